"""The two cookies of a browser: the session, and the key that its forms are signed with.

Both are out of reach of scripts and of other sites; over https they are Secure and bound to this host by their name
(RFC 6265bis, ``__Host-``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.desk.security import keys

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SESSION, BROWSER = "sayso-session", "sayso-browser"
#: A year, in seconds: the key of a browser says nothing about anybody.
_YEAR = 365 * 24 * 3600
_KEY = re.compile(r"[A-Za-z0-9_-]{43}")


def name(request: Request, base: str) -> str:
    """The name of a cookie as this connection has it."""
    return f"__Host-{base}" if request.url.scheme == "https" else base


def session_key(request: Request) -> str | None:
    """The key of the session that a browser says it has."""
    return _well_formed(request.cookies.get(name(request, SESSION)))


def given_browser_key(request: Request) -> str | None:
    """The key that the browser sent."""
    return _well_formed(request.cookies.get(name(request, BROWSER)))


def browser_key(request: Request) -> str:
    """The key of the browser, made where it has none; :func:`finish` sends it."""
    made: str | None = getattr(request.state, "browser_key", None)
    if made is None:
        made = given_browser_key(request) or keys.fresh()
        request.state.browser_key = made
    return made


def set_session(request: Request, response: Response, key: str, seconds: int) -> None:
    """Hand out the key of a session."""
    _set(request, response, SESSION, key, seconds)


def end(request: Request, response: Response) -> None:
    """Take session and browser key away."""
    for base in (SESSION, BROWSER):
        secure = request.url.scheme == "https"
        response.delete_cookie(name(request, base), path="/", secure=secure, httponly=True, samesite="lax")


def finish(request: Request, response: Response) -> None:
    """Send the key of the browser where a page made one."""
    made: str | None = getattr(request.state, "browser_key", None)
    if made is not None and made != given_browser_key(request):
        _set(request, response, BROWSER, made, _YEAR)


def _set(request: Request, response: Response, base: str, value: str, seconds: int) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(name(request, base), value, max_age=seconds, path="/", secure=secure, httponly=True, samesite="lax")


def _well_formed(value: str | None) -> str | None:
    return value if value is not None and _KEY.fullmatch(value) else None
