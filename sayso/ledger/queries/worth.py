"""What is worth a person's look, the most first: every record with the reasons why.

The weights are ours, by judgement and not by measurement: what waits for a decision comes before what may be wrong, and what
may be wrong before what merely nobody has seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.ledger.queries.sight import Sight
from sayso.ledger.queries.signs import signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from sayso.ledger.judgements.model import Unattached
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.rows import ClaimRow, EventRow
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader

#: Reason -> what it adds.  Of ``dossiers`` it is for each, of at most four; ``harmed`` grows with the number.
WORTH = {
    "disputed": 90, "assigned": 80, "denied": 30, "harmed": 20, "weak": 15, "unnamed": 12, "rare": 10, "dossiers": 8,
    "fresh": 4,
}  # fmt: skip
REASONS = tuple(WORTH)
#: Share of all events up to which a type is rare, and dossiers that count.
RARE, DOSSIERS = 0.02, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record in the queue; ``reasons`` are keys of WORTH, the weightiest first; ``dossiers`` how many it stands in."""

    id: str
    worth: int
    reasons: tuple[str, ...]
    harmed: int | None = None
    score: float | None = None
    dossiers: int = 0


@dataclass(frozen=True, slots=True)
class Ranked:
    """The queue of one person: ids in order, and what makes an entry of a place in it."""

    ids: list[str]
    worth: NDArray[np.int64]
    bits: NDArray[np.int64]
    stands_in: NDArray[np.int64]

    def place(self, name: str | None) -> int:
        """The place of a record; the first where it is not in the queue."""
        return self.ids.index(name) if name in self.ids else 0

    def entries(self, view: View, start: int, end: int) -> list[Entry]:
        """Some of the queue."""
        found = signs(view)
        return [
            Entry(
                id=self.ids[i],
                worth=int(self.worth[i]),
                reasons=tuple(r for n, r in enumerate(REASONS) if int(self.bits[i]) >> n & 1),
                harmed=found.harmed.get(self.ids[i]),
                score=found.weak.get(self.ids[i]),
                dossiers=int(self.stands_in[i]),
            )
            for i in range(start, min(end, len(self.ids)))
        ]


def ranked(
    view: View,
    events: Filter | None,
    claims: Filter | None,
    reader: Reader,
    *,
    person: str | None = None,
    dossiers: Sequence[tuple[Filter | None, Filter | None]] = (),
) -> Ranked:
    """The queue.

    Args:
        view: the ledger.
        events: which events are asked for; null: none.  Where no state of review is asked for, those that nobody judged, that
            are disputed, or that wait for the person.
        claims: the same of claims; of these only such as have a reason of their own.
        reader: who looks.
        person: whose queue it is.
        dossiers: the questions that people keep, of events and of claims.
    """
    sight = Sight(view, reader)

    def find() -> Ranked:
        parts = [
            _Part(sight, kind, asked, person, [asked_too for d in dossiers if (asked_too := d[n]) is not None])
            for n, (kind, asked) in enumerate((("events", events), ("claims", claims)))
            if asked is not None
        ]
        return _joined([p.found() for p in parts])

    found: Ranked = sight.kept(("queue", events, claims, person, tuple(dossiers)), find)
    return found


def lost(view: View, reader: Reader) -> list[Unattached]:
    """Judgements that no record fits any more: only reports that changed after they were judged can have some."""
    from sqlalchemy import select

    from sayso.ledger import tables as t

    sight = Sight(view, reader)

    def find() -> list[Unattached]:
        j, c, e = t.judgements, t.codings, t.tombstones
        with view.source.ledger.connect() as connection:  # type: ignore[attr-defined]  # of a SqlSource
            refs: set[str] = set()
            for changed in (c, e):
                after = (changed.c.report == j.c.report) & (changed.c.tx_from > j.c.tx_from) & (changed.c.tx_from <= view.tx)
                found = select(t.reports.c.ref).distinct().join(j, j.c.report == t.reports.c.report).join(changed, after)
                refs |= set(connection.scalars(found))
        out: list[Unattached] = []
        for ref in sorted(refs - sight.hidden.reports):
            out += view.full(view.source.coded(ref, view.tx))[1]
        return out

    found: list[Unattached] = sight.kept(("lost",), find)
    return found


def rows(view: View, reader: Reader, names: Iterable[str]) -> dict[str, EventRow | ClaimRow]:
    """The records by id, read together."""
    wanted = list(names)
    reports = Sight(view, reader).fulls(dict.fromkeys(n.partition(".")[0] for n in wanted))
    by_id: dict[str, Any] = {r.id: r for f in reports.values() for r in (*f.events, *f.claims, *f.hidden)}
    return {n: by_id[n] for n in wanted if n in by_id}


