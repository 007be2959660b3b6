"""Records that may be the same as one: those of its report, and of other reports those with the same type, party and days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sayso.ledger.queries import pages
from sayso.ledger.queries.filters import Filter, first_day, last_day
from sayso.ledger.queries.rows import EventRow

if TYPE_CHECKING:
    from sayso.ledger.queries.rows import ClaimRow, FullReport
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader

#: Days around an event's date in which another report may date it, and how many of those are offered.
NEAR, MOST = 3, 20


def alike(view: View, reader: Reader, found: EventRow | ClaimRow | FullReport, full: FullReport) -> list[EventRow | ClaimRow]:
    """What to offer for a merge, the likeliest first."""
    if isinstance(found, EventRow):
        here = [r for r in full.events if r.id != found.id]
        here.sort(key=lambda r: (r.event.type != found.event.type, abs(r.event.anchor.start - found.event.anchor.start)))
        return [*here, *_elsewhere(view, reader, found)]
    return [r for r in full.claims if r.id != getattr(found, "id", "")]


def _elsewhere(view: View, reader: Reader, row: EventRow) -> list[EventRow]:
    event = row.event
    party = next((p for p in (*event.actors, *event.recipients) if p.name), None)
    if party is None or event.date is None:
        return []
    start, _, end = event.date.value.partition("/")
    first, last = _moved(first_day(start), -NEAR), _moved(last_day(end or start), NEAR)
    if first is None or last is None:
        return []
    asked = Filter(types=(event.type,), actor=(party.actor or party.name,), first=first, last=last)
    rows = pages.events(view, asked, reader, limit=MOST).rows
    return [r for r in rows if r.head.id != row.head.id]


def _moved(day: str, by: int) -> str | None:
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except (ValueError, OverflowError):
        return None
