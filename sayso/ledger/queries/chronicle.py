"""Events in the order in which they happened, in the order in which the ledger learned of them, and who meets whom in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.ledger.queries.filters import first_day
from sayso.ledger.queries.pages import LIMIT, Page, _paged
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
    background = "background" in asked.status
    rows = [
        r for r in Sight(view, reader).events(view.events(asked)) if r.event.date and (background or not r.event.background)
    ]
    return _paged(sorted(rows, key=_began), lambda r: r.id, after, limit)


def _began(row: EventRow) -> tuple[str, str, str, int]:
    assert row.event.date is not None
    value = row.event.date.value
    return first_day(value.partition("/")[0]), value, row.head.published or "", row.event.anchor.start


def changed(row: EventRow) -> str:
    """When the ledger last learned something of an event: a UTC time (ISO 8601)."""
    return max([row.head.added or "", *(m.at for m in (*row.review.marks, *row.review.notes))])


def latest(view: View, asked: Filter, reader: Reader, limit: int = LIMIT) -> list[EventRow]:
    """The events of which the ledger learned last, the last first."""
    rows = Sight(view, reader).events(view.events(asked))
    return sorted(rows, key=lambda r: (changed(r), r.id), reverse=True)[:limit]


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
    rows = Sight(view, reader).events(view.events(replace(asked, actor=(actor,))))
    return [r for r in rows if any(actor == (p.actor or p.name) for p in (*r.event.actors, *r.event.recipients))]
