"""Which role may do what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from sayso.desk.rendering import desk_of

if TYPE_CHECKING:
    from fastapi import Request

    from sayso.desk.desk import Person
    from sayso.ledger.judgements.model import Judgement

#: All deeds, with what they are called in a sentence ("you may not ...").
DEEDS = {
    "accept": "accept records", "reject": "reject records", "correct": "correct records", "add": "add records",
    "merge": "merge records", "split": "split records", "note": "write notes", "assign": "assign records",
    "grade": "grade outlets", "undo": "take judgements back",
}  # fmt: skip
MAY: dict[str, frozenset[str]] = {
    "reader": frozenset(),
    "analyst": frozenset({"add", "note"}),
    "reviewer": frozenset(DEEDS),
    "admin": frozenset(DEEDS),
}


def allowed(person: Person | None) -> frozenset[str]:
    """The deeds that somebody may do; nobody and unknown roles may do none."""
    return MAY.get(person.role, frozenset()) if person is not None else frozenset()


def may_undo(person: Person | None, judgement: Judgement) -> bool:
    """Whether somebody may take a judgement back: reviewers every one, analysts their own."""
    if person is None:
        return False
    deeds = allowed(person)
    return "undo" in deeds or ("add" in deeds and judgement.by == person.name)


def judge_of(request: Request, deed: str) -> Person:
    """The person who asks, who may do this.

    Raises:
        HTTPException: 401 nobody has signed in; 403 their role may not.
    """
    person = desk_of(request).person(request)
    if person is None:
        raise HTTPException(401, f"sign in to {DEEDS[deed]}")
    if deed not in allowed(person):
        raise HTTPException(403, f"{person.name} has the role {person.role}, which may not {DEEDS[deed]}")
    return person
