"""Counting what was chosen: facets, the timeline, actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sayso.ledger.queries.filters import first_day, last_day, named
from sayso.ledger.queries.histogram import histogram
from sayso.ledger.queries.rows import ActorRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from sayso.ledger.catalogue.catalogue import Catalogue
    from sayso.ledger.catalogue.frames import Frame
    from sayso.ledger.queries.histogram import Bucket, Histogram

    Numbers = NDArray[np.int64]
    Mask = NDArray[np.bool_]


def counted(catalogue: Catalogue, column: Numbers) -> list[tuple[str, int]]:
    """Values of a column with their numbers, most first; null is not counted."""
    values, counts = np.unique(column[column >= 0], return_counts=True)
    found = [(catalogue.strings.values[int(v)], int(n)) for v, n in zip(values, counts, strict=True)]
    return sorted(found, key=lambda c: (-c[1], c[0]))


def timeline(catalogue: Catalogue, mask: Mask, bucket: Bucket | None) -> Histogram:
    """The histogram of the events chosen."""
    frame, value = catalogue.frames["events"], catalogue.strings.value
    wide = len(catalogue.strings.values) + 1
    pairs, counts = np.unique((frame["date"][mask] + 1) * wide + frame["quad"][mask], return_counts=True)
    split = (divmod(pair, wide) for pair in pairs.tolist())
    dated = [(value(d - 1), value(q) or "", n) for (d, q), n in zip(split, counts.tolist(), strict=True)]
    return histogram(dated, bucket)


class Actors:
    """The tally of :class:`sayso.ledger.queries.actors.Actors` over a catalogue.

    Args:
        catalogue: whose.
        alias: id or name of an actor -> the one that it was merged into.
    """

    def __init__(self, catalogue: Catalogue, alias: Mapping[str, str]) -> None:
        self.catalogue = catalogue
        self.alias = alias
        strings = catalogue.strings
        pairs = [(strings.known(a), strings.number(b)) for a, b in alias.items()]
        size = len(strings.values)
        self._into = np.arange(size, dtype=np.int64)
        self._merged = np.zeros(size, dtype=bool)
        for a, b in pairs:
            if a >= 0:
                self._into[a], self._merged[a] = b, True
        self._empty = strings.number("")

    def rows(self, events: Mask, claims: Mask | None, asked: tuple[str, ...]) -> list[ActorRow]:
        """The actors of the events and claims chosen, those that stand in most records first."""
        parties = self._parties(events)
        key, name, known = self._seen(parties["actor"], parties["name"])
        sources, s_key, s_name, s_known = self._sources(claims)
        keys = np.unique(np.concatenate((key, s_key)))
        place, s_place = np.searchsorted(keys, key), np.searchsorted(keys, s_key)
        size = len(keys)
        roles = [self._records(place, parties["of"], size, parties["role"] == r) for r in (0, 1)]
        said = self._records(s_place, sources["of"], size, np.ones(len(s_place), dtype=bool))
        is_known = np.zeros(size, dtype=bool)
        is_known[place[known]] = True
        is_known[s_place[s_known]] = True
        # An event's party is looked at twice, as queries.actors does: names are counted so.
        names = self._counts(np.concatenate((place, place, s_place)), np.concatenate((name, name, s_name)))
        countries = self._counts(place, self._or_none(parties["country"]))
        sectors = self._counts(place, self._or_none(parties["sector"]))
        first, last = self._days(parties, place, size)
        values = self.catalogue.strings.values
        out = []
        into = set(self.alias.values())
        for i in range(size):
            id_ = values[int(keys[i])]
            own = names[i]
            if asked and not named(asked, [id_, *(n for _, n in own)]):
                continue
            land = countries.get(i)
            out.append(
                ActorRow(
                    id=id_,
                    name=id_ if id_ in into and not is_known[i] else own[0][1],
                    country=land[0][1] if land else None,
                    sectors=tuple(s for _, s in sectors.get(i, ())),
                    acts=int(roles[0][i]),
                    receives=int(roles[1][i]),
                    claims=int(said[i]),
                    first=first[i],
                    last=last[i],
                    known=bool(is_known[i]),
                )
            )
        return sorted(out, key=lambda r: (-(r.acts + r.receives + r.claims), r.name, r.id))

    def _parties(self, events: Mask) -> Frame:
        frame = self.catalogue.frames["parties"]
        return frame.where(events[frame["of"]])

    def _sources(self, claims: Mask | None) -> tuple[Frame, Numbers, Numbers, Mask]:
        frame = self.catalogue.frames["sources"]
        frame = frame.where(claims[frame["of"]] if claims is not None else np.zeros(frame.size, dtype=bool))
        actor, name, words = (self._or_none(frame[c]) for c in ("actor", "name", "words"))
        name = np.where(name >= 0, name, words)
        there = (actor >= 0) | (name >= 0)
        frame = frame.where(there)
        return (frame, *self._seen(actor[there], np.where(name[there] >= 0, name[there], self._empty)))

    def _or_none(self, column: Numbers) -> Numbers:
        return np.where(column == self._empty, -1, column)

    def _seen(self, actor: Numbers, name: Numbers) -> tuple[Numbers, Numbers, Mask]:
        """Key, name and whether the key is an actor's own id; see ``Actors._see`` there."""
        actor = self._or_none(actor)
        own = np.where(actor >= 0, actor, name)
        key = np.where(self._merged[own], self._into[own], np.where(self._merged[name], self._into[name], own))
        return key, name, (actor >= 0) & (key == actor)

    @staticmethod
    def _records(place: Numbers, of: Numbers, size: int, which: Mask) -> Numbers:
        """In how many records each actor stands."""
        pairs = np.unique(place[which] + size * of[which])
        return np.bincount(pairs % size, minlength=size) if size else pairs

    def _counts(self, place: Numbers, column: Numbers) -> dict[int, list[tuple[int, str]]]:
        """For each actor the values of a column, most first and then by name."""
        there = column >= 0
        wide = len(self.catalogue.strings.values) + 1
        pairs, counts = np.unique(place[there] * wide + column[there], return_counts=True)
        found: dict[int, list[tuple[int, str]]] = {}
        values = self.catalogue.strings.values
        for pair, n in zip(pairs.tolist(), counts.tolist(), strict=True):
            actor, value = divmod(pair, wide)
            found.setdefault(actor, []).append((-n, values[value]))
        for listed in found.values():
            listed.sort()
        return found

    def _days(self, parties: Frame, place: Numbers, size: int) -> tuple[list[str | None], list[str | None]]:
        """The first and the last day of each actor's events."""
        dates = self.catalogue.frames["events"]["date"][parties["of"]]
        there = dates >= 0
        distinct, inverse = np.unique(dates[there], return_inverse=True)
        values = [self.catalogue.strings.values[int(d)].partition("/") for d in distinct]
        firsts = [first_day(a) for a, _, _ in values]
        lasts = [last_day(b or a) for a, _, b in values]
        days = sorted({*firsts, *lasts})
        number = {d: i for i, d in enumerate(days)}
        low = np.full(size, len(days), dtype=np.int64)
        high = np.full(size, -1, dtype=np.int64)
        for listed in (firsts, lasts):
            rank = np.array([number[d] for d in listed], dtype=np.int64)[inverse] if len(distinct) else inverse
            np.minimum.at(low, place[there], rank)
            np.maximum.at(high, place[there], rank)
        return [days[d] if d < len(days) else None for d in low], [days[d] if d >= 0 else None for d in high]
