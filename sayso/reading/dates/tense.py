"""The tense of the clause that a date stands in, from the parse."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.reading.dates.context import Tense

_FUTURE_AUX = frozenset({"will", "shall", "'ll", "\u2019ll", "wo", "ca", "may", "should", "must", "can"})
_FUTURE_VERBS = listed("dates", "future_verbs")
#: Verbs whose infinitive tells what lies ahead ("agreed to meet"), unlike "was said to be" or "tried to enter".
_AHEAD_VERBS = _FUTURE_VERBS | listed("dates", "ahead_verbs")
#: Verbs whose simple present tells what is due ("a truce that expires on Sunday").
_DUE_VERBS = listed("dates", "due_verbs")
_PAST_TAGS = frozenset({"VBD", "VBN"})


class ParseTense:
    """Tells the tense at an offset: that of the nearest verb above the word there."""

    def __init__(self, parse: Doc) -> None:
        self._parse = parse
        self._starts: list[int] | None = None

    def __call__(self, offset: int) -> Tense | None:
        """Past, future, or None where the parse does not say."""
        if self._starts is None:
            self._starts = [t.idx for t in self._parse]
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return None
        token = self._parse[i]
        for _ in range(12):  # far above the date another verb's tense says nothing about it
            if token.pos_ in ("VERB", "AUX"):
                tense = _verb_tense(token)
                if tense is not None or token.dep_ not in ("advcl", "xcomp", "aux"):
                    return tense
            elif token.lower_ in ("due", "ahead"):
                return "future"
            if token.head is token:
                return None
            token = token.head
        return None


def _verb_tense(verb: Token) -> Tense | None:  # noqa: PLR0911 - one return for each form of the expression
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in helpers}
    if words & _FUTURE_AUX and "have" in words and not words & {"will", "shall", "'ll"}:
        return "past"
    if words & _FUTURE_AUX or verb.lower_ == "will":
        return "future"
    if verb.lemma_ in _FUTURE_VERBS and (verb.tag_ == "VBN" or words):
        return "future"
    if {"to", "be"} <= words:  # "is to be held", "were to be freed"
        return "past" if verb.head.lemma_ == "be" and verb.head.tag_ == "VBD" else _infinitive_tense(verb)
    if verb.lemma_ == "be" and any(c.dep_ == "xcomp" and _infinitive(c) for c in verb.children):  # "are to travel"
        return "past" if verb.tag_ == "VBD" else "future"
    if verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in helpers) or words & {"have", "has", "had", "'ve"}:
        return "past"
    if verb.tag_ == "VB" and "to" in words:
        return _infinitive_tense(verb)
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in _DUE_VERBS and not words:
        return "future"
    if verb.tag_ in _PAST_TAGS:
        return "past"
    return None


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _infinitive_tense(verb: Token) -> Tense | None:
    return "future" if verb.head.lemma_ in _AHEAD_VERBS or verb.head.pos_ not in ("VERB", "AUX") else None
