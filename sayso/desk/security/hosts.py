"""Whom a request was meant for, and from which site it comes.

A desk on loopback answers to its own names only: a name of somebody else's that suddenly leads to this machine (DNS rebinding)
gets nothing.  Deeds are refused when the browser says that another site asks for them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from fastapi import Request

    from sayso.desk.desk import Settings

OWN = ("localhost", "127.0.0.1", "[::1]")
_HOST = re.compile(r"(?P<name>[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")
_SAFE = ("GET", "HEAD", "OPTIONS")


def answers_to(settings: Settings, host: str) -> bool:
    """Whether a desk goes by the name in a Host header.

    Beyond loopback a desk does not know its names unless it is told (``sayso desk --name``); then it answers to these alone.
    """
    found = _HOST.fullmatch(host)
    if found is None:
        return False
    if settings.accounts and not settings.names:
        return True
    own = f"[{settings.host}]" if ":" in settings.host else settings.host
    return found["name"].lower().rstrip(".") in {*OWN, own.lower(), *(n.lower() for n in settings.names)}


def from_elsewhere(request: Request) -> bool:
    """Whether a browser says that another site's page asks for a deed; programs that are no browsers say nothing."""
    if request.method in _SAFE:
        return False
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return True
    origin = request.headers.get("origin")
    # The scheme is not compared: a proxy may speak https for us.
    return origin is not None and _netloc(origin) != request.headers.get("host", "").lower()


def _netloc(origin: str) -> str:
    """Name and port of an origin, in lower case; empty where there is none (``null``)."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""
