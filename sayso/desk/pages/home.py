"""``/``: what the ledger holds, and what to do next."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk.rendering import desk_of, page
from sayso.ledger.queries import pages
from sayso.ledger.queries.filters import Filter

router = APIRouter()


@router.get("/")
def home(request: Request) -> Response:
    """The newest reports and the numbers of the ledger."""
    desk = desk_of(request)
    found = pages.reports(desk.view(), Filter(), desk.reader(request), limit=20)
    return page(request, "home.html", found=found)
