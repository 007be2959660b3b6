"""The date of news that its report leaves undated, for users who prefer one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sayso.schema import EventDate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.coding.when.told import Told
    from sayso.reading.document import Document

WEEK = dt.timedelta(7)
#: Parts of a page whose dates say when the report was made, not what happened.
_STAMPS = frozenset({"dateline", "byline", "furniture", "agency_credit", "photo_credit", "correction"})
#: Parts in which a date of the day of publication, told in full, is the number of an issue ("Daily summary, June 3, 2014").
_HEADS = frozenset({"headline", "deck"})


def assumed(dates: Sequence[Told], document: Document, day: dt.date, anchor: str) -> EventDate:
    """The first day told in the body if it is of the week up to ``day``, else ``day`` itself.

    Args:
        dates: the report's dates, in order.
        document: for its layout.
        day: the day that the report speaks from.
        anchor: what that day is called in reasons.
    """
    stamps = [(p.start, p.end) for p in document.layout if p.kind in _STAMPS]
    heads = [(p.start, p.end) for p in document.layout if p.kind in _HEADS]
    for told in dates:
        if told.precision not in ("day", "hour", "minute") or _within(told, stamps):
            continue
        when = dt.date.fromisoformat(told.value[:10])
        if when == day and told.because == "told in full" and _within(told, heads):
            continue
        if day - WEEK <= when <= day:
            because = f"assumed: the first day told in the report; {told.because}"
            return EventDate(value=told.value[:10], precision="day", span=None, because=because)
    return EventDate(value=day.isoformat(), precision="day", span=None, because=f"assumed: the day of {anchor}")


def _within(told: Told, parts: Sequence[tuple[int, int]]) -> bool:
    return any(start <= told.start < end for start, end in parts)
