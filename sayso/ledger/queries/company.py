"""One actor in the ledger: how often it acts, is acted upon and speaks, when, and whom it meets most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.ledger.catalogue.order import by_publication
from sayso.ledger.queries.actors import aliases
from sayso.ledger.queries.filters import Filter, first_day, last_day
from sayso.ledger.queries.pages import LIMIT, Page
from sayso.ledger.queries.sight import Sight

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sayso.ledger.queries.rows import ClaimRow, EventRow
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader

ACTOR, RECIPIENT = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Somebody who stands in events with an actor: how often on the other side of the act, and how often on the same."""

    id: str
    name: str
    opposite: int
    beside: int

    @property
    def total(self) -> int:
        """Events together."""
        return self.opposite + self.beside


class Company:
    """The events and claims of exactly one actor (with those merged into it) that are asked for and that a reader may see.

    Args:
        view: the ledger.
        actor: the actor's id, or its name where it has none.
        events, claims: which of its events and claims.
        reader: for whom.
    """

    def __init__(self, view: View, actor: str, events: Filter, claims: Filter, reader: Reader) -> None:
        self.sight = Sight(view, reader)
        self.actor = actor
        self._asked = {"events": events, "claims": claims}
        strings = self.sight.catalogue.strings
        into = {a: b for a, b in aliases(view.judgements).items() if b == actor}
        self._numbers = [n for n in map(strings.known, (actor, *into)) if n >= 0]

    def _is_it(self, frame: Any, *names: str) -> NDArray[np.bool_]:
        """Whether a party or source is the actor: by its id, or by its name where it has none."""
        empty = self.sight.catalogue.strings.known("")
        without = (frame["actor"] < 0) | (frame["actor"] == empty)
        found: NDArray[np.bool_] = np.isin(frame["actor"], self._numbers)
        for name in names:
            found |= without & np.isin(frame[name], self._numbers)
            without &= (frame[name] < 0) | (frame[name] == empty)
        return found

    @cached_property
    def _mine(self) -> NDArray[np.bool_]:
        return self._is_it(self.sight.catalogue.frames["parties"], "name")

    def _masks(self, asked: Filter) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Events in which it acts, and events in which it is only acted upon."""
        chosen = self.sight.chosen(asked, "events")
        parties = self.sight.catalogue.frames["parties"]
        found = []
        for role in (ACTOR, RECIPIENT):
            mask = np.zeros(len(chosen), dtype=bool)
            mask[parties["of"][self._mine & (parties["role"] == role)]] = True
            found.append(mask & chosen)
        return found[0], found[1] & ~found[0]

    @cached_property
    def _events(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        return self._masks(self._asked["events"])

    def _claims(self, asked: Filter) -> NDArray[np.bool_]:
        chosen = self.sight.chosen(asked, "claims")
        sources = self.sight.catalogue.frames["sources"]
        mask = np.zeros(len(chosen), dtype=bool)
        mask[sources["of"][self._is_it(sources, "name", "words")]] = True
        return mask & chosen

    @cached_property
    def known(self) -> bool:
        """Whether the ledger has it at all, whatever is asked for."""
        everything = Filter()
        return bool(any(m.any() for m in self._masks(everything)) or self._claims(everything).any())

    @property
    def acts(self) -> int:
        """Events in which it acts."""
        return int(self._events[0].sum())

    @property
    def receives(self) -> int:
        """Events in which it is only acted upon."""
        return int(self._events[1].sum())

    @cached_property
    def says(self) -> int:
        """Claims that it makes or passes on."""
        return int(self._claims(self._asked["claims"]).sum())

    @cached_property
    def name(self) -> str:
        """What it is called most often; its id where it is in no event."""
        parties = self.sight.catalogue.frames["parties"]
        return self._most(parties["name"][self._mine]) or self.actor

    @cached_property
    def country(self) -> str | None:
        """The country that it is mostly given in events."""
        parties = self.sight.catalogue.frames["parties"]
        return self._most(parties["country"][self._mine])

    def _most(self, column: NDArray[np.int64]) -> str | None:
        values, counts = np.unique(column[column >= 0], return_counts=True)
        strings = self.sight.catalogue.strings.values
        found = sorted((-int(n), strings[int(v)]) for v, n in zip(values, counts, strict=True))
        return found[0][1] if found else None

    @cached_property
    def period(self) -> tuple[str, str] | None:
        """The first and the last day of its dated events (ISO 8601)."""
        dates = np.unique(self.sight.catalogue.frames["events"]["date"][self._events[0] | self._events[1]])
        values = [self.sight.catalogue.strings.values[int(d)].partition("/") for d in dates if d >= 0]
        if not values:
            return None
        return min(first_day(a) for a, _, _ in values), max(last_day(b or a) for a, _, b in values)

    def acting(self, limit: int) -> list[EventRow]:
        """The newest events in which it acts."""
        return list(self._page("events", self._events[0], None, limit).rows)

    def receiving(self, limit: int) -> list[EventRow]:
        """The newest events in which it is only acted upon."""
        return list(self._page("events", self._events[1], None, limit).rows)

    def claims(self, limit: int) -> list[ClaimRow]:
        """Its newest claims."""
        return list(self._page("claims", self._claims(self._asked["claims"]), None, limit).rows)

    def events(self, *, after: str | None = None, limit: int = LIMIT) -> Page[EventRow]:
        """All its events, the newest report first.

        Raises:
            UsageError: the cursor is none.
        """
        return self._page("events", self._events[0] | self._events[1], after, limit)

    def _page(self, kind: str, mask: NDArray[np.bool_], after: str | None, limit: int) -> Page[Any]:
        order = by_publication(self.sight.catalogue, kind, "plain", newest=True)
        found = order.window(mask, after=after, limit=limit)
        return Page(rows=tuple(self.sight.rows(kind, found.rows)), after=found.after, before=found.before, total=found.total)

    def partners(self, limit: int = 12) -> list[Partner]:
        """Whom it meets most."""
        catalogue = self.sight.catalogue
        acting, receiving = self._events
        parties = catalogue.frames["parties"]
        others = parties.where((acting | receiving)[parties["of"]] & ~self._mine)
        empty = catalogue.strings.known("")
        key = np.where((others["actor"] >= 0) & (others["actor"] != empty), others["actor"], others["name"])
        beside = (others["role"] == ACTOR) == acting[others["of"]]
        once = np.unique(np.stack((key, others["of"], beside)), axis=1)
        counts = Counter((int(k), bool(b)) for k, _, b in once.T.tolist())
        values = catalogue.strings.values
        total: Counter[int] = Counter()
        for (k, _), n in counts.items():
            total[k] += n
        best = sorted(total, key=lambda k: (-total[k], values[k]))[:limit]
        return [
            Partner(
                id=values[k],
                name=self._most(others["name"][key == k]) or values[k],
                opposite=counts[k, False],
                beside=counts[k, True],
            )
            for k in best
        ]
