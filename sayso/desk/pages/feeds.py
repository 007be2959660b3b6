"""``/dossiers/ID/feed.atom`` and ``/dossiers/ID/feed.json``: the newest events of a dossier, for feed readers."""

from __future__ import annotations

import hashlib

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso import __version__
from sayso.desk.dossier import numbers
from sayso.desk.feed import atom, feed, json_feed
from sayso.desk.rendering import desk_of
from sayso.exports.jsontext import json_text
from sayso.ledger import dossiers

router = APIRouter()
FORMS = {"atom": "application/atom+xml; charset=utf-8", "json": "application/feed+json"}


@router.get("/dossiers/{name}/feed.atom")
def as_atom(request: Request, name: str) -> Response:
    """The feed as Atom."""
    return _feed(request, name, "atom")


@router.get("/dossiers/{name}/feed.json")
def as_json(request: Request, name: str) -> Response:
    """The feed as JSON Feed."""
    return _feed(request, name, "json")


def _feed(request: Request, name: str, form: str) -> Response:
    desk = desk_of(request)
    kept = dossiers.get(desk.ledger, name)
    view, reader = desk.view(), desk.reader(request)
    base = str(request.base_url).rstrip("/")

    def made() -> bytes:
        found = feed(kept, numbers(kept, view, reader), desk.ledger, base)
        here = f"{base}/dossiers/{kept.id}/feed.{form}"
        return atom(found, here) if form == "atom" else json_text(json_feed(found, here)).encode()

    # All that an answer depends on: the ledger's state, the question, who asks, where.  A guest's tag is that of the answer
    # itself: it must not tell that something changed which they may not see.
    state = repr((__version__, view.tx, kept, reader, base, form)).encode() if reader.team else made()
    tag = f'"{hashlib.sha256(state).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}
    if holds(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    return Response(made() if reader.team else state, media_type=FORMS[form], headers=headers)


def holds(given: str | None, tag: str) -> bool:
    """Whether an ``If-None-Match`` names the tag (RFC 9110, 13.1.2: weak comparison)."""
    if given is None:
        return False
    return given.strip() == "*" or tag in {t.strip().removeprefix("W/") for t in given.split(",")}
