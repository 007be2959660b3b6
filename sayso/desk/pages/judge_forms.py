"""``GET /judge/DEED``: the forms of those judgements that need more than a button."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.desk import sheet
from sayso.desk.judging import panel
from sayso.desk.judging.alike import alike
from sayso.desk.judging.roles import judge_of
from sayso.desk.judging.sent import Sent
from sayso.desk.judging.subjects import head_of, record_of, subject
from sayso.desk.look import local
from sayso.desk.rendering import desk_of, page
from sayso.errors import SaysoError, UsageError
from sayso.judging.fields import Fields
from sayso.ledger.judgements.model import GRADES
from sayso.ledger.queries import pages
from sayso.ledger.queries.rows import EventRow, FullReport

router = APIRouter()
_BLANKS = re.compile(r"\s+")
FORMS = frozenset({"correct", "merge", "split", "note", "assign"})


@dataclass(frozen=True, slots=True)
class Refused:
    """A form as it was sent, and why it was not taken."""

    form: Sent
    message: str


def again(request: Request, deed: str, form: Sent, message: str) -> Response | None:
    """The form once more with all that was written in it; null for deeds that have none, or where it can't be made."""
    refused = Refused(form, message)
    try:
        if deed == "add":
            return add_form(request, form.text("report"), form.text("kind_of"), (None, None), form.back, refused)
        if deed in FORMS:
            parts = sum(k.endswith(".was") and k[0].isdigit() for k, _ in form.pairs)
            return deed_form(request, deed, form.text("record"), form.back, parts, refused)
    except SaysoError:
        return None
    return None


@router.get("/judge/add")
def add(  # noqa: PLR0917 - parameters of an address
    request: Request, report: str, kind: str = "event", start: int | None = None, end: int | None = None, back: str = ""
) -> Response:
    """A new record of the words that were selected (``start`` and ``end``, code points), or of words to be written."""
    return add_form(request, report, kind, (start, end), back)


def add_form(  # noqa: PLR0917 - parameters of an address
    request: Request, report: str, kind: str, span: tuple[int | None, int | None], back: str, refused: Refused | None = None
) -> Response:
    """The form of a new record; ``refused``: as it was sent, and what was wrong with it."""
    judge_of(request, "add")
    if kind not in {"event", "claim"}:
        raise UsageError(f"an event or a claim can be added, not {kind!r}")
    desk = desk_of(request)
    view = desk.view()
    full = pages.report(view, report, desk.reader(request))
    text = full.coded.text
    chosen, (start, end) = None, span
    if start is not None and end is not None:
        chosen = Fields(full.coded, "").quote(f"{start}:{end}")
    return page(
        request, "judge/add.html", status=400 if refused else 200, refused=refused, view=view,
        seen=refused.form.seen if refused else view.tx, full=full, head=full.row.head, kind=kind, chosen=chosen,
        around=_around(text, chosen), back=local(back or f"/reports/{full.row.head.id}"), coded=full.coded,
    )  # fmt: skip


@router.get("/judge/grade")
def grade(request: Request, outlet: str, back: str = "") -> Response:
    """How reliable an outlet is."""
    judge_of(request, "grade")
    view = desk_of(request).view()
    return page(
        request, "judge/grade.html", refused=None, view=view, seen=view.tx, outlet=outlet, grades=GRADES,
        now=view.grades.get(outlet), back=local(back or "/"),
    )  # fmt: skip


@router.get("/judge/{deed}")
def form(request: Request, deed: str, record: str, back: str = "", parts: int = 2) -> Response:
    """Correct, merge, split, note or assign a record (or correct, note or assign a report)."""
    return deed_form(request, deed, record, back, parts)


def deed_form(  # noqa: PLR0917 - parameters of an address
    request: Request, deed: str, record: str, back: str, parts: int, refused: Refused | None = None
) -> Response:
    """The form; ``refused``: as it was sent, and what was wrong with it."""
    if deed not in FORMS:
        raise HTTPException(404)
    judge_of(request, deed)
    desk = desk_of(request)
    view, reader = desk.view(), desk.reader(request)
    found = subject(view, reader, record)
    whole = isinstance(found, FullReport)
    if whole and deed in {"merge", "split"}:
        raise UsageError(f"a report can't be {deed}d" if deed == "merge" else "a report can't be split")
    head: Any = head_of(found)
    full = found if isinstance(found, FullReport) else pages.report(view, head.id, reader)
    return page(
        request,
        f"judge/{deed}.html",
        status=400 if refused else 200,
        refused=refused,
        view=view,
        seen=refused.form.seen if refused else view.tx,
        found=found,
        row=None if whole else found,
        kind="report" if whole else "event" if isinstance(found, EventRow) else "claim",
        is_event=isinstance(found, EventRow),
        record=record_of(found),
        name=head.id if whole else found.id,  # type: ignore[union-attr]  # a record has one
        head=head,
        full=full,
        coded=full.coded,
        text=full.coded.text,
        sheet=sheet,
        panel=panel,
        parts=max(2, min(parts, 9)),
        alike=alike(view, reader, found, full) if deed == "merge" else [],
        back=local(back or (f"/reports/{head.id}" if whole else f"/records/{found.id}")),  # type: ignore[union-attr]  # as above
    )


def _around(text: str, chosen: dict[str, Any] | None) -> tuple[str, str, str] | None:
    """The sentence of the chosen words: before, the words, after."""
    from sayso.ledger.queries.passages import around

    if chosen is None:
        return None
    start, end = chosen["start"], chosen["end"]
    found = list(around(text, [(start, end)])) or [(start, end)]
    first, last = min(found[0][0], start), max(found[-1][1], end)
    return _BLANKS.sub(" ", text[first:start]), chosen["text"], _BLANKS.sub(" ", text[end:last])
