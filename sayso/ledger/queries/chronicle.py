"""Events in the order in which they happened, and in the order in which the ledger learned of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.ledger.queries.filters import first_day
from sayso.ledger.queries.pages import LIMIT, Page, foreground
from sayso.ledger.queries.sight import Sight

if TYPE_CHECKING:
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
