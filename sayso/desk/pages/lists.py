"""``/events`` and ``/claims``: who did what to whom; who says what, through whom."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk import evidence
from sayso.desk.asking import asking
from sayso.desk.filtering import filtering
from sayso.desk.rendering import page
from sayso.ledger.queries import pages

router = APIRouter()


@router.get("/events")
def events(request: Request) -> Response:
    """Events as sentences, each with its words, its place and on whose say-so."""
    q = asking(request)
    found = pages.events(q.view, q.asked.of_events, q.reader, after=q.after, limit=q.limit)
    return page(request, "events.html", found=found, words_of=evidence.of_rows(q.view, found.rows), **filtering(request, q))


@router.get("/claims")
def claims(request: Request) -> Response:
    """Claims with the chain through which each was told."""
    q = asking(request)
    found = pages.claims(q.view, q.asked.of_claims, q.reader, after=q.after, limit=q.limit)
    return page(request, "claims.html", found=found, **filtering(request, q))
