"""Verbs that report: who says it, and what; who is told of, and what is confirmed or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Found, Offsets, overlap
from sayso.coding.attributions.phrase import noun_phrase, span, subject
from sayso.coding.attributions.verb_content import content_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.attributions.lexicon import Cue
    from sayso.coding.attributions.page import Page

#: What found an attribution whose content is a noun with a clause of its own.
TOLD_OF = "proposition told of"
PRONOUNS = frozenset(["i", "we", "you", "he", "she", "it", "they", "who", "which", "that", "this", "there"])


def by_verb(token: Token, end: int, page: Page, out: list[Found]) -> None:
    """Add what a verb ascribes, in a sentence that goes on to ``end``, to the attributions so far."""
    if token.pos_ not in ("VERB", "AUX"):
        return
    cue = page.cue(token)
    if cue is None:
        return
    entry, last = cue
    who = subject(token)
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children)
    agent = next((g for c in token.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)
    told = who
    if passive:
        who = agent
    because = TOLD_OF if _proposition(last, page) else f"verb {token.lemma_}"
    content = content_of(token, last, entry, end, page)
    if (
        passive
        and agent is not None
        and told is not None
        and not content
        and (entry.act in ("confirm", "deny", "reject") or token.lemma_ in ("claim", "report") or _this(told))
    ):
        content, because = (noun_phrase(told),), "report confirmed or denied"
    if not content:
        return
    if passive and who is None and not any(page.marked.holds(s) for s, _ in content):
        return
    source = noun_phrase(who) if who is not None else None
    if source and any(s < source[1] and source[0] < e for s, e in content):
        content = tuple(p for s, e in content for p in ((s, min(e, source[0])), (max(s, source[1]), e)) if p[1] - p[0] > 1)
    if source and _nested(content, source, page, out) and not _reported(token, entry, source, page):
        return
    if content and (source or any(page.marked.holds(s) for s, _ in content)):
        at = span(token, last) if last.i == token.i + 1 else span(token, token)
        out.append(Found(content=content, cue=at, source=source, because=because))


def _proposition(particle: Token, page: Page) -> bool:
    """Whether a particle's object is a noun with a clause of its own ("about the possibility of sending troops")."""
    nouns = [c for c in particle.children if c.dep_ == "pobj" and c.lemma_.lower() in page.lexicon.propositions]
    inner = [c for noun in nouns for c in noun.children]
    return any(c.dep_ in ("acl", "relcl") or any(g.dep_ == "pcomp" for g in c.children) for c in inner)


def _nested(content: tuple[Offsets, ...], source: Offsets, page: Page, out: list[Found]) -> bool:
    """Does it stand in what another says?"""
    return any(overlap((*content, source), f.content) for f in out) or page.marked.holds(source[0])


def _reported(verb: Token, entry: Cue, source: Offsets, page: Page) -> bool:
    """Speech within speech is taken where somebody with a name or a noun tells a clause, not where "he said he hoped"."""
    pronoun = page.text[source[0] : source[1]].lower() in PRONOUNS
    clausal = any(c.dep_ == "ccomp" for c in verb.children) and "c" in entry.frames
    threat = entry.act in ("threaten", "promise") and any(c.dep_ == "xcomp" for c in verb.children)
    return not pronoun and (clausal or threat)


def _this(subject: Token) -> bool:
    """Does a subject take up what was told before ("This was announced by the minister")?"""
    return subject.lower_ in ("this", "that") or any(c.lower_ in ("this", "that") and c.dep_ == "det" for c in subject.children)
