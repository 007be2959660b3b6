"""Merges of records: within a report, and over reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.ledger.judgements.opinions import mark
from sayso.schema import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.ledger.judgements.finding import Records
    from sayso.ledger.judgements.model import Judgement, Slot, Target


def merge(records: Records, judgement: Judgement, name_elsewhere: Callable[[Judgement, Target], str]) -> bool:
    """The first target that is still there takes in the others, also those of other reports.

    Args:
        records: the report's records.
        judgement: the merge.
        name_elsewhere: the public id of a record of another report.

    Returns:
        False where the report that takes in has none of the records.
    """
    here = [t for t in (judgement.target, *judgement.others) if t.report == records.now.report and t.key is not None]
    primary_here = judgement.target.report == records.now.report
    found = [(t, s) for t in here if (s := records.find(judgement, t.key)) is not None]  # type: ignore[arg-type]  # key: filtered above
    if primary_here and not found:
        kept = records.find_or_keep(judgement, judgement.target)
        found = [(judgement.target, kept)] if kept is not None else []
    if not found:
        return not primary_here
    elsewhere = [t for t in (judgement.target, *judgement.others) if t.report != records.now.report]
    if primary_here:
        first = found[0][1]
        outside = [name_elsewhere(judgement, t) for t in elsewhere]
        _take_in(records, first, [s for _, s in found[1:] if s is not first], outside, judgement)
    else:
        for _, slot in found:
            slot.state, slot.merged_into = "merged", name_elsewhere(judgement, judgement.target)
            mark(slot, judgement)
    return True


def _take_in(records: Records, first: Slot, others: list[Slot], outside: list[str], judgement: Judgement) -> None:
    for slot in others:
        slot.state, slot.merged_into = "merged", records.id_of(first.key)
        first.merged.append(records.id_of(slot.key))
        if isinstance(first.record, Event) and isinstance(slot.record, Event):
            vouch = dict.fromkeys((*first.record.attributions, *slot.record.attributions))
            first.record = replace(first.record, attributions=tuple(vouch))
        mark(slot, judgement)
    first.merged += outside
    mark(first, judgement)
