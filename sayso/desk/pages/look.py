"""``/look``: changes how pages look, and goes back."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from sayso.desk import look

router = APIRouter()


@router.get("/look")
def change(theme: str | None = None, codes: str | None = None, back: str = "/") -> Response:
    """Keep what is asked for and go back to where the link stood; what is no choice changes nothing."""
    response = RedirectResponse(look.local(back), status_code=303)
    if theme in look.THEMES:
        look.keep(response, "theme", theme)
    if codes in {"0", "1"}:
        look.keep(response, "codes", codes)
    response.headers["Cache-Control"] = "no-store"
    return response
