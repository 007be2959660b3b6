"""``/reports/ID.json``, ``/records/ID.csv`` and the like: one thing for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk import twins
from sayso.desk.asking import asking
from sayso.desk.dossier import numbers
from sayso.desk.pages.actors import OneActor
from sayso.desk.pages.twins import listing
from sayso.desk.rendering import desk_of
from sayso.desk.twins import form_of
from sayso.exports import contract
from sayso.exports.jsontext import json_text
from sayso.ledger import dossiers
from sayso.ledger.judgements.values import plain
from sayso.ledger.queries import pages
from sayso.ledger.queries.rows import EventRow

if TYPE_CHECKING:
    from sayso.desk.asking import Asking

router = APIRouter()


def _json(value: Any) -> Response:
    return Response(json_text(value) + "\n", media_type="application/json")


@router.get("/reports/{name:path}.json")
@router.get("/reports/{name:path}.csv")
def report(request: Request, name: str) -> Response:
    """The contract's record of a report, after judgements; as CSV its events."""
    desk = desk_of(request)
    full = pages.report(desk.view(), name, desk.reader(request))
    if form_of(request) == "json":
        return _json(contract.record(full))
    return twins.stream(form_of(request), twins.csv_of("event", full.events), f"sayso-report-{full.row.head.id}", {})


@router.get("/records/{name:path}.json")
@router.get("/records/{name:path}.csv")
def record(request: Request, name: str) -> Response:
    """One event or claim."""
    desk = desk_of(request)
    row = pages.record(desk.view(), name, desk.reader(request))
    kind = "event" if isinstance(row, EventRow) else "claim"
    if form_of(request) == "json":
        return _json({"kind": kind, **twins.record(kind, row)})
    return twins.stream(form_of(request), twins.csv_of(kind, [row]), f"sayso-record-{row.id}", {})


@router.get("/actors/{name:path}.json")
@router.get("/actors/{name:path}.csv")
def actor(request: Request, name: str) -> Response:
    """What is known of an actor, its numbers, whom it meets, and its events; as CSV its events."""
    known = desk_of(request).actors

    def find(q: Asking) -> pages.Page[Any]:
        return OneActor(q, name, known).company.events(after=q.after, limit=q.limit)

    q = asking(request)
    one = OneActor(q, name, known)
    company = one.company
    head = {
        "id": one.id,
        "name": one.name,
        "known": plain(one.known) if one.known else None,
        "counts": {"acts": company.acts, "receives": company.receives, "says": company.says},
        "period": company.period,
        "meets": [plain(p) for p in company.partners()],
    }
    return listing(request, f"/actors/{quote(name)}", "event", find, **head)


@router.get("/dossiers.json")
@router.get("/dossiers.csv")
def every_dossier(request: Request) -> Response:
    """All dossiers."""
    kept = [plain(d) for d in dossiers.all(desk_of(request).ledger)]
    if form_of(request) == "json":
        return twins.stream(form_of(request), twins.json_lines({"total": len(kept)}, kept), "sayso-dossiers", {})
    head = ("id", "name", "query", "by", "at")
    return twins.stream(form_of(request), twins.csv_lines(head, ([d[k] for k in head] for d in kept)), "sayso-dossiers", {})


@router.get("/dossiers/{name}.json")
@router.get("/dossiers/{name}.csv")
def one_dossier(request: Request, name: str) -> Response:
    """A dossier with its numbers and where its records are."""
    desk = desk_of(request)
    kept = dossiers.get(desk.ledger, name)
    found = numbers(kept, desk.view(), desk.reader(request))
    counts = {n: getattr(found, n) for n in ("events", "claims", "actors", "reports")}
    said = plain(kept) | counts
    if form_of(request) == "csv":
        return twins.stream(
            form_of(request), twins.csv_lines(list(said), [list(said.values())]), f"sayso-dossier-{kept.id}", {}
        )
    base = str(request.base_url).rstrip("/")
    links = {v: f"{base}/{v}.json?{kept.query}" for v in ("events", "claims", "actors", "timeline")}
    feeds = {form: f"{base}/dossiers/{kept.id}/feed.{form}" for form in ("atom", "json")}
    return _json(said | {"undated": found.histogram.undated, "views": links, "feeds": feeds})
