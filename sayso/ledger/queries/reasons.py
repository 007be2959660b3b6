"""Why a record is worth a person's look: each reason as a mask over the catalogue.

The weights are ours, by judgement and not by measurement: what waits for a decision comes before what may be wrong, and what
may be wrong before what merely nobody has seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sayso.ledger.queries.signs import signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.sight import Sight

#: Reason -> what it adds.  Of ``dossiers`` it is for each, of at most four; ``harmed`` grows with the number.
WORTH = {
    "disputed": 90, "assigned": 80, "denied": 30, "harmed": 20, "weak": 15, "unnamed": 12, "rare": 10, "dossiers": 8,
    "fresh": 4,
}  # fmt: skip
REASONS = tuple(WORTH)
#: Share of all events up to which a type is rare, and dossiers that count.
RARE, DOSSIERS = 0.02, 4


class Reasons:
    """The events or the claims that are worth a look, and why."""

    def __init__(self, sight: Sight, kind: str, asked: Filter, person: str | None, dossiers: list[Filter]) -> None:
        self.sight, self.kind, self.asked = sight, kind, asked
        self.catalogue = sight.catalogue
        self.frame = self.catalogue.frames[kind]
        self.person, self.dossiers = person, dossiers
        self.signs = signs(sight.view)

    def found(self) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Ids, the worth of each, its reasons as bits, and in how many dossiers it stands; the most worth first."""
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
        return self.sight.named(self.kind, "id", rows), worth[rows], bits[rows], stands_in[rows]

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
