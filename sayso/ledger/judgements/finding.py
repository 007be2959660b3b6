"""The records of one report while judgements are applied, and how a judgement finds the one that it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.ledger.judgements.coding import hand_id, renamed
from sayso.ledger.judgements.match import carry
from sayso.ledger.judgements.model import Slot
from sayso.ledger.judgements.opinions import as_mark
from sayso.schema import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.ledger.judgements.coding import Coding, Record
    from sayso.ledger.judgements.model import Judgement, Key, Target

#: Kinds of judgement that keep a record which the present coder does not make.
KEEPING = frozenset({"accept", "correct", "split", "merge"})


class Records:
    """The present coding's records by identity, later those that people added or kept as well.

    Args:
        now: the present coding.
        coding_at: this report's coding that was in force when a judgement was made.
    """

    def __init__(self, now: Coding, coding_at: Callable[[Judgement], Coding]) -> None:
        self.now = now
        self.coding_at = coding_at
        self.ids = dict(now.ids)
        self.slots = {k: Slot(key=k, record=r, machine=r) for k, r in now.records.items()}
        self.alias: dict[Key, Key] = {}
        self._carried: dict[int, tuple[Coding, dict[Key, Key]]] = {}  # by identity of the old coding, which it keeps alive

    def find(self, judgement: Judgement, key: Key) -> Slot | None:
        """The record of an identity: itself, else the one that overlaps with what the person saw."""
        key = self.alias.get(key, key)
        if key in self.slots:
            return self.slots[key]
        partner = self._partners(self.coding_at(judgement)).get(key)
        return self.slots.get(partner) if partner else None

    def find_or_keep(self, judgement: Judgement, target: Target) -> Slot | None:
        """As :meth:`find`; a record that people rely on stays as they saw it where the present coder misses it."""
        assert target.key is not None
        slot = self.find(judgement, target.key)
        base = self.coding_at(judgement).records.get(target.key)
        if slot is None and base is not None and judgement.kind in KEEPING:
            slot = self.slots[target.key] = Slot(key=target.key, record=self.rebased(base, judgement))
        return slot

    def rebased(self, record: Record, judgement: Judgement) -> Record:
        """A record of an older coding, its references pointing at the present coding's records where they have a partner."""
        old = self.coding_at(judgement)
        names = {old.ids[a]: self.now.ids[b] for a, b in self._partners(old).items() if a.kind == "claim"}
        return replace(renamed(record, names), id=record.id)

    def id_of(self, key: Key) -> str:
        """The public id of a record."""
        return self.ids.get(key) or hand_id(self.now.report, key)

    def bring_claims(self) -> None:
        """A kept event rests on its claims: those that the present coder misses stay with it."""
        have = {self.id_of(k) for k in self.slots}
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
                        self.slots[key] = Slot(key=key, record=old.records[key], state="accepted", marks=[as_mark(judgement)])
                        have.add(name)
                        break

    def _partners(self, old: Coding) -> dict[Key, Key]:
        if id(old) not in self._carried:
            self._carried[id(old)] = old, carry(old.records, self.now.records)
            self.ids = old.ids | self.ids
        return self._carried[id(old)][1]
