"""Rules for Ramadan and the two Eids, by the arithmetic Islamic calendar; where the moon is watched they may fall a day off.

The day's number is that of Reingold and Dershowitz, Calendrical Calculations (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26
and 29 of 30; recalled, unchecked).  A Gregorian year with two Ramadans keeps the first.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.periods import DAY, Period
from sayso.reading.dates.readings import NO_ANCHOR, Reading, reading, unresolved
from sayso.reading.dates.which_year import choose, full_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.reading.dates.context import Context

_EPOCH = 227015  # the first day of the calendar as a proleptic Gregorian ordinal (16 July 622, Julian)
_RAMADAN, _SHAWWAL, _HAJJ = 9, 10, 12
_WHY = "by the arithmetic Islamic calendar, which may be a day off"


def islamic_day(year: int, month: int, day: int) -> dt.date:
    """The Gregorian date of a day of the arithmetic Islamic calendar (civil epoch)."""
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return dt.date.fromordinal(_EPOCH - 1 + before + day)


def ramadan(found: Found, c: Context) -> Reading | None:
    """During Ramadan; the holy month of Ramadan 2019: from its first to its last day."""
    return _of(found, c, _RAMADAN, 1, lambda first: Period("range", first, _next_month(first) - DAY))


def eid(found: Found, c: Context) -> Reading | None:
    """Eid al-Fitr, Eid al-Adha 2019: the day, and one on either side."""
    month, day = (_SHAWWAL, 1) if found.word("h") == "fitr" else (_HAJJ, 10)
    return _of(found, c, month, day, lambda first: Period("range", first - DAY, first + DAY))


def _of(found: Found, c: Context, month: int, day: int, make: Callable[[dt.date], Period]) -> Reading | None:
    def at(year: int) -> Period | None:
        start = (year - 622) * 33 // 32  # near the Islamic year that begins in this one
        days = (islamic_day(y, month, day) for y in range(start - 1, start + 4) if y > 0)
        return next((make(d) for d in days if d.year == year), None)

    year = full_year(found, "y", c)
    if year is not None:
        period = at(year)
        return reading(period, f"in that year; {_WHY}", explicit=True) if period else None
    return choose(at, c, found, _WHY) if c.published else unresolved(NO_ANCHOR)


def _next_month(first: dt.date) -> dt.date:
    return first + 30 * DAY  # Ramadan, an odd month, has 30 days


_YEAR = "(comma|'in'|'of')? <y year>"
# "By", "for" and "of" stand before people as well ("the flat of Ramadan"); its eve and its last day are not the whole month.
_WHEN = "'during'|'throughout'|'in'|'since'|'until'|'before'|'after'|'month' 'of'"

RULES = (
    # Ramadan is a name of people too: "Ramadan Salem", but no month "in Ramadan Salem".
    Rule("ramadan", f"({_WHEN}) <x 'ramadan' ({_YEAR})?> (?!other|'al'|dash|possessive)", ramadan),
    Rule("ramadan year", f"'ramadan' {_YEAR}", ramadan),
    Rule("eid", f"'eid' dash? ('al'|'ul'|'el') dash? <h 'fitr'|'adha'> ({_YEAR})?", eid),
)  # fmt: skip
