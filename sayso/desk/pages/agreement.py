"""``/agreement``: how far the people who judged agree, of the whole ledger or of what filters leave."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk.asking import asking
from sayso.desk.filtering import filtering
from sayso.desk.judging.agreed import agreed
from sayso.desk.rendering import page

router = APIRouter()


@router.get("/agreement")
def agreement(request: Request) -> Response:
    """Krippendorff's alpha by field, with what it means."""
    q = asking(request)
    found = agreed(q.view, q.asked.filter, q.reader)
    return page(request, "agreement.html", found=found, **filtering(request, q))
