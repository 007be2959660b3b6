"""Events over time: what the timeline draws."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from sayso.ledger.queries.filters import first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Iterable

Bucket = Literal["day", "week", "month", "year"]
BUCKETS: tuple[Bucket, ...] = ("day", "week", "month", "year")
#: The longest period, in days, that is drawn by day, by week, by month where nobody says which.
LONGEST = {"day": 92, "week": 2 * 366, "month": 20 * 366}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Events that began from ``start`` to ``end`` (ISO 8601 days, both included), by quad class."""

    start: str
    end: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """Bars in order of time, without empty ones.

    ``undated`` events have no date (or none of the calendar).  ``coarse`` ones are dated more coarsely than a bar is wide (a
    month on a timeline of days) and stand in the bar in which they may have begun first.
    """

    bucket: Bucket
    bars: tuple[Bar, ...]
    undated: int
    coarse: int

    @property
    def total(self) -> int:
        """All events, dated or not."""
        return sum(bar.total for bar in self.bars) + self.undated


def began(value: str | None) -> tuple[date, date] | None:
    """The first and the last day of an ISO 8601 date, month, year or interval; null where the calendar has none such."""
    if value is None:
        return None
    start, _, end = value.partition("/")
    try:
        first = date.fromisoformat(first_day(start))
    except ValueError:
        return None
    try:
        last = date.fromisoformat(last_day(end or start))
    except ValueError:
        last = first
    return first, max(first, last)


def histogram(dated: Iterable[tuple[str | None, str, int]], bucket: Bucket | None) -> Histogram:
    """Bars of (date, quad class, number of events); without ``bucket`` it follows from the period."""
    undated = 0
    days: list[tuple[date, date, str, int]] = []
    for value, quad, count in dated:
        days_of = began(value)
        if days_of is None:
            undated += count
        else:
            days.append((*days_of, quad, count))
    bucket = bucket or _fitting([d[0] for d in days])
    bars: dict[date, Counter[str]] = {}
    coarse = 0
    for first, last, quad, count in days:
        start = _start(first, bucket)
        bars.setdefault(start, Counter())[quad] += count
        coarse += count if last > _end(start, bucket) else 0
    return Histogram(
        bucket=bucket,
        bars=tuple(
            Bar(start=start.isoformat(), end=_end(start, bucket).isoformat(), counts=dict(sorted(bars[start].items())))
            for start in sorted(bars)
        ),
        undated=undated,
        coarse=coarse,
    )


def _fitting(days: list[date]) -> Bucket:
    length = (max(days) - min(days)).days if days else 0
    return next((b for b in BUCKETS if length <= LONGEST.get(b, length)), "year")


def _start(day: date, bucket: Bucket) -> date:
    if bucket == "day":
        return day
    if bucket == "week":  # ISO 8601: from Monday
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return day.replace(day=1) if bucket == "month" else day.replace(month=1, day=1)


def _end(start: date, bucket: Bucket) -> date:
    if bucket == "day":
        return start
    try:
        if bucket == "week":
            return start + timedelta(days=6 - start.weekday())
        if bucket == "month":
            return date.fromisoformat(last_day(f"{start.year:04}-{start.month:02}"))
    except OverflowError:  # the last days of the calendar
        return date.max
    return start.replace(month=12, day=31)
