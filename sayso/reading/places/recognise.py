"""Finds the toponyms of a parsed report: names that the gazetteer knows, and the parser's own, weighed by their context.

A phrase is taken where its evidence reaches ``ACCEPT``; the parser's label is one witness among others, so that a town it
calls a person is still a place after "in" or before its province.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sayso.reading.places.containment import link_containers
from sayso.reading.places.evidence import Evidence
from sayso.reading.places.phrases import Phrases, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.reading.places.index import Gazetteer
    from sayso.reading.places.phrases import Candidate
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
#: What parts the names of a list.
_LISTED = frozenset({",", "and", ", and", "or", "and the", "&"})


def recognise(doc: Doc, text: str, gazetteer: Gazetteer, words: Words) -> list[Candidate]:
    """The toponyms of a parsed report in text order, each with the places of its name (none: known to the parser alone)."""
    reading = Reading(doc, text, words)
    found = Phrases(reading, gazetteer).candidates()
    link_containers(found, text)
    evidence = Evidence(reading)
    holders = {c.inside for c in found}
    for n, c in enumerate(found):
        c.score = evidence.of(c, held=n in holders)
    _by_list(found, text, words)
    _by_focus(found, words)
    sure = {c.key for c in found if c.score >= SURE}
    kept = [n for n, c in enumerate(found) if c.score >= ACCEPT or (c.key in sure and c.score >= ACCEPT - _allowance(c, words))]
    place = {old: new for new, old in enumerate(kept)}
    for n in kept:
        inside = found[n].inside
        found[n].inside = None if inside is None else place.get(inside)
    return [found[n] for n in kept]


def _allowance(c: Candidate, words: Words) -> float:
    """What a name may lack where the same name is surely a place elsewhere in the report."""
    if c.label == "PERSON":
        return 0.0 if c.key in words.persons else ELSEWHERE / 2
    return ELSEWHERE


def _by_list(found: list[Candidate], text: str, words: Words) -> None:
    """Like "Sirte, Hun and Waddan": what stands in one list with a sure place is likely one too."""
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        for n in order:
            c, other = found[n], found[n - 1 if order.step > 0 else n + 1]
            first, second = sorted((c, other), key=lambda x: x.start)
            if other.score < SURE or c.score >= SURE or c.demonym != other.demonym or not c.places:
                continue
            if text[first.end : second.start].strip() in _LISTED and c.key not in words.persons:
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
    focus = {k for k, n in told.items() if n >= FOCUS * total and (n > 1 or len(told) == 1)}
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
