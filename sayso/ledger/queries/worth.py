"""What is worth a person's look, the most first: every record with the reasons why (:mod:`sayso.ledger.queries.reasons`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.ledger.queries.reasons import REASONS, Reasons
from sayso.ledger.queries.sight import Sight
from sayso.ledger.queries.signs import signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from sayso.ledger.judgements.model import Unattached
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.rows import ClaimRow, EventRow
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader


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
            Reasons(sight, kind, asked, person, [asked_too for d in dossiers if (asked_too := d[n]) is not None])
            for n, (kind, asked) in enumerate((("events", events), ("claims", claims)))
            if asked is not None
        ]
        return _joined([Ranked(*p.found()) for p in parts])

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


def _joined(parts: list[Ranked]) -> Ranked:
    ids = [name for p in parts for name in p.ids]
    if not parts:
        return Ranked([], *(np.zeros(0, dtype=np.int64),) * 3)
    worth = np.concatenate([p.worth for p in parts])
    order = np.argsort(-worth, kind="stable")
    columns = (np.concatenate([getattr(p, c) for p in parts])[order] for c in ("bits", "stands_in"))
    return Ranked([ids[i] for i in order.tolist()], worth[order], *columns)
