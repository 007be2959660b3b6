"""``/X.json`` and ``/X.csv``: the listings for programs, with the same filters and cursor; ``all=1`` gives every row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk import dates, twins
from sayso.desk.asking import MOST, asking
from sayso.desk.bars import QUADS
from sayso.desk.pages.search import texts
from sayso.desk.pages.timeline import bucket_of
from sayso.desk.twins import form_of
from sayso.ledger.judgements.values import plain
from sayso.ledger.queries import chronicle, pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sayso.desk.asking import Asking
    from sayso.exports.columns import Cell
    from sayso.ledger.queries.pages import Page

router = APIRouter()


def listing(request: Request, path: str, kind: str, find: Callable[[Asking], Page[Any]], **head: Any) -> Response:
    """One page of a listing as it is asked for, or all of it."""
    q = asking(request)
    every = request.query_params.get("all") == "1"
    first = find(replace(q, limit=MOST) if every else q)
    rows = twins.pages_of(first, (lambda c: find(replace(q, after=c, limit=MOST))) if every else None)
    base = str(request.base_url).rstrip("/")
    cursors = {} if every else {"next": first.after, "prev": first.before}
    links = {rel: base + q.here(f"{path}.{form_of(request)}", after=c) for rel, c in cursors.items() if c}
    name = f"sayso-{path.strip('/').replace('/', '-')}-{dates.today()}"
    if form_of(request) == "csv":
        return twins.stream(form_of(request), twins.csv_of(kind, rows), name, links)
    said = {"total": first.total, "next": links.get("next"), "previous": links.get("prev"), "filters": q.asked.query, **head}
    return twins.stream(form_of(request), twins.json_lines(said, (twins.record(kind, r) for r in rows)), name, links)


def _of(find: Callable[..., Page[Any]], *, claims: bool = False) -> Callable[[Asking], Page[Any]]:
    """A listing of :mod:`sayso.ledger.queries`, for what is asked; ``claims`` reads the filters as those of claims."""

    def found(q: Asking) -> Page[Any]:
        filters = q.asked.of_claims if claims else q.asked.of_events
        return find(q.view, filters, q.reader, after=q.after, limit=q.limit)

    return found


@router.get("/index.json")
@router.get("/index.csv")
def index(request: Request) -> Response:
    """The reports of the first page."""
    return listing(request, "/index", "report", _of(pages.reports))


@router.get("/events.json")
@router.get("/events.csv")
def events(request: Request) -> Response:
    """Events."""
    return listing(request, "/events", "event", _of(pages.events))


@router.get("/claims.json")
@router.get("/claims.csv")
def claims(request: Request) -> Response:
    """Claims."""
    return listing(request, "/claims", "claim", _of(pages.claims, claims=True))


@router.get("/actors.json")
@router.get("/actors.csv")
def actors(request: Request) -> Response:
    """Actors."""
    return listing(request, "/actors", "actor", _of(pages.actors))


@router.get("/timeline.json")
@router.get("/timeline.csv")
def timeline(request: Request, by: str | None = None) -> Response:
    """The bars and, in JSON, the dated events in order."""
    q = asking(request)
    found = pages.timeline(q.view, q.asked.of_events, q.reader, bucket=bucket_of(by))
    if form_of(request) == "csv":
        head = ("start", "end", *(quad.replace(" ", "_") for quad in QUADS), "total")
        lines: Iterable[list[Cell]] = (
            [b.start, b.end, *(b.counts.get(quad, 0) for quad in QUADS), b.total] for b in found.bars
        )
        return twins.stream(form_of(request), twins.csv_lines(head, lines), f"sayso-timeline-{dates.today()}", {})
    bars = {"bucket": found.bucket, "bars": [plain(b) for b in found.bars], "undated": found.undated, "coarse": found.coarse}
    return listing(request, "/timeline", "event", _of(chronicle.dated), **bars)


@router.get("/search.json")
def search(request: Request) -> Response:
    """Reports that hold the words, each with the sentence that does."""
    return listing(request, "/search", "found", texts)


@router.get("/search.csv")
def search_table(request: Request) -> Response:
    """Reports that hold the words."""

    def find(q: Asking) -> Page[Any]:
        found = texts(q)
        return pages.Page(rows=tuple(f.row for f in found.rows), after=found.after, before=found.before, total=found.total)

    return listing(request, "/search", "report", find)
