"""From which date "the next day" or "two weeks later" is counted, and where counting leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.dates.context import TOO_COARSE, Context
from sayso.reading.dates.periods import DAY, Period, add_months, period_of

if TYPE_CHECKING:
    import datetime as dt

    from sayso.reading.dates.grammar import Found
    from sayso.reading.dates.periods import Unit

#: What the lexicon's codes of units count.
UNIT_OF: dict[str, Unit] = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
    "WE": "weekend",
}


def moved(base: dt.date, letter: str, n: float) -> Period | None:  # noqa: PLR0911 - one return for each form of the expression
    """The day, week, month ... that is n units away from a date, at the unit's own precision."""
    try:
        if letter == "D":
            return Period("day", base + int(n) * DAY)
        if letter in ("W", "2W"):
            return period_of("week", base + int(n * (14 if letter == "2W" else 7)) * DAY)
        if letter == "M":
            return period_of("month", add_months(base, int(n)))
        if letter == "Q":
            return period_of("quarter", add_months(base, int(3 * n)))
        if letter == "Y":
            whole = float(n).is_integer()
            return period_of("year" if whole else "month", add_months(base, int(12 * n)))
        if letter in ("DE", "CE"):
            return period_of(
                "decade" if letter == "DE" else "century", add_months(base, int((120 if letter == "DE" else 1200) * n))
            )
    except (ValueError, OverflowError):
        return None
    return Period("day", base) if letter in ("TS", "TM", "TH") else None


def counted_from(c: Context, letter: str, n: float, found: Found) -> Period | None:
    """The last date told from which n units on is not after publication (a date in "..., he said on Monday" may be later)."""
    coarse = TOO_COARSE.get(UNIT_OF.get(letter), frozenset())
    told = [(place in c.naming, r.period) for place, r in reversed(c.told)]
    periods = [p for _, p in sorted(told, key=lambda t: t[0]) if p is not None and p.unit not in coarse]
    if c.published is None or not periods or c.tense(found.first, found.last) == "future":
        return periods[0] if periods else None
    for period in periods[:4]:
        there = moved(period.first, letter, n)
        if there is not None and there.first <= c.published:
            return period
    return periods[0]


def told_or_published(c: Context, unit: Unit) -> tuple[Period | None, str]:
    """What "the previous day" counts from, and how that is told: the last date that has such a part, else publication."""
    told = c.told_period(unit)
    if told is not None:
        return told, f"from {told.value}, told before"
    if unit not in ("day", "week") or c.published is None:
        return None, ""
    return Period("day", c.published), f"from publication {c.published}; no day told before it"
