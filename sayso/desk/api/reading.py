"""What programs read: reports, events, claims, actors, the timeline, search, facets, dossiers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk import twins
from sayso.desk.api import ROOT
from sayso.desk.api.parameters import BUCKET, of_claims, of_events
from sayso.desk.api.question import Question, paged, question
from sayso.desk.rendering import desk_of
from sayso.errors import NotFound, UsageError
from sayso.exports import contract
from sayso.ledger.judgements.values import plain
from sayso.ledger.queries import chronicle, pages
from sayso.ledger.queries.filters import Filter
from sayso.ledger.queries.rows import EventRow

router = APIRouter(prefix=ROOT)


def _listed(q: Question, find: Callable[..., pages.Page[Any]], asked: Filter, kind: str) -> Response:
    """One page of a listing; ``find`` is the function of ``queries.pages`` that gives it."""
    return q.shown(
        lambda: q.listing(
            paged(lambda: find(q.view, asked, q.reader, after=q.after, limit=q.limit)), partial(twins.record, kind)
        )
    )


@router.get("/reports")
def reports(request: Request) -> Response:
    """Reports, the newest first."""
    q = question(request, of_events())
    return _listed(q, pages.reports, q.asked.of_events, "report")


@router.get("/reports/{name}")
def report(request: Request, name: str) -> Response:
    """The contract's record of one report."""
    q = question(request, (), paged=False)
    return q.shown(lambda: _with_transaction(q, contract.record(pages.report(q.view, name, q.reader))))


def _with_transaction(q: Question, said: dict[str, Any]) -> dict[str, Any]:
    return said | {"transaction": q.view.tx if q.reader.team else None}


@router.get("/events")
def events(request: Request) -> Response:
    """Events, those of the newest report first."""
    q = question(request, of_events())
    return _listed(q, pages.events, q.asked.filter, "event")


@router.get("/claims")
def claims(request: Request) -> Response:
    """Claims, those of the newest report first."""
    q = question(request, of_claims())
    return _listed(q, pages.claims, q.asked.filter, "claim")


@router.get("/events/{name}")
def event(request: Request, name: str) -> Response:
    """One event."""
    return _record(request, name, "event")


@router.get("/claims/{name}")
def claim(request: Request, name: str) -> Response:
    """One claim."""
    return _record(request, name, "claim")


def _record(request: Request, name: str, kind: str) -> Response:
    q = question(request, (), paged=False)

    def found() -> dict[str, Any]:
        row = pages.record(q.view, name, q.reader)
        if isinstance(row, EventRow) != (kind == "event"):
            raise NotFound(f"no {kind} {name}")
        return _with_transaction(q, twins.record(kind, row))

    return q.shown(found)


@router.get("/actors")
def actors(request: Request) -> Response:
    """Actors by how often they stand in the events and claims that are asked for."""
    q = question(request, of_events())
    return _listed(q, pages.actors, q.asked.of_events, "actor")


@router.get("/actors/{name:path}")
def actor(request: Request, name: str) -> Response:
    """What is known of an actor, and its numbers in the ledger."""
    q = question(request, (), paged=False)
    known = desk_of(request).actors.get(name)

    def found() -> dict[str, Any]:
        rows = pages.actors(q.view, Filter(actor=(name,)), q.reader, limit=1000).rows
        row = next((r for r in rows if r.id == name), None)
        if row is None and known is None:
            raise NotFound(f"no actor {name}")
        shown = known.name if known is not None else row.name if row is not None else name
        return {"id": name, "name": shown, "known": plain(known) if known else None, "in_ledger": plain(row) if row else None}

    return q.shown(found)


@router.get("/timeline")
def timeline(request: Request) -> Response:
    """Dated events in order, and how many there were when."""
    q = question(request, (*of_events(), BUCKET))

    def found() -> dict[str, Any]:
        bars = pages.timeline(q.view, q.asked.of_events, q.reader, bucket=q.value("by"))  # type: ignore[arg-type]  # checked
        page = paged(lambda: chronicle.dated(q.view, q.asked.of_events, q.reader, after=q.after, limit=q.limit))
        return {"histogram": plain(bars), **q.listing(page, partial(twins.record, "event"))}

    return q.shown(found)


@router.get("/search")
def search(request: Request) -> Response:
    """Reports that hold the words, best first; none where the words make no question."""
    q = question(request, of_events())

    def found() -> dict[str, Any]:
        text, rest = q.asked.filter.text, replace(q.asked.of_events, text=None)
        page: pages.Page[pages.Found] = pages.Page(rows=(), after=None, before=None, total=0)
        if text:
            try:
                page = pages.search(q.view, text, rest, q.reader, after=q.after, limit=q.limit)
            except UsageError as error:
                if "cursor" in str(error):
                    raise NotFound(str(error)) from None
        return q.listing(page, lambda f: twins.record("report", f.row) | {"sentence": f.sentence})

    return q.shown(found)


@router.get("/facets")
def facets(request: Request) -> Response:
    """Numbers of events by type, status, country and outlet: what one would get by choosing another value."""
    q = question(request, of_events(), paged=False)

    def found() -> dict[str, Any]:
        counts = pages.facets(q.view, q.asked.of_events, q.reader)
        return {name: [{"value": v, "count": n} for v, n in values] for name, values in counts.items()}

    return q.shown(found)
