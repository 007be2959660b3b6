"""Judgements over one coding of a report: what people decided wins, and what they touched says so.

Judgements are applied in the order in which they were made.  Each finds its record by identity, else by overlap with the
record it was about (:func:`~sayso.ledger.judgements.match.carry`).  What was accepted, corrected, split, merged or added
stays where the present coder misses it, as it stood in the coding that the person saw.  A rejection of something that is no
longer coded has nothing left to do.  Whatever else finds no record is handed back for review.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sayso.ledger.judgements.coding import hand_id, renamed
from sayso.ledger.judgements.match import carry
from sayso.ledger.judgements.model import MACHINE, Conflict, Key, Mark, Review, Slot, Unattached
from sayso.ledger.judgements.values import CORRECTABLE, RECORDS, plain, with_fields
from sayso.schema import Attribution, Event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sayso.ledger.judgements.coding import Coding, Record
    from sayso.ledger.judgements.model import Judgement, Target

#: Kinds of judgement that keep a record which the present coder does not make.
KEEPING = frozenset({"accept", "correct", "split", "merge"})
#: Kinds that can't be applied without their words.
VALUED = frozenset({"correct", "add", "split", "merge", "assign"})
WHOLE = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A record as people see it, with what they said of it."""

    id: str
    key: Key
    record: Record
    review: Review

    @property
    def shown(self) -> bool:
        """Whether it counts: not rejected, not split up, not merged into another."""
        return self.review.state not in {"rejected", "split", "merged"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedReport:
    """All records of a report after judgements; ``fields`` are corrected fields of the report itself."""

    report: str
    records: tuple[Reviewed, ...]
    review: Review
    fields: dict[str, Any]
    unattached: tuple[Unattached, ...] = ()

    def events(self) -> list[Reviewed]:
        """The events, in text order."""
        return [r for r in self.records if isinstance(r.record, Event)]

    def claims(self) -> list[Reviewed]:
        """The claims, in text order."""
        return [r for r in self.records if isinstance(r.record, Attribution)]


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


def part_keys(key: Key, parts: Iterable[dict[str, Any]]) -> list[Key]:
    """The identities of the parts into which a record is split; ``parts`` are the fields in which they differ from it."""
    return [
        replace(key, code=fields.get("type", key.code) if key.kind == "event" else key.code, ordinal=1000 * n + key.ordinal)
        for n, fields in enumerate(parts, start=1)
    ]


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
        self.now = now
        self.coding_at = coding_at
        self.name_elsewhere = name_elsewhere
        self.ids = dict(now.ids)
        self.slots = {k: Slot(key=k, record=r, machine=r) for k, r in now.records.items()}
        self.alias: dict[Key, Key] = {}
        self.carried: dict[int, tuple[Coding, dict[Key, Key]]] = {}  # by identity of the old coding, which it keeps alive
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
                self._merge(judgement)
            elif judgement.target.kind == "report":
                self._report(judgement)
            elif judgement.target.key is not None:
                self._record(judgement)
        self._bring_claims()
        if self.whole.state == "rejected":
            for slot in self.slots.values():
                slot.state = "rejected"
                slot.marks += [m for m in self.whole.marks if m.kind in {"accept", "reject"}]
        records = [self._reviewed(s) for s in self.slots.values()]
        records.sort(key=lambda r: (r.key.kind, r.key.spans, r.key))
        return ReviewedReport(
            report=self.now.report,
            records=tuple(records),
            review=_review(self.whole),
            fields=self.fields,
            unattached=tuple(self.unattached),
        )

    # finding

    def _find(self, judgement: Judgement, key: Key) -> Slot | None:
        key = self.alias.get(key, key)
        if key in self.slots:
            return self.slots[key]
        partner = self._partners(self.coding_at(judgement)).get(key)
        return self.slots.get(partner) if partner else None

    def _partners(self, old: Coding) -> dict[Key, Key]:
        if id(old) not in self.carried:
            self.carried[id(old)] = old, carry(old.records, self.now.records)
            self.ids = old.ids | self.ids
        return self.carried[id(old)][1]

    def _find_or_keep(self, judgement: Judgement, target: Target) -> Slot | None:
        assert target.key is not None
        slot = self._find(judgement, target.key)
        base = self.coding_at(judgement).records.get(target.key)
        if slot is None and base is not None and judgement.kind in KEEPING:
            slot = self.slots[target.key] = Slot(key=target.key, record=self._rebased(base, judgement))
        return slot

    def _rebased(self, record: Record, judgement: Judgement) -> Record:
        """A record of an older coding, its references pointing at the present coding's records where they have a partner."""
        old = self.coding_at(judgement)
        names = {old.ids[a]: self.now.ids[b] for a, b in self._partners(old).items() if a.kind == "claim"}
        return replace(renamed(record, names), id=record.id)

    def _id(self, key: Key) -> str:
        return self.ids.get(key) or hand_id(self.now.report, key)

    # kinds

    def _add(self, judgement: Judgement) -> None:
        import msgspec

        key = judgement.target.key
        assert key is not None
        record: Record = msgspec.convert(judgement.value, RECORDS[key.kind])
        partner = carry({key: record}, {k: s.record for k, s in self.slots.items() if s.state == "machine"}).get(key)
        if partner is not None and partner.code != key.code:
            partner = None  # another reading of the same words, not the same record
        slot = self.slots[partner] if partner is not None else self.slots.setdefault(key, Slot(key=key, record=record))
        if partner is not None and partner != key:
            self.alias[key] = partner
        slot.record = slot.added_as[judgement.by] = replace(record, id=self._id(slot.key))
        slot.state = "added"
        _mark(slot, judgement)

    def _record(self, judgement: Judgement) -> None:
        assert judgement.target.key is not None
        slot = self._find_or_keep(judgement, judgement.target)
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
        seen = self.coding_at(judgement).records.get(judgement.target.key)
        if judgement.field is not None:
            slot.corrections.setdefault(
                judgement.field, plain(getattr(seen if seen is not None else slot.record, judgement.field))
            )
            slot.record = with_fields(slot.record, {judgement.field: slot.corrections[judgement.field]})
            _decide(slot, judgement, judgement.field, slot.corrections[judgement.field])
        else:
            if seen is not None and slot.state != "added":
                slot.record = with_fields(self._rebased(seen, judgement), slot.corrections)
            _decide(slot, judgement, WHOLE, "accept")
            slot.accepted_as[judgement.by] = slot.record
            for field, people in slot.decided.items():
                if field != WHOLE and judgement.by in people:  # what one said of a field earlier gives way to the whole
                    people[judgement.by] = (slot.corrections.get(field), judgement.id)
        if slot.state in {"machine", "rejected"}:
            slot.state = "corrected" if slot.corrections and judgement.field is None else "accepted"
        _mark(slot, judgement)

    def _reject(self, slot: Slot, judgement: Judgement) -> None:
        slot.state = "rejected"
        _decide(slot, judgement, WHOLE, "reject")
        _mark(slot, judgement)

    def _correct(self, slot: Slot, judgement: Judgement) -> None:
        assert judgement.field is not None
        for person, record in slot.accepted_as.items():
            slot.decided.setdefault(judgement.field, {}).setdefault(person, (plain(getattr(record, judgement.field)), ""))
        slot.corrections[judgement.field] = judgement.value
        slot.record = with_fields(slot.record, {judgement.field: judgement.value})
        if slot.state in {"machine", "accepted"}:
            slot.state = "corrected"
        _decide(slot, judgement, judgement.field, judgement.value)
        _mark(slot, judgement)

    def _split(self, slot: Slot, judgement: Judgement) -> None:
        assert judgement.target.key is not None
        keys = part_keys(replace(judgement.target.key, code=_code(slot, judgement.target.key)), judgement.value)
        for key, fields in zip(keys, judgement.value, strict=True):
            record = with_fields(slot.record, fields)
            part = Slot(key=key, record=replace(record, id=self._id(key)), state="corrected")
            _mark(part, judgement)
            self.slots[key] = part
        slot.state = "split"
        _mark(slot, judgement)

    def _note(self, slot: Slot, judgement: Judgement) -> None:
        slot.notes.append(_as_mark(judgement))

    def _assign(self, slot: Slot, judgement: Judgement) -> None:
        slot.assigned = judgement.value
        _mark(slot, judgement)

    def _merge(self, judgement: Judgement) -> None:
        """The first target that is still there takes in the others, also those of other reports."""
        here = [t for t in (judgement.target, *judgement.others) if t.report == self.now.report and t.key is not None]
        primary_here = judgement.target.report == self.now.report
        found = [(t, s) for t in here if (s := self._find(judgement, t.key)) is not None]  # type: ignore[arg-type]  # key: filtered above
        if primary_here and not any(t is judgement.target for t, _ in found):
            if found:
                found.insert(0, found.pop(0))
            else:
                kept = self._find_or_keep(judgement, judgement.target)
                found = [(judgement.target, kept)] if kept is not None else []
        if not found:
            if primary_here:
                self._review(judgement, "none of the merged records is there")
            return
        elsewhere = [t for t in (judgement.target, *judgement.others) if t.report != self.now.report]
        if primary_here:
            first = found[0][1]
            outside = [self.name_elsewhere(judgement, t) for t in elsewhere]
            self._take_in(first, [s for _, s in found[1:] if s is not first], outside, judgement)
        else:
            for _, slot in found:
                slot.state, slot.merged_into = "merged", self.name_elsewhere(judgement, judgement.target)
                _mark(slot, judgement)

    def _take_in(self, first: Slot, others: list[Slot], outside: list[str], judgement: Judgement) -> None:
        for slot in others:
            slot.state, slot.merged_into = "merged", self._id(first.key)
            first.merged.append(self._id(slot.key))
            if isinstance(first.record, Event) and isinstance(slot.record, Event):
                vouch = dict.fromkeys((*first.record.attributions, *slot.record.attributions))
                first.record = replace(first.record, attributions=tuple(vouch))
            _mark(slot, judgement)
        first.merged += outside
        _mark(first, judgement)

    def _report(self, judgement: Judgement) -> None:
        slot = self.whole
        if judgement.kind == "correct" and judgement.field in CORRECTABLE["report"]:
            self.fields[judgement.field] = judgement.value
            slot.state = "corrected"
            _decide(slot, judgement, judgement.field, judgement.value)
            _mark(slot, judgement)
        elif judgement.kind in {"accept", "reject"}:
            slot.state = "accepted" if judgement.kind == "accept" else "rejected"
            _decide(slot, judgement, WHOLE, judgement.kind)
            _mark(slot, judgement)
        elif judgement.kind in {"note", "assign"}:
            getattr(self, f"_{judgement.kind}")(slot, judgement)

    def _review(self, judgement: Judgement, reason: str) -> None:
        self.unattached.append(Unattached(judgement=judgement, reason=reason))

    # closing

    def _bring_claims(self) -> None:
        """A kept event rests on its claims: those that the present coder misses stay with it."""
        have = {self._id(k) for k in self.slots}
        for slot in list(self.slots.values()):
            if not isinstance(slot.record, Event):
                continue
            for name in slot.record.attributions:
                if name in have:
                    continue
                for judgement in slot.judgements:
                    old = self.coding_at(judgement)
                    key = next((k for k in old.records if k.kind == "claim" and old.ids[k] == name), None)
                    if key is not None:
                        self.slots[key] = Slot(key=key, record=old.records[key], state="accepted", marks=[_as_mark(judgement)])
                        have.add(name)
                        break

    def _reviewed(self, slot: Slot) -> Reviewed:
        name = self._id(slot.key)
        return Reviewed(id=name, key=slot.key, record=replace(slot.record, id=name), review=_review(slot))


def _decide(slot: Slot, judgement: Judgement, field: str, value: Any) -> None:
    slot.decided.setdefault(field, {})[judgement.by] = (value, judgement.id)


def _mark(slot: Slot, judgement: Judgement) -> None:
    slot.judgements.append(judgement)
    slot.marks.append(_as_mark(judgement))


def _as_mark(judgement: Judgement) -> Mark:
    return Mark(
        judgement=judgement.id,
        kind=judgement.kind,
        by=judgement.by,
        at=judgement.at,
        field=judgement.field,
        value=judgement.value,
        note=judgement.note,
    )


def _review(slot: Slot) -> Review:
    conflicts = []
    for field, people in slot.decided.items():
        values = [(person, value) for person, (value, _) in people.items()]
        if any(value != values[0][1] for _, value in values[1:]):
            conflicts.append(Conflict(field=field, values=tuple(values), judgements=tuple(j for _, j in people.values() if j)))
    return Review(
        state=slot.state,
        coded=slot.machine is not None or slot.key.kind == "report",
        marks=tuple(slot.marks),
        conflicts=tuple(conflicts),
        differs=_differs(slot) if slot.marks else {},
        assigned=slot.assigned,
        notes=tuple(slot.notes),
        merged=tuple(slot.merged),
        merged_into=slot.merged_into,
        opinions=_opinions(slot),
    )


def _opinions(slot: Slot) -> dict[str, dict[str, Any]]:
    """What each person decided of each field; nothing is decided of a rejected record but that it goes."""
    out: dict[str, dict[str, Any]] = {}
    for person, record in (*slot.added_as.items(), *slot.accepted_as.items()):
        out.setdefault(WHOLE, {})[person] = "accept"
        for field in CORRECTABLE[slot.key.kind]:
            out.setdefault(field, {})[person] = plain(getattr(record, field))
    for field, people in slot.decided.items():
        for person, (value, _) in people.items():
            out.setdefault(field, {})[person] = value
            if field != WHOLE:
                out.setdefault(WHOLE, {}).setdefault(person, "accept")
    for person, verdict in out.get(WHOLE, {}).items():
        if verdict == "reject":
            for field in set(out) - {WHOLE}:
                out[field].pop(person, None)
    return out


def _differs(slot: Slot) -> dict[str, Any]:
    """Fields in which the present coder says something else than what is shown, with what it says."""
    if slot.machine is None or slot.record is None:
        return {}
    fields = CORRECTABLE[slot.key.kind]
    return {f: plain(m) for f in fields if (m := getattr(slot.machine, f)) != getattr(slot.record, f)}
