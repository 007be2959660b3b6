"""``/queue``: what to look at next, one record at a time, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk import sheet
from sayso.desk.asking import Asking, asking
from sayso.desk.filtering import filtering
from sayso.desk.judging import panel, queue
from sayso.desk.rendering import desk_of, page
from sayso.errors import NotFound
from sayso.ledger.judgements.model import Judgement
from sayso.ledger.queries import pages
from sayso.ledger.queries.rows import EventRow

if TYPE_CHECKING:
    from sayso.desk.desk import Person

router = APIRouter()
#: Records listed at a time.
LISTED = 15


@router.get("/queue")
def next_look(request: Request, at: str | None = None, did: str | None = None) -> Response:
    """The record that is worth most (or ``at``) with its words and the forms to judge it; what follows beside it."""
    from sayso.ledger.queries import worth  # what it needs is loaded when it is first asked for
    from sayso.ledger.queries.reasons import WORTH

    q = asking(request)
    desk = desk_of(request)
    person = desk.person(request)
    found = queue.ranking(q, desk, person)
    place = found.place(at)
    start = place - place % LISTED
    entries = found.entries(q.view, start, start + LISTED)
    around = [found.ids[i] for i in (place - 1, place, place + 1) if 0 <= i < len(found.ids)]
    rows = worth.rows(q.view, q.reader, dict.fromkeys([*around, *(e.id for e in entries)]))
    row = rows.get(found.ids[place]) if found.ids else None
    lost = worth.lost(q.view, q.reader)
    before, after = (found.ids[i] if 0 <= i < len(found.ids) else None for i in (place - 1, place + 1))
    done = _own(q, did, person)
    return page(
        request,
        "queue.html",
        view=q.view,
        found=found,
        place=place,
        start=start,
        listed=LISTED,
        entries=[e for e in entries if e.id in rows],
        rows=rows,
        row=row,
        head=row.head if row else None,
        text=(q.view.text(row.head.id) or "") if row else "",
        is_event=isinstance(row, EventRow),
        sheet=sheet,
        reading=None,
        why=queue.reasons,
        said=queue.SAID,
        weights=WORTH,
        lost=lost,
        lost_in_words=[(u, panel.what(u.judgement)) for u in lost],
        here=q.here("/queue", at=row.id) if row else q.here("/queue"),
        next=q.here("/queue", at=after or before),
        before=before,
        after=after,
        did=done,
        again=q.here("/queue", at=_record_of(q, done) if done else None),
        what=panel.what,
        **filtering(request, q),
    )


def _own(q: Asking, name: str | None, person: Person | None) -> Judgement | None:
    """The person's own judgement of that name, on what they may see: nobody learns of others' by guessing names."""
    by = person.name if person is not None else None
    made = next((j for j in q.view.judgements if j.id == name and j.by == by), None)
    if made is not None and made.target.report is not None:
        try:
            pages.report(q.view, made.target.report, q.reader)
        except NotFound:
            return None
    return made


def _record_of(q: Asking, judgement: Judgement) -> str | None:
    """The id of the record that a judgement was about."""
    if judgement.target.report is None or judgement.target.key is None:
        return None
    full = pages.report(q.view, judgement.target.report, q.reader)
    return next((r.id for r in (*full.events, *full.claims, *full.hidden) if r.key == judgement.target.key), None)
