"""How it is said by rule: speech act, certainty and negation, from the cue's entry and the words of the content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.attributions.acts import FUTURE, act_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.act_words import Words
    from sayso.coding.attributions.found import Found
    from sayso.coding.attributions.lexicon import Cue, Lexicon
    from sayso.coding.attributions.said import Said
    from sayso.schema import Certainty, SpeechAct

#: How much of the content is looked at for words that weaken it: its first clause, roughly.
OPENING = 110
#: Cues with a word of reproach, praise or disbelief as what is said ("called the charge a lie").
EVALUATES = frozenset(
    ["call", "describe", "characterise", "characterize", "label", "brand", "term", "dub", "deem", "consider", "regard"]
)
#: Words of the cue that show what is said to be bare news, or somebody's own view.
PLAIN = frozenset(["state", "announce"])
BELIEVES = re.compile(
    r"^(?:that )?(?:he|she|it|they|we|i)(?: \w+)? (?:believe[sd]?|understands?|understood|think|thought|suspect(?:s|ed)?"
    r"|assumes?|assumed|have reason)\b",
    re.IGNORECASE,
)
NO_HEDGE = re.compile(
    r"\b(?:so that|could(?: not|n['’]t)|could(?= \w+ (?:so|that))|could (?:see|hear|feel|smell)\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Manner:
    """Act, certainty and negation of one attribution."""

    act: SpeechAct
    certainty: Certainty
    negated: bool


def entry_of(found: Found, doc: Doc, lexicon: Lexicon) -> Cue | None:
    """The lexicon's entry for the cue's words: a phrase first, then the last verb that it knows."""
    if found.cue is None:
        return None
    words = doc.char_span(*found.cue, alignment_mode="expand")
    if words is None:
        return None
    text = words.text.lower()
    for name, entry in lexicon.adverbials.items():
        if text.startswith(name):
            return entry
    lemmas = [t.lemma_.lower() for t in words]
    for name, entry in lexicon.phrases.items():
        verb, _, particle = name.partition(" ")
        if verb in lemmas and particle in text.split() + [t.lower_ for t in words[-1].children]:
            return entry
    known = [lexicon.verbs[x] for x in lemmas if x in lexicon.verbs]
    if known and known[-1].act != "state":
        return known[-1]
    nouns = [lexicon.verbs[lexicon.nouns[x]] for x in (*lemmas, *(t.lower_ for t in words)) if x in lexicon.nouns]
    return nouns[-1] if nouns else known[-1] if known else None


def manner_of(found: Found, doc: Doc, lexicon: Lexicon, text: str, *, entry: Cue | None, this: Said) -> Manner:
    """Act, certainty and negation from the cue's entry, the words of the content and who speaks.

    Args:
        found: source, cue and content.
        doc: the parse.
        lexicon: the cue lexicon.
        text: the report's text.
        entry: the cue's entry (``entry_of``).
        this: what is said, read (said.py).
    """
    opening = " ".join(text[s:e] for s, e in found.content)[:OPENING]
    act = _act(found, doc, lexicon, entry, this)
    certainty: Certainty = entry.certainty if entry else "certain"
    if certainty == "certain" and act != "deny":
        if BELIEVES.match(opening.strip("“\"' ")):
            certainty = "probable"
        else:
            certainty = next(
                (level for level, pattern in lexicon.hedges.items() if pattern.search(NO_HEDGE.split(opening)[0])), "certain"
            )
    words = doc.char_span(*found.cue, alignment_mode="expand") if found.cue else None
    negated = words is not None and any(
        c.dep_ == "neg" for t in words for c in (*t.children, *t.head.children) if c.head in words
    )
    return Manner(act, certainty, negated)


def _act(found: Found, doc: Doc, lexicon: Lexicon, entry: Cue | None, this: Said) -> SpeechAct:
    """The cue's act, unless the cue is plain or what it ascribes says otherwise."""
    lists = lexicon.acts
    words = doc.char_span(*found.cue, alignment_mode="expand") if found.cue else None
    lemmas = {t.lemma_.lower() for t in words} if words is not None else set()
    act: SpeechAct = entry.act if entry else "state"
    if lemmas & EVALUATES and act == "state":
        return _evaluation(lists, this)
    if "warn" in lemmas and found.content:
        asks = words is not None and any(c.dep_ == "xcomp" for t in words for c in t.children)
        return _warning(lists, this, asks=asks)
    return _other(found, lists, this, act, lemmas, is_promise=entry is lexicon.verbs.get("promise"))


def _evaluation(lists: Words, this: Said) -> SpeechAct:
    """The act of a cue that passes judgement: "called it a lie", "described it as a success"."""
    wrong = lists.has("wrong", this.text)
    acts: tuple[tuple[SpeechAct, bool], ...] = (
        ("deny", lists.has("untrue", this.text) or (wrong and lists.has("said_before", this.text[:40]))),
        ("reject", lists.has("refuse", this.text)),
        ("accuse", wrong),
        ("praise", lists.has("praise", this.text)),
    )
    return next((act for act, holds in acts if holds), "state")


def _warning(lists: Words, this: Said, *, asks: bool) -> SpeechAct:
    """The act of "warn": a demand to leave something, a threat of one's own, else a prediction."""
    if asks or lists.has("demand", this.text):
        return "demand"
    return "threaten" if this.own or lists.has("harm", this.text) else "predict"


def _other(found: Found, lists: Words, this: Said, act: SpeechAct, lemmas: set[str], *, is_promise: bool) -> SpeechAct:
    """The act of any other cue: its own, unless it is plain or the words say otherwise."""
    if act == "promise" and lists.has("harm", this.text) and not is_promise:
        return "threaten"
    if act == "promise" and not FUTURE.search(this.text) and act_of(this, lists) == "deny":
        return "deny"
    if act == "reject" and lists.has("said_before", this.text) and "reject" in lemmas:
        return "deny"
    if act not in PLAIN or (act == "announce" and lemmas & {"announce", "declare", "proclaim", "disclose", "reveal"}):
        return act
    plain = act_of(this, lists) if found.content else act
    return "announce" if act == "announce" and plain in ("state", "predict") else plain
