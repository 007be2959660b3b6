"""The place stage: toponyms of a report, each with the place it means and why."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from sayso.reading.places.index import Gazetteer
from sayso.reading.places.names import fold
from sayso.reading.places.phrases import Candidate
from sayso.reading.places.recognise import recognise
from sayso.reading.places.resolve import resolve
from sayso.reading.places.tables import DEMONYM, KINDS
from sayso.reading.places.words import Words, load_words
from sayso.reading.places.world import Context, Resolved
from sayso.schema import PlaceMention
from sayso.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.knowledge.outlets import Outlets
    from sayso.reading.document import Document
    from sayso.reading.places.index import Place


#: The id of a state or of one of its bodies: "LBY", "LBY.GNA".
_STATE = re.compile(r"[A-Z]{3}(?:\.|$)")


class PlaceStage(Stage):
    """Adds ``places``: toponyms and demonyms in text order.

    What the user's own index holds is part of the stage's version, so that a report is coded again when it changes.
    A demonym ("Turkish") is a mention of its country, and its ``because`` begins with "demonym": it says whose, not where.

    Args:
        gazetteer: by default the packed index and the user's own; opened at the first report.
    """

    name: ClassVar[str] = "places"
    version = "5"
    needs: ClassVar[tuple[str, ...]] = ("parse", "mentions")
    adds: ClassVar[tuple[str, ...]] = ("places",)

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self.gazetteer = gazetteer or Gazetteer()
        own = self.gazetteer.own_digest()
        if own is not None:
            self.version = f"{self.version}+own-{own}"
        self._words: Words | None = None
        self._outlets: Outlets | None = None

    def __call__(self, document: Document) -> Document:
        """Find and resolve the toponyms of a report that was parsed."""
        if document.parse is None:
            return document
        if self._words is None:
            self._words = load_words()
        text = document.report.text
        found = recognise(document.parse, text, self.gazetteer, self._words)
        answers = resolve(found, self._context(document))
        return replace(document, places=tuple(as_mention(c, a, self.gazetteer) for c, a in zip(found, answers, strict=True)))

    def _context(self, document: Document) -> Context:
        codes = {m.actor[:3] for m in document.mentions if m.actor and _STATE.match(m.actor)}
        actors = tuple(sorted(code for code in codes if self.gazetteer.country_name(code)))
        return Context(outlet=self._seat(document.report.outlet), actors=actors, published=document.report.published)

    def _seat(self, name: str | None) -> str | None:
        """The country of an outlet; null for one that is not known, and for agencies, which write from everywhere."""
        if not name:
            return None
        if self._outlets is None:
            from sayso.knowledge.outlets import Outlets

            self._outlets = Outlets.installed()
        outlet = self._outlets.match(name)
        return outlet.country if outlet is not None and not outlet.agency else None


def as_mention(c: Candidate, answer: Resolved, gazetteer: Gazetteer) -> PlaceMention:
    """The contract's record of a toponym and its answer."""
    place = answer.place
    if place is None:
        return PlaceMention(
            start=c.start, end=c.end, text=c.text, name=None, geonames=None, admin1=None, country=None, lat=None, lon=None,
            precision=None, because="unresolved: " + "; ".join(answer.because),
        )  # fmt: skip
    return PlaceMention(
        start=c.start, end=c.end, text=c.text, name=full_name(place, gazetteer), geonames=place.geonames,
        admin1=gazetteer.admin1_name(place.admin1) if place.kind != "country" else None, country=place.country, lat=place.lat,
        lon=place.lon, precision=KINDS[place.kind], because="; ".join(dict.fromkeys(answer.because)),  # type: ignore[arg-type]
    )  # fmt: skip


def full_name(place: Place, gazetteer: Gazetteer) -> str:
    """Like "Tripoli, Libya": the gazetteer's name and its country's; a country's or region's name stands alone."""
    country = gazetteer.country_name(place.country)
    if place.kind == "country" or country is None or country == place.name:
        return place.name
    return f"{place.name}, {country}"


def resolve_spans(
    text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer, context: Context | None = None
) -> list[PlaceMention]:
    """Resolve toponyms whose spans are known (from another recogniser, or from gold), by the names and their order alone.

    Args:
        text: the report's text.
        spans: (start, end) in text order.
        gazetteer: where names are looked up.
        context: what is known besides the text.

    Returns:
        One mention for each span, in order; unresolved ones carry nulls.
    """
    from sayso.reading.places.containment import link_containers

    words = load_words()
    found = []
    for start, end in spans:
        phrase = text[start:end]
        key = fold(phrase)
        places = gazetteer.by_key(key) or _without_kind(phrase, gazetteer, words) or gazetteer.find_loosely(phrase)
        demonym = bool(places) and all(p.how == DEMONYM for p in places)
        found.append(Candidate(start, end, phrase, key, 0, 0, places, demonym=demonym))
    link_containers(found, text)
    return [as_mention(c, a, gazetteer) for c, a in zip(found, resolve(found, context or Context()), strict=True)]


def _without_kind(phrase: str, gazetteer: Gazetteer, words: Words) -> tuple[Place, ...]:
    head, _, last = phrase.rpartition(" ")
    kinds = words.kinds.get(last.lower())
    if head and kinds:
        return tuple(p for p in gazetteer.find(head) if p.kind in kinds)
    return ()
