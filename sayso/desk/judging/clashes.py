"""What others decided on a record after the page was made on which somebody decides now."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.errors import Conflict
from sayso.ledger.judgements.meanwhile import meanwhile
from sayso.ledger.judgements.undoing import undone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.ledger.judgements.model import Judgement
    from sayso.ledger.judgements.store import Draft
    from sayso.ledger.queries.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """What somebody wants to decide, and what somebody else decided on the same thing since."""

    draft: Draft
    theirs: Judgement


class Clashed(Conflict):
    """Others decided meanwhile; nothing was stored.  ``free``: other fields were changed too, which nobody else touched."""

    def __init__(self, clashes: Sequence[Clash], *, free: bool = False) -> None:
        last = clashes[-1].theirs
        super().__init__(f"{last.by} decided on this in the meantime ({last.kind}, {last.at}); look at it again")
        self.clashes = tuple(clashes)
        self.free = free


def clashes(view: View, drafts: Sequence[Draft], by: str, seen: int) -> list[Clash]:
    """Others' decisions newer than ``seen`` on the same records and fields, oldest first."""
    return [Clash(draft=d, theirs=j) for d in drafts for j in meanwhile(d, view.judgements, by, seen)]


def made_already(view: View, draft: Draft, by: str, seen: int) -> Judgement | None:
    """The same decision of the same person, made after ``seen``, if it is their last on that field."""
    if draft.kind == "undo":
        return next((j for j in view.judgements if j.undoes == draft.undoes and j.id not in undone(view.judgements)), None)
    gone = undone(view.judgements)
    own = [j for j in view.judgements if j.tx > seen and j.by == by and j.id not in gone]
    same = [
        j for j in own if j.target == draft.target and j.field == draft.field and (j.kind == "note") == (draft.kind == "note")
    ]
    if draft.kind == "note":
        return next((j for j in same if j.note == draft.note), None)
    last = same[-1] if same else None
    if last is None or (last.kind, last.note, last.others) != (draft.kind, draft.note, draft.others):
        return None
    return last if _json(last.value) == _json(draft.value) else None


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
