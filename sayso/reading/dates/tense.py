"""The tense of the clause that a date stands in, from the parse."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.reading.dates.context import Tense

_FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo", "ca", "may", "should", "must", "can"})
_FUTURE_VERBS = frozenset({"schedule", "plan", "expect", "slate", "due", "set", "intend"})
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
                return _verb_tense(token)
            if token.lemma_ in ("due",):
                return "future"
            if token.head is token:
                return None
            token = token.head
        return None


def _verb_tense(verb: Token) -> Tense | None:
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in helpers}
    if words & _FUTURE_AUX or verb.lower_ in ("will",):
        return "future"
    if verb.lemma_ in _FUTURE_VERBS and (verb.tag_ == "VBN" or words):
        return "future"
    if verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in helpers) or words & {"have", "has", "had", "'ve"}:
        return "past"
    if verb.tag_ == "VB" and "to" in words:
        return "future"
    if verb.tag_ in _PAST_TAGS:
        return "past"
    return None
