"""``/reports/ID``: one report with everything that was read in it; ``/records/ID``: one record, the words that it rests on."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from sayso.desk import look, sheet
from sayso.desk.reading import Reading, safe_url
from sayso.desk.rendering import desk_of, page
from sayso.ledger.queries import pages
from sayso.ledger.queries.rows import EventRow

router = APIRouter()


@router.get("/reports/{name:path}")
def report(request: Request, name: str, record: str | None = None, at: int | None = None, part: int | None = None) -> Response:
    """The report's text with marks, and the record that is asked for beside it (alone, where htmx asks for a part)."""
    desk = desk_of(request)
    view = desk.view()
    full = pages.report(view, name, desk.reader(request))
    if full.row.head.id != name:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/reports/{quote(full.row.head.id)}{query}")
    reading = Reading(full, record=record, at=at, part=part)
    template = "_panel.html" if "hx-request" in request.headers else "reader.html"
    return page(
        request,
        template,
        reading=reading,
        full=full,
        head=full.row.head,
        row=reading.row,
        text=reading.text,
        sheet=sheet,
        is_event=isinstance(reading.row, EventRow),
        url=safe_url(full.row.head.url),
        view=view,
    )


@router.get("/records/{name:path}")
def one_record(request: Request, name: str) -> Response:
    """One event or claim with all its evidence."""
    desk = desk_of(request)
    view, reader = desk.view(), desk.reader(request)
    row = pages.record(view, name, reader)
    if row.id != name:
        return RedirectResponse(f"/records/{quote(row.id)}{'?codes=1' if look.codes(request) else ''}")
    template = "_sheet.html" if "hx-request" in request.headers else "record.html"
    text = view.text(row.head.id) or ""
    return page(
        request, template, row=row, head=row.head, text=text, sheet=sheet, is_event=isinstance(row, EventRow), reading=None,
        view=view,
    )  # fmt: skip
