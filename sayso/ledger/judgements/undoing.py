"""Which judgements hold and which are taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.ledger.judgements.model import Judgement


def active(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nobody has undone, oldest first.  Undoing an undo brings the judgement back."""
    ordered = sorted(judgements, key=lambda j: (j.tx, j.id))
    gone = undone(ordered)
    return [j for j in ordered if j.kind != "undo" and j.id not in gone]


def undone(judgements: Sequence[Judgement]) -> set[str]:
    """Ids of the judgements that are taken back, of judgements in the order in which they were made."""
    gone: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.kind == "undo" and judgement.id not in gone and judgement.undoes:
            gone.add(judgement.undoes)
    return gone
