"""The pages of the desk as a view gives them, row by row: what the catalogue must equal."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from sayso.ledger.queries.actors import Actors
from sayso.ledger.queries.histogram import histogram
from sayso.ledger.queries.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.histogram import Bucket, Histogram
    from sayso.ledger.queries.rows import ActorRow, ClaimRow, EventRow, ReportRow
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader

T = TypeVar("T", "EventRow", "ClaimRow", "ReportRow")


def events(view: View, asked: Filter, reader: Reader, *, newest: bool = True) -> list[EventRow]:
    return _ordered(Sight(view, reader).events(view.events(asked)), newest=newest)


def claims(view: View, asked: Filter, reader: Reader, *, newest: bool = True) -> list[ClaimRow]:
    return _ordered(Sight(view, reader).claims(view.claims(asked)), newest=newest)


def reports(view: View, asked: Filter, reader: Reader, *, newest: bool = True) -> list[ReportRow]:
    from sayso.ledger.queries.filters import about_records

    rows = _ordered(Sight(view, reader).reports(view.reports(asked)), newest=newest)
    if about_records(asked):
        there = {r.head.id for r in events(view, asked, reader)}
        rows = [r for r in rows if r.head.id in there]
    return rows


def actors(view: View, asked: Filter, reader: Reader) -> list[ActorRow]:
    tally = Actors(view.judgements)
    for event in events(view, asked, reader):
        tally.event(event)
    if not (asked.types or asked.status or asked.country or asked.place):
        for claim in claims(view, asked, reader):
            tally.claim(claim)
    return tally.rows(asked.actor)


def timeline(view: View, asked: Filter, reader: Reader, bucket: Bucket | None) -> Histogram:
    rows = [r for r in events(view, asked, reader) if "background" in asked.status or not r.event.background]
    return histogram(((r.event.date.value if r.event.date else None, r.event.quad or "", 1) for r in rows), bucket)


def facets(view: View, asked: Filter, reader: Reader) -> dict[str, list[tuple[str, int]]]:
    def facet(one: Filter, value: Callable[[EventRow], str | None]) -> list[tuple[str, int]]:
        counts = Counter(v for r in events(view, one, reader) if (v := value(r)) is not None)
        return sorted(counts.items(), key=lambda c: (-c[1], c[0]))

    return {
        "types": facet(replace(asked, types=()), lambda r: r.event.type),
        "statuses": facet(replace(asked, status=()), lambda r: r.event.status),
        "countries": facet(replace(asked, country=()), lambda r: r.event.place.country if r.event.place else None),
        "outlets": facet(replace(asked, outlet=()), lambda r: r.head.outlet),
    }


def _ordered(rows: Iterable[T], *, newest: bool) -> list[T]:
    """By date of publication, the rows of a report staying in their order."""
    found = [r for r in rows]  # noqa: C416 - a list of its own
    return sorted(found, key=lambda r: (r.head.published or "", r.head.id), reverse=newest)
