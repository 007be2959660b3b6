"""Events in the order in which they happened, in the order in which the ledger learned of them, and who meets whom in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.ledger.queries.filters import first_day
from sayso.ledger.queries.pages import LIMIT, Page, foreground
from sayso.ledger.queries.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.rows import EventRow
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader


def dated(view: View, asked: Filter, reader: Reader, *, after: str | None = None, limit: int = LIMIT) -> Page[EventRow]:
    """Dated events by the day on which they began, as :func:`sayso.ledger.queries.pages.timeline` counts them.

    Raises:
        UsageError: the cursor is none.
    """
    from sayso.ledger.catalogue.order import by_date

    sight = Sight(view, reader)
    mask = foreground(sight, asked) & (sight.catalogue.frames["events"]["date"] >= 0)
    found = by_date(sight.catalogue).window(mask, after=after, limit=limit)
    return Page(rows=tuple(sight.rows("events", found.rows)), after=found.after, before=found.before, total=found.total)


def began(row: EventRow) -> tuple[str, str]:
    """The first day of an event's date, and the date; the order of :func:`dated`."""
    value = row.event.date.value if row.event.date else ""
    return first_day(value.partition("/")[0]), value


def changed(row: EventRow) -> str:
    """When the ledger last learned something of an event: a UTC time (ISO 8601)."""
    return max([row.head.added or "", *(m.at for m in (*row.review.marks, *row.review.notes))])


def latest(view: View, asked: Filter, reader: Reader, limit: int = LIMIT) -> list[EventRow]:
    """The events of which the ledger learned last, the last first."""
    import numpy as np

    sight = Sight(view, reader)
    catalogue = sight.catalogue
    rows = sight.chosen(asked, "events").nonzero()[0]
    added = catalogue.frames["reports"]["added"][catalogue.report_of("events")[rows]]
    moments = np.maximum(added, catalogue.frames["events"]["touched"][rows])
    enough = np.sort(moments)[-limit:][:1]  # with all of one moment: among them the id decides
    last = moments >= enough if len(enough) else moments > 0
    names = sight.named("events", "id", rows[last])
    newest = sorted(zip(moments[last].tolist(), names, rows[last].tolist(), strict=True), reverse=True)[:limit]
    return list(sight.rows("events", np.array([row for _, _, row in newest], dtype=np.int64)))


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


def partners(rows: Iterable[EventRow], actor: str, limit: int = 12) -> list[Partner]:
    """Whom an actor (id, or name where it has none) meets most in these events."""
    names: dict[str, str] = {}
    opposite: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for row in rows:
        sides = [{p.actor or p.name: p.name for p in side} for side in (row.event.actors, row.event.recipients)]
        for mine, other in (sides, sides[::-1]):
            if actor in mine:
                opposite.update(other.keys() - {actor})
                beside.update(mine.keys() - other.keys() - {actor})
                names |= mine | other
                break
    found = [Partner(id=k, name=names[k], opposite=opposite[k], beside=beside[k]) for k in opposite.keys() | beside.keys()]
    return sorted(found, key=lambda p: (-p.total, p.name, p.id))[:limit]


def of_actor(view: View, actor: str, asked: Filter, reader: Reader) -> list[EventRow]:
    """All events in which exactly this actor is a party, by publication."""
    from sayso.ledger.catalogue.order import by_publication

    sight = Sight(view, reader)
    mask = sight.chosen(replace(asked, actor=(actor,)), "events")
    order = by_publication(sight.catalogue, "events", "plain", newest=False)
    rows = sight.rows("events", order.window(mask, after=None, limit=int(mask.sum())).rows)
    return [r for r in rows if any(actor == (p.actor or p.name) for p in (*r.event.actors, *r.event.recipients))]
