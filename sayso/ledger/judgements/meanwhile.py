"""What others decided on a record after somebody saw it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.errors import NotFound
from sayso.ledger.judgements.match import part_keys
from sayso.ledger.judgements.undoing import undone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.ledger.judgements.model import Judgement, Target
    from sayso.ledger.judgements.store import Draft

#: Kinds of judgement that decide something; two people's can be at odds.
DECIDING = ("accept", "reject", "correct", "add", "merge", "split")


def meanwhile(draft: Draft, judgements: Sequence[Judgement], by: str, seen: int) -> list[Judgement]:
    """Others' decisions after the transaction ``seen`` that touch a draft, oldest first.

    A decision touches all records that it names: those of a merge, and the parts of a split.  One on a record as a whole
    touches all its fields, and one on a field touches the whole.  An undo touches what that did which it takes back.

    Args:
        draft: what somebody wants to decide.
        judgements: those after ``seen`` at least, for an undo all; oldest first.
        by: who wants to.
        seen: the transaction as of which they saw the record.
    """
    mine: Draft | Judgement = draft
    gone = undone(judgements)
    if draft.kind == "undo":
        mine, _ = about(draft, judgements)
        gone.add(mine.id)
    if mine.kind not in DECIDING:
        return []
    newer = [j for j in judgements if j.tx > seen and j.by != by and j.kind in DECIDING and j.id not in gone]
    return [j for j in newer if _touch(mine, j)]


def about(undo: Draft | Judgement, judgements: Iterable[Judgement]) -> tuple[Judgement, int]:
    """The judgement that an undo takes back (or brings back: an undo of an undo), and how many undos lead to it.

    Raises:
        NotFound: it is not among the judgements.
    """
    by_id = {j.id: j for j in judgements}
    steps, found = 0, undo
    while found.kind == "undo":
        earlier = by_id.get(found.undoes or "")
        if earlier is None:
            raise NotFound(f"no judgement {found.undoes}")
        steps, found = steps + 1, earlier
    return found, steps  # type: ignore[return-value]  # a draft of an undo leads to a judgement


def _touch(mine: Draft | Judgement, theirs: Judgement) -> bool:
    if not _things(mine) & _things(theirs):
        return False
    return mine.field is None or theirs.field is None or mine.field == theirs.field


def _things(made: Draft | Judgement) -> set[Target]:
    """The records that a decision names or makes."""
    key, out = made.target.key, {made.target, *made.others}
    if made.kind == "split" and key is not None:
        parts = part_keys(key, made.value or ())
        out |= {replace(made.target, key=k) for k in parts}
    return out
