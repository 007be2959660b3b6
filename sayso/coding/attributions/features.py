"""What the trained judge of speech act and certainty looks at: names of features that hold for one attribution."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.attributions.acts import FUTURE, MAY, WHEN, WILL_NOT
from sayso.coding.attributions.found import length
from sayso.coding.attributions.said import negated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from sayso.coding.attributions.found import Found
    from sayso.coding.attributions.lexicon import Cue, Lexicon
    from sayso.coding.attributions.said import Said

#: Words of the content that are looked at one by one.
OPENING = 24
NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?)\b", re.IGNORECASE)
NEGATED = re.compile(r"\b(?:not|no|never|none|nothing|nobody|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)
FIRST = re.compile(r"\b(?:i|we|us|our|my|me)\b", re.IGNORECASE)


def features(found: Found, doc: Doc, lexicon: Lexicon, this: Said, entry: Cue | None, rule: str, back: float) -> list[str]:  # noqa: PLR0917 - all that tells the manner
    """The names of what holds, each once.

    Args:
        found: source, cue and content.
        doc: the parse.
        lexicon: the cue lexicon.
        this: what is said (said.py).
        entry: the lexicon's entry for the cue.
        rule: the act that the rules give.
        back: how much of what is said was said before by another (0 to 1).
    """
    out = {"bias", f"rule={rule}", f"entry={entry.act if entry else None}", f"sure={entry.certainty if entry else None}"}
    out |= {
        f"by rule={rule}&{entry.act if entry else None}",
        f"by rule={rule}&said before={lexicon.acts.has('said_before', this.text[:60])}",
    }
    if found.cue is not None:
        cue = doc.char_span(*found.cue, alignment_mode="expand")
        out.add(f"by rule={rule}&cue={cue.root.lemma_.lower() if cue is not None else None}")
    out |= set(_cue(found, doc))
    if any(f"cue={verb}" in out for verb in lexicon.believing):
        out.add("cue believes")
    out |= set(_source(found, doc, lexicon, this))
    out |= set(_content(found, lexicon, this, rule))
    out |= set(_sides(this, lexicon))
    out |= set(_words(found, doc))
    not_so = bool(NEGATED.search(this.text[:80]))
    if back > 0:
        out |= {"back", f"back&neg={not_so}", f"back&rule={rule}"}
        if back >= 0.5:  # noqa: PLR2004 - half of the words
            out |= {"back much", f"back much&neg={not_so}"}
    return sorted(out)


def _cue(found: Found, doc: Doc) -> Iterator[str]:
    words = doc.char_span(*found.cue, alignment_mode="expand") if found.cue else None
    if words is None:
        yield "cue none"
        return
    for token in words:
        yield f"cue={token.lemma_.lower()}"
    yield f"cue all={words.text.lower()}"
    if found.content and found.cue:
        yield "cue first" if found.cue[0] < found.content[0][0] else "cue after"
    if any(c.dep_ == "neg" for t in words for c in t.children) or NEGATED.search(words.text):
        yield "cue negated"
    for child in words.root.children:
        if child.dep_ in ("aux", "prt", "prep") and child.i >= words.start - 2:
            yield f"cue child={child.lower_}"
        if child.dep_ in ("xcomp", "ccomp", "dobj"):
            yield f"cue {child.dep_}"


def _source(found: Found, doc: Doc, lexicon: Lexicon, this: Said) -> Iterator[str]:
    words: Span | None = doc.char_span(*found.source, alignment_mode="expand") if found.source else None
    lists = lexicon.acts
    if words is None:
        yield "source none"
    else:
        root = words.root
        yield f"source head={root.lemma_.lower()}"
        yield f"source tag={root.tag_}"
        yield f"source first={words[0].lower_}" if words[0].lower_ in ("a", "an", "the", "one", "its", "his") else "source bare"
    for name in ("bodies", "observers"):
        if lists.has(name, this.speaker):
            yield f"source {name}"


def _content(found: Found, lexicon: Lexicon, this: Said, rule: str) -> Iterator[str]:
    lists = lexicon.acts
    if not found.content:
        yield "content none"
    for name in sorted(lists.patterns):
        if name not in ("bodies", "observers") and lists.has(name, this.text):
            yield f"list {name}"
            yield f"list {name}&own={this.own}"
    for name, pattern in (
        ("future", FUTURE), ("will not", WILL_NOT), ("may", MAY), ("when", WHEN), ("number", NUMBER),
        ("negated", NEGATED), ("first person", FIRST),
    ):  # fmt: skip
        if pattern.search(this.text):
            yield f"said {name}"
            yield f"said {name}&own={this.own}"
    for level, pattern in lexicon.hedges.items():
        if pattern.search(this.text[:110]):
            yield f"hedge {level}"
    if this.text.rstrip('”" ').endswith("?"):
        yield "said ?"
    yield f"own={this.own}"
    size = length(found.content)
    yield f"size={min(6, size // 20)}"
    if this.root is not None:
        yield from _clause(this.root, this.subject, own=this.own)
    else:
        yield f"clause none&rule={rule}"


def _sides(this: Said, lexicon: Lexicon) -> Iterator[str]:
    """Who speaks of whom, and of what doing: of another side's acts of force one accuses, of one's own one announces."""
    lists, not_so = lexicon.acts, negated(this)
    yield f"speaker kind={this.kind}"
    yield f"subject kind={this.subject_kind}"
    yield f"speaker kind={this.kind}&subject={this.subject_kind}"
    yield f"other={this.other}"
    if lists.has("protected", this.text):
        yield "protected"
    root = this.root
    force = root is not None and root.lemma_.lower() in lists.force
    yield f"force={force}&own={this.own}&neg={not_so}"
    yield f"force={force}&other={this.other}"
    if root is None:
        return
    yield f"root tag={root.tag_}&body={lists.has('bodies', this.speaker)}&own={this.own}"
    yield f"root={root.lemma_.lower()}&own={this.own}"
    pronoun = this.subject is not None and this.subject.pos_ == "PRON"
    yield f"pronoun={this.subject.lower_ if this.subject is not None and pronoun else None}&neg={not_so}"
    done_to = next((c for c in root.children if c.dep_ in ("dobj", "nsubjpass")), None)
    yield f"done to={done_to.lemma_.lower() if done_to is not None else None}"
    whose = next((c.lower_ for c in done_to.children if c.dep_ == "poss"), None) if done_to is not None else None
    yield f"done to whose={whose}"


def _clause(root: Token, subject: Token | None, *, own: bool) -> Iterator[str]:
    force = root.lemma_.lower()
    yield f"root={force}"
    yield f"root tag={root.tag_}"
    yield f"root tag={root.tag_}&own={own}"
    for child in root.children:
        if child.dep_ in ("aux", "auxpass", "neg"):
            yield f"root {child.dep_}={child.lower_}"
    if subject is None:
        yield "subject none"
        return
    yield f"subject={subject.lower_}" if subject.pos_ in ("PRON", "DET") else f"subject {subject.pos_}"
    yield f"subject {subject.dep_}"
    if any(c.lower_ in ("no", "none", "not") for c in subject.children):
        yield "subject no"


def _words(found: Found, doc: Doc) -> Iterator[str]:
    if not found.content:
        return
    words = doc.char_span(*found.content[0], alignment_mode="expand")
    if words is None:
        return
    kept = [t for t in words if not t.is_space and not t.is_punct][:OPENING]
    for n, token in enumerate(kept[:2]):
        yield f"word {n}={token.lower_}"
    for token in kept:
        if token.pos_ != "PROPN":
            yield f"word={token.lemma_.lower()}"
