"""Moving about in time: further out, earlier, later."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.ledger.queries.filters import first_day, last_day


def wider(first: str | None, last: str | None) -> tuple[str | None, str | None]:
    """The month that holds the period, else the year, else all time (nulls)."""
    if first is None or last is None:
        return None, None
    start, end = first_day(first), last_day(last)
    month, year = start[:7], start[:4]
    if month == end[:7] and (start, end) != (first_day(month), last_day(month)):
        return month, month
    if year == end[:4] and (start, end) != (first_day(year), last_day(year)):
        return year, year
    return None, None


def moved(first: str | None, last: str | None, steps: int) -> tuple[str, str] | None:
    """The period as long before (-1) or after (1); whole months and years stay whole.  Null without an end at both sides."""
    if first is None or last is None:
        return None
    try:
        start, end = date.fromisoformat(first_day(first)), date.fromisoformat(last_day(last))
        if (start.day, (end + timedelta(days=1)).day) == (1, 1):
            months = (end.year - start.year) * 12 + end.month - start.month + 1
            low, high = _month(start, steps * months), _month(end, steps * months)
            if months % 12 == 0 and low.endswith("-01"):
                return low[:4], high[:4]
            return low, high
        length = timedelta(days=((end - start).days + 1) * steps)
        return (start + length).isoformat(), (end + length).isoformat()
    except (ValueError, OverflowError):
        return None


def _month(day: date, months: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1).isoformat()[:7]
