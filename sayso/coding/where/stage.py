"""The where stage: the place of each event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from sayso.coding.events.said_by import VERBAL
from sayso.coding.where.features import features
from sayso.coding.where.model import Model
from sayso.coding.where.sites import sites_of
from sayso.coding.where.telling import in_a_name, is_seat, told_there
from sayso.reading.places import Gazetteer
from sayso.schema import EventPlace
from sayso.stage import Stage

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

    from sayso.coding.where.site import Site
    from sayso.reading.document import Document
    from sayso.schema import Event


class WhereStage(Stage):
    """Fills ``place`` of the events: a place told in the event's own sentence and tied to its anchor, else null.

    An actor's country is no place of the act, and a place told in another sentence is not taken over, but for "there",
    "the city" and "the capital", which stand in the sentence themselves.

    Args:
        gazetteer: where capitals are looked up.
        model: the linear model; by default the shipped one.
    """

    name: ClassVar[str] = "where"
    version = "5"
    needs: ClassVar[tuple[str, ...]] = ("events", "places")
    adds: ClassVar[tuple[str, ...]] = ()

    def __init__(self, gazetteer: Gazetteer | None = None, model: Model | None = None) -> None:
        self.gazetteer = gazetteer or Gazetteer()
        self._model = model

    def __call__(self, document: Document) -> Document:
        """Place the events that have no place yet."""
        if document.parse is None or not document.events:
            return document
        sites: dict[int, list[Site]] = {}
        return replace(document, events=tuple(self._placed(document, event, sites) for event in document.events))

    def _placed(self, document: Document, event: Event, sites: dict[int, list[Site]]) -> Event:
        if event.place is not None:
            return event
        found = candidates(document, event, self.gazetteer, sites)
        if not found:
            return event
        if self._model is None:
            self._model = Model.load()
        ranked = sorted(((self._model.probability(f), -n) for n, (_, f) in enumerate(found)), reverse=True)
        best, n = ranked[0]
        site, why = found[-n]
        if not self._model.takes(best, why):
            return event
        return replace(event, place=as_place(document, site, why, event))


def sentence_of(document: Document, event: Event) -> tuple[Sentence, tuple[int, int]] | None:
    """The sentence of an event's anchor, and the anchor's tokens (end exclusive)."""
    assert document.parse is not None
    span = document.parse.char_span(event.anchor.start, event.anchor.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    return span[0].sent, (span.start, span.end)


def candidates(
    document: Document, event: Event, gazetteer: Gazetteer, kept: dict[int, list[Site]]
) -> list[tuple[Site, dict[str, float]]]:
    """The sites of an event's sentence with their features; ``kept`` remembers the sites of sentences."""
    assert document.parse is not None
    where = sentence_of(document, event)
    if where is None:
        return []
    sentence, anchor = where
    if sentence.start not in kept:
        sites = sites_of(document, sentence, gazetteer)
        kept[sentence.start] = [s for s in sites if not in_a_name(document, s) and not is_seat(document.parse, s)]
    sites = kept[sentence.start]
    uttered = event.type == "CONSULT" or (event.type in VERBAL and event.status != "future")
    return [
        (s, features(document.parse, anchor, event.type, s, sites))
        for s in sites
        if uttered or not told_there(document, anchor, s, sites, gazetteer)
    ]


def as_place(document: Document, site: Site, why: dict[str, float], event: Event) -> EventPlace:
    """The contract's record of an event's place."""
    return EventPlace(
        name=site.name, geonames=site.geonames, admin1=site.admin1, country=site.country, lat=site.lat, lon=site.lon,
        precision=site.precision, span=document.span(site.start, site.end),
        because=f"{_link(why, event.anchor.text)}; {site.because}",
    )  # fmt: skip


def _link(why: dict[str, float], anchor: str) -> str:
    """The tie between site and anchor in plain words."""
    prep = next((k[5:] for k in why if k.startswith("prep=") and "|" not in k), "-")
    relation = next((k[4:] for k in why if k.startswith("rel=")), "apart")
    word = f"“{prep}” " if prep not in ("-", "other") else ""
    if relation == "inside":
        return "named in the words of the act"
    if relation == "anchor":
        return f"{word}attached to “{anchor}”".strip()
    if "dateline" in why:
        return "the date line"
    if relation.startswith(("above", "below")):
        return f"{word}in the clause of “{anchor}”".strip()
    return f"{word}in the sentence of “{anchor}”".strip()
