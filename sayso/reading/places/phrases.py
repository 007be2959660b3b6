"""Phrases of a parsed report that may be toponyms: known to the gazetteer, or said to be one by the parser or a word before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.reading.places.names import fold
from sayso.reading.places.tables import ABBREVIATION, DEMONYM, POSTAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Entity

    from sayso.reading.places.index import Gazetteer, Place
    from sayso.reading.places.words import Words

#: The longest name looked up, in tokens.
LONGEST = 7

_JOINERS = frozenset(
    {
        "of", "the", "de", "la", "le", "du", "del", "da", "do", "dos", "al", "el", "an", "and", "ez", "az", "es",
        "as", "ash", "ad",
        "ar", "at", "en", "sur", "upon", "-", "'", "’", "e", "y", "i", "under", "on",
    }
)  # fmt: skip
_HEADS = frozenset({"al", "el", "an", "az", "as", "ash", "ad", "ar", "at"})
SETTLEMENTS = frozenset({"city", "town", "village", "suburb", "hamlet", "villages", "towns"})


@dataclass(slots=True)
class Candidate:
    """A phrase that may be a toponym; ``first`` and ``last`` are its tokens (inclusive)."""

    start: int
    end: int
    text: str
    key: str
    first: int
    last: int
    places: tuple[Place, ...]
    label: str = ""
    demonym: bool = False
    score: float = 0.0
    kinds: frozenset[str] = frozenset()  # kinds that a word beside it names
    inside: int | None = None  # index of the candidate that contains it ("X, Y")
    because: list[str] = field(default_factory=list)


class Reading:
    """A parsed report as lists of words and entities, which is quicker than asking the parse again and again."""

    def __init__(self, doc: Doc, text: str, words: Words) -> None:
        self.tokens: list[Token] = list(doc)
        self.text, self.words = text, words
        self.texts = [t.text for t in self.tokens]
        self.ents: list[Entity] = list(doc.ents)
        self.ent_of: dict[int, int] = {}
        for n, ent in enumerate(self.ents):
            for i in range(ent.start, ent.end):
                self.ent_of[i] = n
        self.surnames = {self.texts[e.end - 1] for e in self.ents if e.label_ == "PERSON" and e.end - e.start > 1}
        self.lower = {t for t in self.texts if t.islower()}

    def adjacent(self, i: int) -> bool:
        """Whether token i and the next are parted by nothing but a blank."""
        return i + 1 < len(self.tokens) and self.tokens[i].whitespace_ == " "


class Phrases:
    """Finds candidates in a reading, the longest names first."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer) -> None:
        self.tokens, self.texts, self.text = reading.tokens, reading.texts, reading.text
        self.ents, self.ent_of = reading.ents, reading.ent_of
        self.words, self.gazetteer = reading.words, gazetteer

    def candidates(self) -> list[Candidate]:
        """The candidates in text order; none overlap."""
        out: list[Candidate] = []
        i, n = 0, len(self.tokens)
        while i < n:
            found = self._longest(i) or self._by_label(i) or self._by_sound(i) or self._by_kind(i)
            if found is None:
                i += 1
            else:
                out.append(found)
                i = found.last + 1
        return out

    def _starts(self, i: int) -> bool:
        word = self.texts[i]
        if word[0].isupper():
            return True
        return word in _HEADS and i + 2 < len(self.texts) and self.texts[i + 1] == "-" and self.texts[i + 2][0].isupper()

    def _reach(self, i: int) -> int:
        """The token after the longest phrase that may be a name from i on."""
        end = i
        for j in range(i, min(i + LONGEST, len(self.texts))):
            word = self.texts[j]
            if word[0].isupper():
                end = j + 1
            elif word not in _JOINERS and j != i:
                break
        return end

    def _longest(self, i: int) -> Candidate | None:
        if not self._starts(i):
            return None
        for end in range(self._reach(i), i, -1):
            if not self.texts[end - 1][0].isupper():
                continue
            if end - i > 1 and self.texts[end - 1] == "The":
                continue
            start_at, end_at = self.tokens[i].idx, self.tokens[end - 1].idx + len(self.texts[end - 1])
            phrase = self.text[start_at:end_at]
            if "\n" in phrase:
                continue
            key = fold(phrase)
            places = self.gazetteer.by_key(key) if len(key) > 1 else ()
            if not places and end - i > 1 and self.texts[end - 1] in self.words.suffixes:
                places = self._suffixed(i, end)
            places = self._fit(phrase, places, i)
            if (
                places
                and any(p.how == ABBREVIATION for p in places)
                and self.texts[end : end + 1] == ["."]
                and not phrase.isupper()
            ):
                phrase += "."  # the full stop belongs to "Ont." and "W.Va."
            if places:
                return self._make(i, end - 1, phrase, key, places)
        return None

    def _suffixed(self, i: int, end: int) -> tuple[Place, ...]:
        """Like "Idlib Province": the places named Idlib that are provinces."""
        kinds = self.words.kinds.get(self.texts[end - 1].lower(), frozenset())
        bare = self.text[self.tokens[i].idx : self.tokens[end - 2].idx + len(self.texts[end - 2])]
        return tuple(p for p in self.gazetteer.find(bare) if p.kind in kinds and p.how != DEMONYM)

    def _fit(self, phrase: str, places: tuple[Place, ...], i: int) -> tuple[Place, ...]:
        """Leave out what the writing excludes: abbreviations in other letters, a state's two letters without a comma before."""
        if not places or all(p.how not in (ABBREVIATION, POSTAL) for p in places):
            return places
        comma = i > 0 and self.texts[i - 1] == ","
        capitals = phrase.isupper() or "." in phrase or (comma and self.texts[i + 1 : i + 2] == ["."])
        return tuple(
            p for p in places
            if not (p.how == POSTAL and not (comma and phrase.isupper())) and not (p.how == ABBREVIATION and not capitals)
        )  # fmt: skip

    def _by_label(self, i: int) -> Candidate | None:
        """A GPE, LOC or FAC of the parser that the gazetteer doesn't know by its exact name."""
        n = self.ent_of.get(i)
        if n is None or self.ents[n].label_ not in ("GPE", "LOC", "FAC"):
            return None
        ent = self.ents[n]
        first, last = ent.start, ent.end - 1
        while first < last and self.texts[first].lower() in ("the", "a", "an"):
            first += 1
        if first != i:
            return None
        while last > first and self.texts[last] in ("'s", "’s", ",", ".", "-"):
            last -= 1
        start, end = self.tokens[first].idx, self.tokens[last].idx + len(self.texts[last])
        phrase = self.text[start:end]
        if not phrase or not any(ch.isupper() for ch in phrase) or "\n" in phrase or not fold(phrase):
            return None
        return self._make(first, last, phrase, fold(phrase), self.gazetteer.find_loosely(phrase))

    def _by_sound(self, i: int) -> Candidate | None:
        """A name after "in" or "town of" that the gazetteer knows in another romanisation."""
        if not i or not self._starts(i):
            return None
        before = self.texts[i - 1].lower()
        if before not in self.words.locative and not (
            before == "of" and i > 1 and self.texts[i - 2].lower() in self.words.kinds
        ):
            return None
        for end in range(self._reach(i), i, -1):
            phrase = self.text[self.tokens[i].idx : self.tokens[end - 1].idx + len(self.texts[end - 1])]
            places = self.gazetteer.find_loosely(phrase) if "\n" not in phrase else ()
            if places:
                return self._make(i, end - 1, phrase, fold(phrase), places)
        return None

    def _by_kind(self, i: int) -> Candidate | None:
        """Like "The village of X": X is a place, known or not."""
        if i < 2 or self.texts[i - 1] != "of" or self.texts[i - 2].lower() not in SETTLEMENTS or not self._starts(i):  # noqa: PLR2004 - "town of"
            return None
        last = i
        while last + 1 < self._reach(i):
            last += 1
        phrase = self.text[self.tokens[i].idx : self.tokens[last].idx + len(self.texts[last])]
        return None if "\n" in phrase or not fold(phrase) else self._make(i, last, phrase, fold(phrase), ())

    def _make(self, first: int, last: int, phrase: str, key: str, places: tuple[Place, ...]) -> Candidate:
        start = self.tokens[first].idx
        demonym = bool(places) and all(p.how == DEMONYM for p in places)
        return Candidate(start, start + len(phrase), phrase, key, first, last, places, demonym=demonym)
