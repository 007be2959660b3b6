"""What the desk and its API show: listings a page at a time, counts, one report, one record.

Everything here is for one reader: what is marked above the reader's level is in no row, total, count or message
(:mod:`sayso.ledger.queries.sight`).  A cursor is opaque; rows added while somebody pages are neither shown twice nor make
others vanish.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from sayso.errors import UsageError
from sayso.ledger.queries.actors import Actors
from sayso.ledger.queries.histogram import Histogram, histogram
from sayso.ledger.queries.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.histogram import Bucket
    from sayso.ledger.queries.rows import ActorRow, ClaimRow, EventRow, FullReport, ReportRow
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader

T = TypeVar("T")
LIMIT = 50
#: Field of Filter -> what its facet counts.
FACETS = ("types", "status", "country", "outlet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Some rows of a listing.

    ``after`` and ``before`` are the cursors of the next and the previous page (null where there is none); both are given back
    as ``after``.  ``total`` is the number of all rows.
    """

    rows: tuple[T, ...]
    after: str | None
    before: str | None
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report that search found, and a sentence of it that holds the words."""

    row: ReportRow
    sentence: str


def events(
    view: View, asked: Filter, reader: Reader, *, after: str | None = None, limit: int = LIMIT, newest: bool = True
) -> Page[EventRow]:
    """Events by date of publication and then in text order, the newest report first (or the oldest).

    Raises:
        UsageError: the cursor is none.
    """
    rows = Sight(view, reader).events(view.events(asked))
    return _paged(_ordered(rows, newest=newest), lambda r: r.id, after, limit)


def claims(
    view: View, asked: Filter, reader: Reader, *, after: str | None = None, limit: int = LIMIT, newest: bool = True
) -> Page[ClaimRow]:
    """Claims; see :func:`events`."""
    rows = Sight(view, reader).claims(view.claims(asked))
    return _paged(_ordered(rows, newest=newest), lambda r: r.id, after, limit)


def reports(
    view: View, asked: Filter, reader: Reader, *, after: str | None = None, limit: int = LIMIT, newest: bool = True
) -> Page[ReportRow]:
    """Reports; see :func:`events`."""
    rows = Sight(view, reader).reports(view.reports(asked))
    return _paged(_ordered(rows, newest=newest), lambda r: r.head.id, after, limit)


def actors(view: View, asked: Filter, reader: Reader, *, after: str | None = None, limit: int = LIMIT) -> Page[ActorRow]:
    """Actors by how often they stand in the events and claims that are asked for; see :meth:`View.actors`."""
    sight = Sight(view, reader)
    tally = Actors(view.judgements)
    for event in sight.events(view.events(asked)):
        tally.event(event)
    if not (asked.types or asked.status or asked.country or asked.place):
        for claim in sight.claims(view.claims(asked)):
            tally.claim(claim)
    return _paged(tally.rows(asked.actor), lambda r: r.id, after, limit)


def timeline(view: View, asked: Filter, reader: Reader, *, bucket: Bucket | None = None) -> Histogram:
    """Events by when they began; background only where it is asked for, as in :meth:`View.timeline`."""
    background = "background" in asked.status
    rows = (r for r in Sight(view, reader).events(view.events(asked)) if background or not r.event.background)
    return histogram(((r.event.date.value if r.event.date else None, r.event.quad, 1) for r in rows), bucket)


def facets(view: View, asked: Filter, reader: Reader) -> dict[str, list[tuple[str, int]]]:
    """Numbers of events by ``types``, ``statuses``, ``countries`` and ``outlets``, most first.

    The condition that a facet is about is left out of its own counts: they say what one would get by choosing another value.
    """
    return {
        "types": _facet(view, replace(asked, types=()), reader, lambda r: r.event.type),
        "statuses": _facet(view, replace(asked, status=()), reader, lambda r: r.event.status),
        "countries": _facet(
            view, replace(asked, country=()), reader, lambda r: r.event.place.country if r.event.place else None
        ),
        "outlets": _facet(view, replace(asked, outlet=()), reader, lambda r: r.head.outlet),
    }


def search(
    view: View, words: str, asked: Filter, reader: Reader, *, after: str | None = None, limit: int = LIMIT
) -> Page[Found]:
    """Reports that hold the words and are asked for, best first.

    Raises:
        UsageError: the words make no question, or the cursor is none.
    """
    visible = {r.head.id: r for r in Sight(view, reader).reports(view.reports(asked))}
    found = [Found(row=row, sentence=s) for row, s in view.search(words, 1 << 30) if row.head.id in visible]
    return _paged(found, lambda f: f.row.head.id, after, limit)


def judged(view: View, asked: Filter, reader: Reader) -> Iterator[EventRow | ClaimRow]:
    """Records on which people decided something, those that no longer count included, that are asked for."""
    from sayso.ledger.queries.filters import REVIEWS

    every = replace(asked, review=asked.review or REVIEWS)
    sight = Sight(view, reader)
    rows: Iterable[EventRow | ClaimRow] = (*sight.events(view.events(every)), *sight.claims(view.claims(every)))
    yield from (row for row in rows if row.review.marks)


def report(view: View, name: str, reader: Reader) -> FullReport:
    """One report by its id, the first characters of it (four at least), or the id or address that it came with.

    Raises:
        NotFound: there is none such, or the reader may not see it.
    """
    return Sight(view, reader).report(name)


def record(view: View, name: str, reader: Reader) -> EventRow | ClaimRow:
    """One event or claim by its id.

    Raises:
        NotFound: there is none such, or the reader may not see it.
    """
    return Sight(view, reader).record(name)


def _ordered(rows: Iterable[T], *, newest: bool) -> list[T]:
    """By date of publication, the rows of a report staying in their order."""
    return sorted(rows, key=lambda r: (r.head.published or "", r.head.id), reverse=newest)  # type: ignore[attr-defined]  # all have a head


def _facet(view: View, asked: Filter, reader: Reader, value: Callable[[EventRow], str | None]) -> list[tuple[str, int]]:
    counts = Counter(v for r in Sight(view, reader).events(view.events(asked)) if (v := value(r)) is not None)
    return sorted(counts.items(), key=lambda c: (-c[1], c[0]))


def _paged(rows: Iterable[T], name: Callable[[T], str], after: str | None, limit: int) -> Page[T]:
    found = list(rows)
    names = [name(row) for row in found]
    start = 0
    if after is not None:
        way, at = after[:1], after[1:]
        if way not in {">", "<"} or at not in names:
            raise UsageError(f"no cursor {after!r}")
        start = names.index(at) + 1 if way == ">" else max(0, names.index(at) - limit)
    shown = tuple(found[start : start + limit])
    end = start + len(shown)
    return Page(
        rows=shown,
        after=f">{names[end - 1]}" if shown and end < len(found) else None,
        before=f"<{names[start]}" if shown and start else None,
        total=len(found),
    )
