"""Taking a judgement back: which one somebody may name, and what is said of it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.errors import NotFound, SaysoError
from sayso.ledger.judgements.meanwhile import about
from sayso.ledger.queries import pages

if TYPE_CHECKING:
    from fastapi import Request

    from sayso.ledger.judgements.model import Judgement
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader

#: Parameter of a page's address: the id of the undo that led to it.
TOLD = "undid"


def named(view: View, reader: Reader, name: str) -> Judgement:
    """The judgement of that id, if it is on what the reader may see.

    Raises:
        NotFound: there is none such, or its report or record is not for them: the two look alike.
    """
    made = next((j for j in view.judgements if j.id == name), None)
    if made is None or not _seen(view, reader, made):
        raise NotFound(f"no judgement {name}")
    return made


def _seen(view: View, reader: Reader, made: Judgement) -> bool:
    if made.target.report is None:
        return True
    try:
        full = pages.report(view, made.target.report, reader)
    except NotFound:
        return False
    whole, _ = view.full(view.source.coded(made.target.report, view.tx))
    key = about(made, view.judgements)[0].target.key
    there = {r.id for r in (*whole.events, *whole.claims, *whole.hidden) if r.key == key}
    return not there or bool(there & {r.id for r in (*full.events, *full.claims, *full.hidden)})


def told(request: Request) -> str | None:
    """What the undo that led to this page did; null where none did, or it is somebody else's or on what is withheld."""
    name = request.query_params.get(TOLD)
    if not name:
        return None
    from sayso.desk.judging.panel import what
    from sayso.desk.rendering import desk_of

    desk = desk_of(request)
    person = desk.person(request)
    if person is None:
        return None
    try:
        view = desk.view()
        made = named(view, desk.reader(request), name)
    except SaysoError:  # none such; or this is the page that says why the ledger can't be read
        return None
    if made.by != person.name or made.kind != "undo":
        return None
    first, steps = about(made, view.judgements)
    return f"You {'took back' if steps % 2 else 'brought back'} what {first.by} decided: {what(first)}."
