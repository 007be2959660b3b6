"""Answers: JSON, with a tag by which a program asks whether something has changed, and links to other pages."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso import __version__
from sayso.exports.jsontext import json_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import Request

    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader


def shown(request: Request, view: View, reader: Reader, make: Callable[[], dict[str, Any]]) -> Response:
    """What ``make`` gives, or 304 where the asker has it.

    For the team the tag is that of the ledger's transaction, the reader and the question, and nothing is worked out again for
    those who have the answer.  For guests it is that of the answer itself: it must not tell that something changed which they
    may not see.
    """
    if reader.team:
        state = (__version__, view.tx, reader, str(request.url))
        tag = _tag(repr(state))
        if _has(request, tag):
            return _unchanged(tag)
        return json(make(), headers=_headers(tag))
    body = json_text(make()) + "\n"
    tag = _tag(body)
    if _has(request, tag):
        return _unchanged(tag)
    return Response(body, media_type="application/json", headers=_headers(tag))


def versioned(request: Request, version: str, value: dict[str, Any], status: int = 200, **headers: str) -> Response:
    """A thing that programs can change, with a strong tag of its version for their ``If-Match``; 304 where the asker has it."""
    tag = f'"{version}"'
    if request.method == "GET" and _has(request, tag):
        return _unchanged(tag)
    return json(value, status, _headers(tag) | headers)


def matching(request: Request) -> frozenset[str] | None:
    """The versions that ``If-Match`` names; null for ``*``, any (RFC 9110, 13.1.1).

    A tag that a proxy made weak, because it compressed the answer, names the same version.

    Raises:
        HTTPException: 428 (RFC 6585), the header is not there.
    """
    given = request.headers.get("if-match")
    if given is None:
        raise HTTPException(428, "send If-Match with the ETag of what you have seen, so that nobody's change is lost")
    if given.strip() == "*":
        return None
    return frozenset(re.findall(r'"([^"]*)"', given))


def json(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A value as JSON, with the links that it names itself (``next``, ``previous``)."""
    more = dict(headers or {})
    if isinstance(value, dict) and (links := linked(value)):
        more["Link"] = links
    return Response(json_text(value) + "\n", status_code=status, media_type="application/json", headers=more)


def linked(value: dict[str, Any]) -> str:
    """Links to the pages before and after (RFC 8288)."""
    found = ((rel, value.get(name)) for rel, name in (("next", "next"), ("prev", "previous")))
    return ", ".join(f'<{href}>; rel="{rel}"' for rel, href in found if href)


def _tag(state: str) -> str:
    """Weak (RFC 9110, 8.8.1): the same answer may be compressed or not."""
    return f'W/"{hashlib.sha256(state.encode("utf-8", "surrogatepass")).hexdigest()[:32]}"'


def _has(request: Request, tag: str) -> bool:
    from sayso.desk.pages.feeds import holds

    return holds(request.headers.get("if-none-match"), tag.removeprefix("W/"))


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "private, no-cache"}


def _unchanged(tag: str) -> Response:
    return Response(status_code=304, headers=_headers(tag))
