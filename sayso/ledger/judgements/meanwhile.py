"""What others decided on a record after somebody saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.ledger.judgements.apply import undone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.ledger.judgements.model import Judgement, Target
    from sayso.ledger.judgements.store import Draft

#: Kinds of judgement that decide something; two people's can be at odds.
DECIDING = ("accept", "reject", "correct", "add", "merge", "split")


def meanwhile(draft: Draft, judgements: Sequence[Judgement], by: str, seen: int) -> list[Judgement]:
    """Others' decisions after the transaction ``seen`` that touch a draft, oldest first.

    A decision touches all records that it names, those of a merge as well.  One on a record as a whole touches all its fields,
    and one on a field touches the whole.

    Args:
        draft: what somebody wants to decide.
        judgements: those after ``seen`` at least, oldest first.
        by: who wants to.
        seen: the transaction as of which they saw the record.
    """
    if draft.kind not in DECIDING:
        return []
    gone = undone(judgements)
    newer = [j for j in judgements if j.tx > seen and j.by != by and j.kind in DECIDING and j.id not in gone]
    return [j for j in newer if _touch(draft, j)]


def _touch(mine: Draft | Judgement, theirs: Judgement) -> bool:
    if not _things(mine.target, mine.others) & _things(theirs.target, theirs.others):
        return False
    return mine.field is None or theirs.field is None or mine.field == theirs.field


def _things(target: Target, others: Sequence[Target]) -> set[Target]:
    return {target, *others}
