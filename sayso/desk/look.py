"""How a person likes the pages: light or dark, plain words or with codes.  Kept in cookies; no deed, so a link is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from fastapi import Request
    from starlette.responses import Response

THEMES = ("auto", "light", "dark")
#: A year, in seconds.
KEPT = 365 * 24 * 3600


def theme(request: Request) -> str:
    """``auto`` (as the system has it), ``light`` or ``dark``."""
    asked = request.cookies.get("theme", "auto")
    return asked if asked in THEMES else "auto"


def codes(request: Request) -> bool:
    """Whether codes (CAMEO, PLOVER, ids) are shown beside the plain words: ``?codes=1`` in the address, else the cookie."""
    return request.query_params.get("codes", request.cookies.get("codes", "0")) == "1"


def link(request: Request, **changes: str) -> str:
    """The address that makes a change of the look and comes back here."""
    query = urlencode([(k, v) for k, v in request.query_params.multi_items() if k not in changes])
    here = request.url.path + (f"?{query}" if query else "")
    return "/look?" + urlencode({**changes, "back": here})


def local(path: str) -> str:
    """The path if it leads to this desk, else the first page: nobody is sent elsewhere by a link to us."""
    fine = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path if fine else "/"


def keep(response: Response, name: str, value: str) -> None:
    """Remember a liking for a year."""
    response.set_cookie(name, value, max_age=KEPT, httponly=True, samesite="lax")
