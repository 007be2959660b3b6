"""What people said of one record: the judgements on it, what each person holds of it, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.ledger.judgements.model import Conflict, Mark, Review
from sayso.ledger.judgements.values import CORRECTABLE, plain

if TYPE_CHECKING:
    from sayso.ledger.judgements.model import Judgement, Slot

#: The record itself, where the others are its fields.
WHOLE = "record"


def decide(slot: Slot, judgement: Judgement, field: str, value: Any) -> None:
    """Keep what the person decided of a field, or of the record as a whole."""
    slot.decided.setdefault(field, {})[judgement.by] = (value, judgement.id)


def mark(slot: Slot, judgement: Judgement) -> None:
    """Keep that the judgement was made of the record."""
    slot.judgements.append(judgement)
    slot.marks.append(as_mark(judgement))


def as_mark(judgement: Judgement) -> Mark:
    """What readers are told of a judgement."""
    return Mark(
        judgement=judgement.id,
        kind=judgement.kind,
        by=judgement.by,
        at=judgement.at,
        field=judgement.field,
        value=judgement.value,
        note=judgement.note,
    )


def review(slot: Slot) -> Review:
    """What people have said about the record so far."""
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
