"""Counting who acts, is acted upon and speaks; actors that people merged are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sayso.ledger.judgements.undoing import active
from sayso.ledger.queries.filters import first_day, last_day, named
from sayso.ledger.queries.rows import ActorRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.ledger.judgements.model import Judgement
    from sayso.ledger.queries.rows import ClaimRow, EventRow


def aliases(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Actor id or name -> the one it was merged into."""
    out: dict[str, str] = {}
    for judgement in active(judgements):
        if judgement.kind == "merge" and judgement.target.kind == "actor" and judgement.target.name:
            for other in judgement.others:
                if other.name and other.name != judgement.target.name:
                    out[other.name] = judgement.target.name
    return out


def _most(counts: Counter[str]) -> list[str]:
    """What is counted, most first and then by name: the order of reading decides nothing."""
    return sorted(counts, key=lambda value: (-counts[value], value))


class Actors:
    """A tally over events and claims."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._alias = aliases(judgements)
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._known: set[str] = set()
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        self._countries: dict[str, Counter[str]] = defaultdict(Counter)
        self._sectors: dict[str, Counter[str]] = defaultdict(Counter)
        self._days: dict[str, list[str]] = defaultdict(list)

    def event(self, row: EventRow) -> None:
        """Count an event's actors and recipients, each once."""
        for role, parties in (("acts", row.event.actors), ("receives", row.event.recipients)):
            for key in {self._see(p.actor, p.name) for p in parties}:
                self._counts[key][role] += 1
                if row.event.date:
                    first, _, last = row.event.date.value.partition("/")
                    self._days[key] += [first_day(first), last_day(last or first)]
            for party in parties:
                key = self._see(party.actor, party.name)
                self._countries[key].update([party.country] if party.country else [])
                self._sectors[key].update([party.sector] if party.sector else [])

    def claim(self, row: ClaimRow) -> None:
        """Count a claim's speaker and those in between, each once."""
        sources = [s for s in (row.claim.speaker, *row.claim.via) if s and (s.actor or s.name or s.text)]
        for key in {self._see(s.actor, s.name or s.text or "") for s in sources}:
            self._counts[key]["claims"] += 1

    def rows(self, asked: Iterable[str] = ()) -> list[ActorRow]:
        """The actors, those that stand in most records first; ``asked`` leaves those with such a name or id."""
        asked = tuple(asked)
        out = []
        for key, counts in self._counts.items():
            name = key if key in self._alias.values() and key not in self._known else _most(self._names[key])[0]
            if not named(asked, [key, *self._names[key]]):
                continue
            days = sorted(self._days[key])
            countries = _most(self._countries[key])
            out.append(
                ActorRow(
                    id=key,
                    name=name,
                    country=countries[0] if countries else None,
                    sectors=tuple(_most(self._sectors[key])),
                    acts=counts["acts"],
                    receives=counts["receives"],
                    claims=counts["claims"],
                    first=days[0] if days else None,
                    last=days[-1] if days else None,
                    known=key in self._known,
                )
            )
        return sorted(out, key=lambda r: (-(r.acts + r.receives + r.claims), r.name, r.id))

    def _see(self, actor: str | None, name: str) -> str:
        key = actor or name
        key = self._alias.get(key, self._alias.get(name, key))
        if actor and key == actor:
            self._known.add(key)
        self._names[key][name] += 1
        return key
