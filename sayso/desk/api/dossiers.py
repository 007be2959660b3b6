"""Dossiers for programs: list, read, save, change, remove."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.desk.api import ROOT, answers
from sayso.desk.api.bodies import Sent, by_of, sent
from sayso.desk.api.inputs import Filters, NewDossier, decoded
from sayso.desk.api.once import once
from sayso.desk.api.parameters import Unfit
from sayso.desk.api.question import question
from sayso.desk.asked import MANY, read
from sayso.desk.rendering import desk_of
from sayso.errors import Conflict
from sayso.ledger import dossiers
from sayso.ledger.dossiers import Dossier, Outdated
from sayso.ledger.judgements.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

router = APIRouter(prefix=f"{ROOT}/dossiers")


@router.get("")
def every(request: Request) -> Response:
    """All dossiers, by name."""
    q = question(request, (), paged=False)

    def found() -> dict[str, Any]:
        kept = dossiers.all(desk_of(request).ledger)
        return {"total": len(kept), "items": [as_json(d) for d in kept]}

    return q.shown(found)


@router.get("/{name}")
def one(request: Request, name: str) -> Response:
    """One dossier."""
    question(request, (), paged=False)
    kept = dossiers.get(desk_of(request).ledger, name)
    return answers.versioned(request, kept.version, as_json(kept))


@router.post("")
def save(request: Request, body: Annotated[Sent, Depends(sent)]) -> Response:
    """Save a question under a name of its own."""
    question(request, (), paged=False)
    given = decoded(NewDossier, body.json)

    def made() -> Response:
        kept = _stored(request, given)
        return answers.versioned(request, kept.version, as_json(kept), 201, Location=f"{ROOT}/dossiers/{kept.id}")

    return once(request, body, made)


@router.put("/{name}")
def change(request: Request, name: str, body: Annotated[Sent, Depends(sent)]) -> Response:
    """Give a dossier another name and other filters; 412 where it is no longer as the program saw it."""
    question(request, (), paged=False)
    given = decoded(NewDossier, body.json)
    dossiers.get(desk_of(request).ledger, name)
    with _unchanged():
        kept = _stored(request, given, name, answers.matching(request))
    return answers.versioned(request, kept.version, as_json(kept))


@router.delete("/{name}")
def remove(request: Request, name: str) -> Response:
    """Take a dossier away; what it was stays in the ledger's past.  412 where it is no longer as the program saw it."""
    question(request, (), paged=False)
    dossiers.get(desk_of(request).ledger, name)
    with _unchanged():
        dossiers.remove(desk_of(request).ledger, name, by_of(request), seen=answers.matching(request))
    return Response(status_code=204)


def as_json(kept: Dossier) -> dict[str, Any]:
    """A dossier with its filters as an object, and where its records are."""
    filters: dict[str, Any] = {}
    for name, value in parse_qsl(kept.query):
        if name in MANY:
            filters.setdefault(name, []).append(value)
        else:
            filters[name] = value
    views = {v: f"{ROOT}/{v}?{kept.query}" for v in ("events", "timeline", "facets")}
    return plain(kept) | {"filters": filters, "views": views}  # type: ignore[no-any-return]  # an object of an object


@contextmanager
def _unchanged() -> Iterator[None]:
    """What ``If-Match`` asks for, or 412 (RFC 9110, 15.5.13)."""
    try:
        yield
    except Outdated as error:
        raise HTTPException(412, str(error)) from None


def _stored(request: Request, given: NewDossier, name: str | None = None, seen: frozenset[str] | None = None) -> Dossier:
    ledger = desk_of(request).ledger
    title = " ".join(given.name.split())
    if any(d.name.casefold() == title.casefold() and d.id != name for d in dossiers.all(ledger)):
        raise Conflict(f"there is a dossier called {title} already")
    return dossiers.save(ledger, title, read(_pairs(given.filters)).query, by_of(request), id=name, seen=seen)


def _pairs(filters: Filters) -> list[tuple[str, str]]:
    import msgspec

    said = msgspec.to_builtins(filters)
    pairs = [(k, str(v)) for k, vs in said.items() for v in (vs if isinstance(vs, list) else [vs])]
    if not pairs:
        raise Unfit("a dossier needs a filter")
    return pairs
