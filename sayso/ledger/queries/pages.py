"""What the desk and its API show: listings a page at a time, counts, one report, one record.

Everything here is for one reader: what is marked above the reader's level is in no row, total, count or message
(:mod:`sayso.ledger.queries.sight`).  What is listed and counted is chosen from the catalogue
(:mod:`sayso.ledger.catalogue`) and is what a :class:`~sayso.ledger.queries.view.View` would give; the rows shown are the
view's.
A cursor is opaque; rows added while somebody pages are neither shown twice nor make others vanish.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sayso.ledger.queries.passages import best_sentence
from sayso.ledger.queries.sight import Sight
from sayso.ledger.sensitivity import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sayso.ledger.judgements.model import Unattached
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.histogram import Bucket, Histogram
    from sayso.ledger.queries.rows import ActorRow, ClaimRow, EventRow, FullReport, ReportRow
    from sayso.ledger.queries.view import View

T = TypeVar("T")
LIMIT = 50


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
    return _records(Sight(view, reader), asked, "events", after, limit, newest=newest)


def claims(
    view: View, asked: Filter, reader: Reader, *, after: str | None = None, limit: int = LIMIT, newest: bool = True
) -> Page[ClaimRow]:
    """Claims; see :func:`events`."""
    return _records(Sight(view, reader), asked, "claims", after, limit, newest=newest)


def reports(
    view: View, asked: Filter, reader: Reader, *, after: str | None = None, limit: int = LIMIT, newest: bool = True
) -> Page[ReportRow]:
    """Reports; see :func:`events`."""
    from sayso.ledger.catalogue.order import by_publication

    sight = Sight(view, reader)
    order = by_publication(sight.catalogue, "reports", "", newest=newest)
    found = order.window(sight.chosen(asked, "reports"), after=after, limit=limit)
    refs = sight.named("reports", "ref", found.rows)
    rows = sight.fulls(refs)
    return Page(rows=tuple(rows[r].row for r in refs), after=found.after, before=found.before, total=found.total)


def actors(view: View, asked: Filter, reader: Reader, *, after: str | None = None, limit: int = LIMIT) -> Page[ActorRow]:
    """Actors by how often they stand in the events and claims that are asked for; see :meth:`View.actors`."""
    from sayso.ledger.catalogue.tallies import Actors
    from sayso.ledger.queries.actors import aliases

    sight = Sight(view, reader)

    def tally() -> list[ActorRow]:
        only_events = bool(asked.types or asked.status or asked.country or asked.place)
        events = sight.chosen(asked, "events")
        return Actors(sight.catalogue, aliases(view.judgements)).rows(
            events, None if only_events else sight.chosen(asked, "claims"), asked.actor
        )

    rows = sight.kept(("actors", asked), tally)
    return _listed(rows, lambda r: (-(r.acts + r.receives + r.claims), r.name, r.id), (int, str, str), after, limit)


def timeline(view: View, asked: Filter, reader: Reader, *, bucket: Bucket | None = None) -> Histogram:
    """Events by when they began; background only where it is asked for, as in :meth:`View.timeline`."""
    from sayso.ledger.catalogue import tallies

    sight = Sight(view, reader)
    return sight.kept(("timeline", asked, bucket), lambda: tallies.timeline(sight.catalogue, foreground(sight, asked), bucket))  # type: ignore[no-any-return]


def facets(view: View, asked: Filter, reader: Reader) -> dict[str, list[tuple[str, int]]]:
    """Numbers of events by ``types``, ``statuses``, ``countries`` and ``outlets``, most first.

    The condition that a facet is about is left out of its own counts: they say what one would get by choosing another value.
    """
    from sayso.ledger.catalogue.tallies import counted

    sight = Sight(view, reader)

    def count() -> dict[str, list[tuple[str, int]]]:
        catalogue = sight.catalogue
        frame = catalogue.frames["events"]
        outlets = catalogue.frames["reports"]["outlet"][catalogue.report_of("events")]
        parts = (
            ("types", frame["type"], replace(asked, types=())),
            ("statuses", frame["status"], replace(asked, status=())),
            ("countries", frame["country"], replace(asked, country=())),
            ("outlets", outlets, replace(asked, outlet=())),
        )
        return {name: counted(catalogue, column[sight.chosen(one, "events")]) for name, column, one in parts}

    return sight.kept(("facets", asked), count)  # type: ignore[no-any-return]


def search(
    view: View, words: str, asked: Filter, reader: Reader, *, after: str | None = None, limit: int = LIMIT
) -> Page[Found]:
    """Reports that hold the words and are asked for, best first.

    Raises:
        UsageError: the words make no question, or the cursor is none.
    """
    sight = Sight(view, reader)

    def find() -> list[str]:
        visible = set(sight.named("reports", "ref", sight.chosen(asked, "reports").nonzero()[0]))
        return [ref for ref in view.source.found(words, view.tx) if ref in visible]

    page = _listed(sight.kept(("search", words, asked), find), lambda ref: (ref,), (str,), after, limit, ranked=True)
    fulls = sight.fulls(page.rows)
    rows = tuple(Found(row=fulls[r].row, sentence=best_sentence(fulls[r].coded, words)) for r in page.rows)
    return Page(rows=rows, after=page.after, before=page.before, total=page.total)


def judged(view: View, asked: Filter, reader: Reader) -> Iterator[EventRow | ClaimRow]:
    """Records on which people decided something, those that no longer count included, that are asked for."""
    from sayso.ledger.queries.filters import REVIEWS

    sight = Sight(view, reader)
    every = replace(asked, review=asked.review or REVIEWS)
    for kind in ("events", "claims"):
        mask = sight.chosen(every, kind) & (sight.catalogue.frames[kind]["marked"] > 0)
        yield from sight.rows(kind, mask.nonzero()[0])


def unattached(view: View, reader: Reader) -> list[Unattached]:
    """Judgements that found no record in the present codings of reports that the reader may see, oldest first."""
    sight = Sight(view, reader)
    found = (u for waiting in sight.catalogue.unattached.values() for u in waiting)
    seen = (u for u in found if u.judgement.target.report not in sight.hidden.reports)
    return sorted(seen, key=lambda u: (u.judgement.tx, u.judgement.id))


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


def warm(view: Callable[[], View]) -> None:
    """Make the catalogue and what every listing asks of it, so that nobody waits (a desk calls this beside its first page)."""
    import gc
    from contextlib import suppress

    from sayso.errors import LedgerError
    from sayso.ledger.queries import chronicle
    from sayso.ledger.queries.filters import Filter

    reader = Reader(team=True)
    with suppress(LedgerError):  # whoever asks for a page will be told
        for listing in (reports, events, claims, actors, chronicle.dated):
            listing(view(), Filter(), reader, limit=1)
        facets(view(), Filter(), reader)
        # Names without accents, and sentences: all that conditions look through.
        events(view(), Filter(actor=("a",)), reader, limit=1)
        events(view(), Filter(text="a"), reader, limit=1)
    gc.collect()
    gc.freeze()  # what stays need not be looked through again at each collection, while somebody waits for a page


def foreground(sight: Sight, asked: Filter) -> Any:
    """The mask of the events of a timeline: background only where it is asked for."""
    mask = sight.chosen(asked, "events")
    return mask if "background" in asked.status else mask & (sight.catalogue.frames["events"]["background"] == 0)


def _records(sight: Sight, asked: Filter, kind: str, after: str | None, limit: int, *, newest: bool) -> Page[Any]:
    from sayso.ledger.catalogue.order import by_publication

    order = by_publication(sight.catalogue, kind, "placed" if asked.review else "plain", newest=newest)
    found = order.window(sight.chosen(asked, kind), after=after, limit=limit)
    return Page(rows=tuple(sight.rows(kind, found.rows)), after=found.after, before=found.before, total=found.total)


def _listed(
    rows: Iterable[T],
    key: Callable[[T], tuple[Any, ...]],
    kinds: tuple[type, ...],
    after: str | None,
    limit: int,
    *,
    ranked: bool = False,
) -> Page[T]:
    """A page of a list in order of its keys (``ranked``: in an order of its own, keys being names)."""
    from bisect import bisect_left, bisect_right

    from sayso.errors import UsageError
    from sayso.ledger.catalogue.cursor import decoded, encoded

    found = list(rows)
    start = 0
    if after is not None:
        way, *parts = decoded(after, kinds)
        at = tuple(parts)
        if not ranked:
            start = bisect_right(found, at, key=key) if way == ">" else bisect_left(found, at, key=key)
        else:
            place = next((i for i, row in enumerate(found) if key(row) == at), None)
            if place is None:
                raise UsageError(f"no cursor {after!r}")
            start = place + (way == ">")
        if way == "<":
            start = max(0, start - limit)
    shown = tuple(found[start : start + limit])
    end = start + len(shown)
    return Page(
        rows=shown,
        after=encoded(">", *key(shown[-1])) if shown and end < len(found) else None,
        before=encoded("<", *key(shown[0])) if shown and start else None,
        total=len(found),
    )
