"""``/dossiers``: questions that people saved, each with its numbers, feeds and links to every view."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from sayso.desk import bars, labels
from sayso.desk.api.bodies import by_of
from sayso.desk.dossier import numbers, question
from sayso.desk.rendering import desk_of, page
from sayso.errors import UsageError
from sayso.ledger import dossiers

router = APIRouter()
#: Longest name, in characters.
LONGEST = 120


@router.get("/dossiers")
def every(request: Request) -> Response:
    """All dossiers by name."""
    desk = desk_of(request)
    kept = [(d, labels.chips(question(d.query), desk.actors, "events")) for d in dossiers.all(desk.ledger)]
    return page(request, "dossiers.html", kept=kept)


@router.get("/dossiers/{name}")
def one(request: Request, name: str) -> Response:
    """One dossier."""
    desk = desk_of(request)
    kept = dossiers.get(desk.ledger, name)
    view, reader = desk.view(), desk.reader(request)
    found = numbers(kept, view, reader)
    return page(
        request,
        "dossier.html",
        dossier=kept,
        numbers=found,
        asked=found.asked,
        drawing=bars.draw(found.histogram),
        histogram=found.histogram,
        chips=labels.chips(found.asked, desk.actors, "events"),
    )


@router.post("/dossiers")
def save(
    request: Request,
    name: Annotated[str, Form()] = "",
    query: Annotated[str, Form()] = "",
    replaces: Annotated[str, Form()] = "",
) -> Response:
    """Save the question of a view under a new name, or in place of another dossier's (``replaces``: its id and version)."""
    by, ledger = by_of(request), desk_of(request).ledger
    asked = question(query).query
    if not asked:
        raise UsageError("a dossier needs a filter: choose one first")
    former, _, version = replaces.partition(" ")
    old = dossiers.get(ledger, former) if former else None
    title = name.strip() or (old.name if old else "")
    kept = dossiers.save(ledger, checked(title), asked, by, id=former or None, seen=seen(version) if old else None)
    return RedirectResponse(f"/dossiers/{kept.id}", status_code=303)


@router.post("/dossiers/{name}")
def rename(request: Request, name: str, title: Annotated[str, Form()] = "", version: Annotated[str, Form()] = "") -> Response:
    """Give a dossier another name."""
    by, ledger = by_of(request), desk_of(request).ledger
    kept = dossiers.get(ledger, name)
    dossiers.save(ledger, checked(title), kept.query, by, id=kept.id, seen=seen(version))
    return RedirectResponse(f"/dossiers/{kept.id}", status_code=303)


@router.post("/dossiers/{name}/remove")
def remove(request: Request, name: str, version: Annotated[str, Form()] = "") -> Response:
    """Take a dossier away."""
    dossiers.get(desk_of(request).ledger, name)
    dossiers.remove(desk_of(request).ledger, name, by_of(request), seen=seen(version))
    return RedirectResponse("/dossiers", status_code=303)


def seen(version: str) -> tuple[str]:
    """The version of the dossier that the form's page showed.

    Raises:
        UsageError: the form does not say it.
    """
    if not version:
        raise UsageError("the form does not say which state of the dossier it was made from: open the page again")
    return (version,)


def checked(name: str) -> str:
    """A name that may stand.

    Raises:
        UsageError: it is longer than a name is.
    """
    if len(name) > LONGEST:
        raise UsageError(f"a dossier's name has at most {LONGEST} characters, not {len(name)}")
    return name
