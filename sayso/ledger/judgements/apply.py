"""Judgements over one coding of a report: what people decided wins, and what they touched says so.

Judgements are applied in the order in which they were made.  Each finds its record by identity, else by overlap with the
record it was about (:func:`~sayso.ledger.judgements.match.carry`).  What was accepted, corrected, split, merged or added
stays where the present coder misses it, as it stood in the coding that the person saw.  A rejection of something that is no
longer coded has nothing left to do.  Whatever else finds no record is handed back for review.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sayso.ledger.judgements.coding import hand_id
from sayso.ledger.judgements.finding import Records
from sayso.ledger.judgements.match import carry, part_keys
from sayso.ledger.judgements.merging import merge
from sayso.ledger.judgements.model import MACHINE, Key, Slot, Unattached
from sayso.ledger.judgements.opinions import WHOLE, as_mark, decide, mark, review
from sayso.ledger.judgements.reviewed import Reviewed, ReviewedReport
from sayso.ledger.judgements.undoing import active
from sayso.ledger.judgements.values import CORRECTABLE, RECORDS, plain, with_fields
from sayso.schema import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sayso.ledger.judgements.coding import Coding, Record
    from sayso.ledger.judgements.model import Judgement, Target

#: Kinds that can't be applied without their words.
VALUED = frozenset({"correct", "add", "split", "merge", "assign"})


def _code(slot: Slot, key: Key) -> str:
    """The type of an event as it stands (somebody may have corrected it); of a claim what its identity has."""
    return slot.record.type if isinstance(slot.record, Event) else key.code


def apply(
    now: Coding,
    judgements: Sequence[Judgement],
    coding_at: Callable[[Judgement], Coding],
    name_elsewhere: Callable[[Judgement, Target], str] | None = None,
) -> ReviewedReport:
    """Apply a report's judgements to its present coding.

    Args:
        now: the present coding.
        judgements: all judgements that name this report, in any order.
        coding_at: this report's coding that was in force when a judgement was made.
        name_elsewhere: the public id of a record of another report (for merges over reports).
    """
    if not judgements:
        return _untouched(now)
    return _Application(now, coding_at, name_elsewhere or _hand_name).run(active(judgements))


def _untouched(now: Coding) -> ReviewedReport:
    """A report that nobody judged, as an application of no judgements gives it."""
    records = [Reviewed(id=now.ids[k], key=k, record=r, review=MACHINE) for k, r in now.records.items()]
    records.sort(key=lambda r: (r.key.kind, r.key.spans, r.key))
    return ReviewedReport(report=now.report, records=tuple(records), review=MACHINE, fields={})


def _hand_name(_: Judgement, target: Target) -> str:
    assert target.report is not None
    assert target.key is not None
    return hand_id(target.report, target.key)


class _Application:
    def __init__(
        self, now: Coding, coding_at: Callable[[Judgement], Coding], name_elsewhere: Callable[[Judgement, Target], str]
    ) -> None:
        self.records = Records(now, coding_at)
        self.name_elsewhere = name_elsewhere
        self.unattached: list[Unattached] = []
        self.whole = Slot(key=Key(kind="report"), record=None)
        self.fields: dict[str, Any] = {}

    def run(self, judgements: Sequence[Judgement]) -> ReviewedReport:
        for judgement in judgements:
            if judgement.erased and judgement.kind in VALUED:
                self._review(judgement, "its words were erased")
            elif judgement.kind == "add":
                self._add(judgement)
            elif judgement.kind == "merge":
                if not merge(self.records, judgement, self.name_elsewhere):
                    self._review(judgement, "none of the merged records is there")
            elif judgement.target.kind == "report":
                self._report(judgement)
            elif judgement.target.key is not None:
                self._record(judgement)
        self.records.bring_claims()
        if self.whole.state == "rejected":
            for slot in self.records.slots.values():
                slot.state = "rejected"
                slot.marks += [m for m in self.whole.marks if m.kind in {"accept", "reject"}]
        records = [self._reviewed(s) for s in self.records.slots.values()]
        records.sort(key=lambda r: (r.key.kind, r.key.spans, r.key))
        return ReviewedReport(
            report=self.records.now.report,
            records=tuple(records),
            review=review(self.whole),
            fields=self.fields,
            unattached=tuple(self.unattached),
        )

    def _add(self, judgement: Judgement) -> None:
        import msgspec

        key = judgement.target.key
        assert key is not None
        slots = self.records.slots
        record: Record = msgspec.convert(judgement.value, RECORDS[key.kind])
        partner = carry({key: record}, {k: s.record for k, s in slots.items() if s.state == "machine"}).get(key)
        if partner is not None and partner.code != key.code:
            partner = None  # another reading of the same words, not the same record
        slot = slots[partner] if partner is not None else slots.setdefault(key, Slot(key=key, record=record))
        if partner is not None and partner != key:
            self.records.alias[key] = partner
        slot.record = slot.added_as[judgement.by] = replace(record, id=self.records.id_of(slot.key))
        slot.state = "added"
        mark(slot, judgement)

    def _record(self, judgement: Judgement) -> None:
        assert judgement.target.key is not None
        slot = self.records.find_or_keep(judgement, judgement.target)
        if slot is None:
            if judgement.kind != "reject":
                self._review(judgement, "the present coder makes no such record")
            return
        if judgement.kind == "reject" and slot.machine is not None and slot.key.code != judgement.target.key.code:
            self._review(
                judgement, f"the present coder reads these words as {slot.key.code or 'another speaker'}: judge it again"
            )
            return
        getattr(self, f"_{judgement.kind}")(slot, judgement)

    def _accept(self, slot: Slot, judgement: Judgement) -> None:
        assert judgement.target.key is not None
        seen = self.records.coding_at(judgement).records.get(judgement.target.key)
        if judgement.field is not None:
            slot.corrections.setdefault(
                judgement.field, plain(getattr(seen if seen is not None else slot.record, judgement.field))
            )
            slot.record = with_fields(slot.record, {judgement.field: slot.corrections[judgement.field]})
            decide(slot, judgement, judgement.field, slot.corrections[judgement.field])
        else:
            if seen is not None and slot.state != "added":
                slot.record = with_fields(self.records.rebased(seen, judgement), slot.corrections)
            decide(slot, judgement, WHOLE, "accept")
            slot.accepted_as[judgement.by] = slot.record
            for field, people in slot.decided.items():
                if field != WHOLE and judgement.by in people:  # what one said of a field earlier gives way to the whole
                    people[judgement.by] = (slot.corrections.get(field), judgement.id)
        if slot.state in {"machine", "rejected"}:
            slot.state = "corrected" if slot.corrections and judgement.field is None else "accepted"
        mark(slot, judgement)

    def _reject(self, slot: Slot, judgement: Judgement) -> None:
        slot.state = "rejected"
        decide(slot, judgement, WHOLE, "reject")
        mark(slot, judgement)

    def _correct(self, slot: Slot, judgement: Judgement) -> None:
        assert judgement.field is not None
        for person, record in slot.accepted_as.items():
            slot.decided.setdefault(judgement.field, {}).setdefault(person, (plain(getattr(record, judgement.field)), ""))
        slot.corrections[judgement.field] = judgement.value
        slot.record = with_fields(slot.record, {judgement.field: judgement.value})
        if slot.state in {"machine", "accepted"}:
            slot.state = "corrected"
        decide(slot, judgement, judgement.field, judgement.value)
        mark(slot, judgement)

    def _split(self, slot: Slot, judgement: Judgement) -> None:
        assert judgement.target.key is not None
        keys = part_keys(replace(judgement.target.key, code=_code(slot, judgement.target.key)), judgement.value)
        for key, fields in zip(keys, judgement.value, strict=True):
            record = with_fields(slot.record, fields)
            part = Slot(key=key, record=replace(record, id=self.records.id_of(key)), state="corrected")
            mark(part, judgement)
            self.records.slots[key] = part
        slot.state = "split"
        mark(slot, judgement)

    def _note(self, slot: Slot, judgement: Judgement) -> None:
        slot.notes.append(as_mark(judgement))

    def _assign(self, slot: Slot, judgement: Judgement) -> None:
        slot.assigned = judgement.value
        mark(slot, judgement)

    def _report(self, judgement: Judgement) -> None:
        slot = self.whole
        if judgement.kind == "correct" and judgement.field in CORRECTABLE["report"]:
            self.fields[judgement.field] = judgement.value
            slot.state = "corrected"
            decide(slot, judgement, judgement.field, judgement.value)
            mark(slot, judgement)
        elif judgement.kind in {"accept", "reject"}:
            slot.state = "accepted" if judgement.kind == "accept" else "rejected"
            decide(slot, judgement, WHOLE, judgement.kind)
            mark(slot, judgement)
        elif judgement.kind in {"note", "assign"}:
            getattr(self, f"_{judgement.kind}")(slot, judgement)

    def _review(self, judgement: Judgement, reason: str) -> None:
        self.unattached.append(Unattached(judgement=judgement, reason=reason))

    def _reviewed(self, slot: Slot) -> Reviewed:
        name = self.records.id_of(slot.key)
        return Reviewed(id=name, key=slot.key, record=replace(slot.record, id=name), review=review(slot))