class _Part:
    """Events or claims."""

    def __init__(self, sight: Sight, kind: str, asked: Filter, person: str | None, dossiers: list[Filter]) -> None:
        self.sight, self.kind, self.asked = sight, kind, asked
        self.catalogue = sight.catalogue
        self.frame = self.catalogue.frames[kind]
        self.person, self.dossiers = person, dossiers
        self.signs = signs(sight.view)

    def found(self) -> Ranked:
        """Those that are worth a look, in no order."""
        masks = dict(self.masks())
        bits = np.zeros(self.frame.size, dtype=np.int64)
        worth = np.zeros(self.frame.size, dtype=np.int64)
        for n, reason in enumerate(REASONS):
            bits |= masks[reason].astype(np.int64) << n
            worth += masks[reason] * WORTH[reason]
        stands_in = self._dossiers()
        worth += WORTH["dossiers"] * np.maximum(np.minimum(stands_in, DOSSIERS) - 1, 0)
        harmed = self._numbers(self.signs.harmed)
        worth += (10 * np.log10(np.maximum(harmed, 1))).astype(np.int64)
        keep = self.sight.chosen(self.asked, self.kind)
        if not self.asked.review:
            waiting = masks["disputed"] | masks["assigned"]
            keep = keep & ((self.frame["state"] == self.catalogue.strings.known("machine")) | waiting)
            if self.kind == "claims":
                keep = keep & (worth > WORTH["fresh"])
        rows = keep.nonzero()[0]
        rank = self.catalogue.rank_of(self.kind)[rows]
        order = np.lexsort((self.frame["placed"][rows], -rank, -worth[rows]))
        rows = rows[order]
        return Ranked(self.sight.named(self.kind, "id", rows), worth[rows], bits[rows], stands_in[rows])

    def masks(self) -> Iterator[tuple[str, NDArray[np.bool_]]]:
        """For each reason the rows that have it."""
        frame, strings, none = self.frame, self.catalogue.strings, np.zeros(self.frame.size, dtype=bool)
        yield "disputed", frame["disputed"] > 0
        mine = strings.known(self.person) if self.person else -1
        yield "assigned", (frame["assigned"] == mine) & (mine >= 0) & (frame["state"] == strings.known("machine"))
        denied = np.isin(frame["id"], self._ids(self.signs.disputing))
        if self.kind == "events":
            yield "denied", denied | (frame["status"] == strings.known("negated"))
            yield "harmed", np.isin(frame["id"], self._ids(self.signs.harmed))
            yield "weak", np.isin(frame["id"], self._ids(self.signs.weak))
            yield "unnamed", self._vouched_by_nobody()
            yield "rare", self._rare()
        else:
            yield "denied", denied | (frame["act"] == strings.known("deny"))
            yield "harmed", none
            yield "weak", none
            yield "unnamed", self._unnamed()
            yield "rare", none
        yield "dossiers", self._dossiers() > 0
        yield "fresh", self._fresh()

    def _ids(self, names: Iterable[str]) -> list[int]:
        return [n for name in names if (n := self.catalogue.strings.known(name)) >= 0]

    def _numbers(self, found: dict[str, int]) -> NDArray[np.int64]:
        out = np.zeros(self.frame.size, dtype=np.int64)
        if not found or not self.frame.size:
            return out
        ids = self.frame["id"]
        order = np.argsort(ids)
        for name, number in found.items():
            key = self.catalogue.strings.known(name)
            at = int(np.searchsorted(ids, key, sorter=order))
            if key >= 0 and at < ids.size and ids[order[at]] == key:
                out[order[at]] = number
        return out

    def _unnamed(self) -> NDArray[np.bool_]:
        """Claims of which nobody is named as speaker."""
        sources = self.catalogue.frames["sources"]
        named = np.zeros(self.catalogue.frames["claims"].size, dtype=bool)
        named[sources["of"][(sources["name"] >= 0) | (sources["actor"] >= 0)]] = True
        return ~named

    def _vouched_by_nobody(self) -> NDArray[np.bool_]:
        """Events for which a claim vouches whose speaker nobody names."""
        claims, vouchers = self.catalogue.frames["claims"], self.catalogue.frames["vouchers"]
        mask = np.zeros(self.frame.size, dtype=bool)
        mask[vouchers["of"][np.isin(vouchers["id"], claims["id"][self._unnamed()])]] = True
        return mask

    def _rare(self) -> NDArray[np.bool_]:
        """Events of a type that few events have."""
        if not self.frame.size:
            return np.zeros(0, dtype=bool)
        types = self.frame["type"]
        counts = np.bincount(types)
        rare: NDArray[np.bool_] = counts[types] <= RARE * types.size
        return rare

    def _dossiers(self) -> NDArray[np.int64]:
        found = np.zeros(self.frame.size, dtype=np.int64)
        for asked in self.dossiers:
            found += self.sight.chosen(asked, self.kind)
        return found

    def _fresh(self) -> NDArray[np.bool_]:
        """Records of reports in which nobody has judged or noted anything."""
        reports = self.catalogue.frames["reports"]
        seen = reports["state"] != self.catalogue.strings.known("machine")
        for kind in ("events", "claims"):
            touched = self.catalogue.frames[kind]["touched"] > 0
            seen = seen | np.isin(reports["report"], self.catalogue.frames[kind]["report"][touched])
        fresh: NDArray[np.bool_] = ~seen[self.catalogue.report_of(self.kind)]
        return fresh


def _joined(parts: list[Ranked]) -> Ranked:
    ids = [name for p in parts for name in p.ids]
    if not parts:
        return Ranked([], *(np.zeros(0, dtype=np.int64),) * 3)
    worth = np.concatenate([p.worth for p in parts])
    order = np.argsort(-worth, kind="stable")
    columns = (np.concatenate([getattr(p, c) for p in parts])[order] for c in ("bits", "stands_in"))
    return Ranked([ids[i] for i in order.tolist()], worth[order], *columns)
