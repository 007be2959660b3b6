"""Finds words and sentences of a parse by their offsets, and what the story features ask of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from sayso.knowledge.dates import DAYS, MONTHS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DAYS_MONTHS = frozenset({*DAYS, *MONTHS})


class Sentences:
    """Finds tokens and sentences of a parse by offset."""

    def __init__(self, parse: Doc) -> None:
        self.parse = parse
        self._starts = [t.idx for t in parse]
        self._sentence: list[int] = []
        self._names: dict[int, frozenset[str]] = {}
        number = -1
        for token in parse:
            if token.is_sent_start or number < 0:
                number += 1
            self._sentence.append(number)

    def token(self, offset: int) -> int:
        """The number of the token at an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence(self, offset: int) -> int:
        """The number of the sentence at an offset."""
        return self._sentence[self.token(offset)] if self._sentence else 0

    def names(self, sentence: int) -> frozenset[str]:
        """The proper names in a sentence, in lower case."""
        if sentence not in self._names:
            first, end = bisect_left(self._sentence, sentence), bisect_right(self._sentence, sentence)
            self._names[sentence] = (
                frozenset(t.lower_ for t in self.parse[first:end] if t.pos_ == "PROPN" and t.is_alpha) - DAYS_MONTHS
            )
        return self._names[sentence]

    def opening(self, sentence: int) -> str:
        """The first word of a sentence, in lower case."""
        first = self._sentence.index(sentence)
        return next((t.lower_ for t in self.parse[first : first + 4] if t.is_alpha), "")

    @staticmethod
    def subject(verb: Token) -> str | None:
        """The head word of a verb's subject, in lower case; that of the verb it is joined to where it has none."""
        for token in (verb, verb.head):
            for child in token.children:
                if child.dep_ in ("nsubj", "nsubjpass"):
                    return child.lower_
            if verb.dep_ not in ("conj", "xcomp"):
                break
        return None

    def quoted(self, offset: int) -> bool:
        """Is the word at an offset within quotation marks that open in its sentence (or run over all of it)?"""
        at = self.token(offset)
        start = self.parse[at].sent.start
        marks = sum(t.text in ('"', "“", "”") for t in self.parse[start:at])
        return marks % 2 == 1

    def head(self, start: int, end: int) -> Token:
        """The word of a stretch that governs the others."""
        first, last = self.token(start), max(self.token(start), self.token(max(start, end - 1)))
        inside = self.parse[first : last + 1]
        for token in inside:
            if not first <= token.head.i <= last or token.head is token:
                return token
        return self.parse[first]
