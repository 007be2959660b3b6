"""``/``: the newest reports, what the ledger holds, what waits for a person; in an empty ledger a place to begin."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk.forms import LIMIT
from sayso.desk.pages.add import examples, folders_allowed
from sayso.desk.rendering import desk_of, page
from sayso.exports import words
from sayso.ledger.judgements.model import Unattached
from sayso.ledger.queries.front import front

router = APIRouter()
#: Reports on a page, and judgements without a record that are shown.
SHOWN, UNATTACHED = 25, 8


@router.get("/")
def home(request: Request, after: str | None = None) -> Response:
    """The newest reports and the numbers of the ledger."""
    desk = desk_of(request)
    view, reader = desk.view(), desk.reader(request)
    found = front(view, reader, after=after, limit=SHOWN)
    person = desk.person(request)
    if not found.reports.total:
        return page(
            request,
            "welcome.html",
            folders=folders_allowed(desk),
            examples=examples() is not None,
            megabytes=LIMIT >> 20,
            mine=desk.jobs.mine(person.name) if person else [],
        )
    return page(
        request,
        "home.html",
        found=found.reports,
        after=after,
        events=found.events,
        claims=found.claims,
        lost=found.unattached[:UNATTACHED],
        lost_number=len(found.unattached),
        what=_what,
        mine=desk.jobs.mine(person.name) if person else [],
    )


def _what(lost: Unattached) -> str:
    """A judgement in one line: ``ana corrected status to negated, on 1 January 2026``."""
    judgement = lost.judgement
    line = f"{judgement.by} {words.DID.get(judgement.kind, judgement.kind)}"
    if judgement.field:
        line += f" {judgement.field}"
    if judgement.kind == "correct":
        line += f" to {words.brief(judgement.value)}"
    return words.one_line(f"{line}, {judgement.at[:10]}")
