"""When two dates agree, as the shared scorer events.py has it.

A gold day must be that day (or an interval that reaches a day further at most), a gold month or year is met by anything
inside it, two intervals must have half of their days in common.
"""

from __future__ import annotations

import datetime as dt

from sayso.reading.dates.periods import DAY, period_of


def _stretch(value: str) -> tuple[dt.date, dt.date, str]:
    halves = [_one(part.partition("T")[0]) for part in value.split("/")]
    first, last = halves[0][0], halves[-1][1]
    kind = halves[0][2] if len(halves) == 1 else "day" if first == last else "interval"
    return first, last, kind


def _one(part: str) -> tuple[dt.date, dt.date, str]:
    size = len(part)
    if size == 10:  # noqa: PLR2004 - a day
        return dt.date.fromisoformat(part), dt.date.fromisoformat(part), "day"
    if "W" in part:
        monday = dt.date.fromisoformat(part)
        return monday, monday + 6 * DAY, "interval"
    unit = "month" if size == 7 else "year"  # noqa: PLR2004 - a month
    period = period_of(unit, dt.date.fromisoformat(part + ("-01" if unit == "month" else "-01-01")))  # type: ignore[arg-type]
    return period.first, period.last, unit


def agree(gold: str, told: str) -> bool:
    """Is ``told`` right where ``gold`` is the date?"""
    g0, g1, kind = _stretch(gold)
    p0, p1, _ = _stretch(told)
    if kind == "day":
        return g0 - DAY <= p0 <= g0 <= p1 <= g0 + DAY
    if kind in ("month", "year"):
        return g0 <= p0 and p1 <= g1
    both = (min(g1, p1) - max(g0, p0)).days + 1
    either = (g1 - g0).days + (p1 - p0).days + 2 - max(0, both)
    return both > 0 and both / either >= 0.5  # noqa: PLR2004 - the scorer's half
