"""``/queue.json``, ``/agreement.csv`` and the like: what to look at next and how far people agree, for programs."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk import twins
from sayso.desk.asking import asking
from sayso.desk.judging import queue as queued
from sayso.desk.judging.agreed import agreed
from sayso.desk.rendering import desk_of
from sayso.desk.twins import form_of
from sayso.exports.columns import Cell

router = APIRouter()


@router.get("/queue.json")
@router.get("/queue.csv")
def queue(request: Request, at: str | None = None) -> Response:
    """The queue from a record on (``at``): ids with what they are worth and why."""
    q = asking(request)
    desk = desk_of(request)
    found = queued.ranking(q, desk, desk.person(request))
    start = found.place(at)
    entries = found.entries(q.view, start, start + q.limit)
    if form_of(request) == "csv":
        rows: list[list[Cell]] = [[e.id, e.worth, "; ".join(queued.reasons(e))] for e in entries]
        return twins.stream("csv", twins.csv_lines(("id", "worth", "reasons"), rows), "sayso-queue", {})
    end = start + q.limit
    base = str(request.base_url).rstrip("/")
    links = {"next": base + q.here("/queue.json", at=found.ids[end])} if end < len(found.ids) else {}
    head = {"total": len(found.ids), "next": links.get("next"), "filters": q.asked.query}
    return twins.stream(
        "json", twins.json_lines(head, (asdict(e) | {"said": queued.reasons(e)} for e in entries)), "sayso-queue", links
    )


@router.get("/agreement.json")
@router.get("/agreement.csv")
def agreement(request: Request) -> Response:
    """Krippendorff's alpha by field."""
    q = asking(request)
    found = agreed(q.view, q.asked.filter, q.reader)
    fields = [asdict(line.field) | {"means": line.means} for line in found.lines]
    if form_of(request) == "csv":
        head = ("kind", "field", "alpha", "units", "agreed", "means")
        return twins.stream("csv", twins.csv_lines(head, ([r[h] for h in head] for r in fields)), "sayso-agreement", {})
    said = {"units": found.units, "people": list(found.people), "filters": q.asked.query}
    return twins.stream("json", twins.json_lines(said, fields), "sayso-agreement", {})
