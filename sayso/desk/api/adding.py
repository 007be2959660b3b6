"""``POST /reports``: a text is coded and stored; ``/jobs/ID`` for one that takes longer."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.desk.api import ROOT, answers
from sayso.desk.api.bodies import Sent, by_of, sent
from sayso.desk.api.inputs import NewReport, decoded
from sayso.desk.api.once import once
from sayso.desk.api.parameters import Parameter
from sayso.desk.api.question import question
from sayso.desk.arrivals import with_outlet
from sayso.desk.jobs import Job
from sayso.desk.rendering import desk_of
from sayso.errors import SaysoError
from sayso.exports import contract
from sayso.intake import IntakeOptions
from sayso.ledger.queries import pages
from sayso.schema import Report

router = APIRouter(prefix=ROOT)
#: Seconds that the answer waits for the coder; then there is a job to ask for.
PATIENCE = 20.0
#: Of a report sent as plain text: what is known about it.
OF_TEXT = tuple(
    Parameter(name=n, about=f"Of a text sent as text/plain: its {n}.", schema=s)
    for n, s in (
        ("title", {"type": "string", "maxLength": 200}),
        ("outlet", {"type": "string", "maxLength": 200}),
        ("published", {"type": "string", "pattern": "^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$"}),
        ("url", {"type": "string", "maxLength": 200}),
        ("language", {"type": "string", "pattern": "^[A-Za-z]{2,3}$"}),
    )
)


@router.post("/reports")
def add(request: Request, body: Annotated[Sent, Depends(sent)]) -> Response:
    """Code and store a report: 201 with its record, or 202 with a job where that takes longer."""
    q = question(request, OF_TEXT, paged=False)
    if body.kind == "text/plain":
        import msgspec

        said = {k: v for k, v in q.pairs if v.strip()}
        given = decoded(NewReport, msgspec.json.encode({"text": body.body.decode("utf-8", "replace"), **said}))
    elif body.kind == "application/json":
        given = decoded(NewReport, body.body)
    else:
        raise HTTPException(415, "send application/json (the contract's input object) or text/plain")
    return once(request, body, lambda: _added(request, _report(given)))


@router.get("/jobs/{name}")
def job(request: Request, name: str) -> Response:
    """What has become of a report that was sent."""
    question(request, (), paged=False)
    return answers.json(as_json(desk_of(request).jobs.get(name, by_of(request))))


def _report(given: NewReport) -> Report:
    published = given.published.isoformat() if given.published else None
    mark = hashlib.sha256(given.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    report = Report(
        id=given.id or f"api-{mark}",
        text=given.text,
        title=_none(given.title),
        outlet=given.outlet,
        published=published,
        published_from="given" if published else None,
        url=_none(given.url),
        language=given.language.lower() if given.language else None,
        # A report without an id of its own is known again by its text.
        source=None if given.id else f"api-{mark}",
    )
    found = with_outlet(report)
    assert isinstance(found, Report)
    return found


def _none(text: str | None) -> str | None:
    return text if text and text.strip() else None


def _added(request: Request, report: Report) -> Response:
    desk = desk_of(request)
    made = Job(by=by_of(request), what="API", items=[report], total=1, given=IntakeOptions())
    desk.jobs.start(made)
    if not made.ended.wait(PATIENCE):
        return answers.json(as_json(made), 202, {"Location": f"{ROOT}/jobs/{made.id}"})
    if made.state != "done" or not made.latest or made.latest[0].report is None:
        raise SaysoError(made.message or (made.latest[0].message if made.latest else "the report was not stored"))
    full = pages.report(desk.view(), made.latest[0].report, desk.reader(request))
    return answers.json(contract.record(full), 201, {"Location": f"{ROOT}/reports/{full.row.head.id}"})


def as_json(made: Job) -> dict[str, Any]:
    """A job: its state, and the address of its report once that is stored."""
    states = {"asking": "waiting", "broken": "failed"}
    line = made.latest[0] if made.latest else None
    return {
        "id": made.id,
        "state": states.get(made.state, made.state),
        "message": made.message or (line.message if line else ""),
        "report": f"{ROOT}/reports/{line.report}" if line and line.report else None,
    }
