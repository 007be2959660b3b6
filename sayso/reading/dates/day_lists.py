"""Rules for several days of one month, and for weeks told by a day: May 14, 15 and 16; the weekend of 6-7 July."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.reading.dates.days import month_day
from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.patterns import NUMBER
from sayso.reading.dates.periods import DAY, Period, period_of
from sayso.reading.dates.readings import Reading, reading

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context

#: The name of the rules whose matches are told apart by :func:`one_by_one`.
LISTED = "listed days"


def listed_days(found: Found, c: Context) -> Reading | None:
    """May 14, 15 and 16: read as the stretch from the first to the last, which must be told in their order."""
    days = [n for _, n in _numbers(found)]
    return month_day(found, c) if days == sorted(set(days)) else None


def one_by_one(found: Found, first: int, last: int, told: Reading) -> list[tuple[int, int, Reading]]:
    """Each day of a list as an expression of its own; days in a row say the whole stretch in their interval."""
    numbers, period = _numbers(found), told.period
    if period is None:
        return [(first, last, told)]
    in_a_row = (period.last - period.first).days == len(numbers) - 1
    out = []
    for k, (place, n) in enumerate(numbers):
        day = Period("day", period.first.replace(day=n))
        begin, end = first if k == 0 else place, last if k == len(numbers) - 1 else place + 1
        interval = period.interval if in_a_row else day.interval
        because = f"{told.because}; one of the days listed"
        out.append((begin, end, replace(told, value=day.value, interval=interval, because=because, period=day)))
    return out


def _numbers(found: Found) -> list[tuple[int, int]]:
    """The days of a list by the places of their words."""
    start, end = found.span("days") or (0, 0)
    words = ((k, found.tokens[k].word.rstrip("stndrh")) for k in range(start, end))
    return [(k, int(word)) for k, word in words if word.isdigit()]


def week_of(found: Found, c: Context) -> Reading | None:
    """The week of May 5, the weekend of 6-7 July: the one that holds that day."""
    told = month_day(found, c)
    if told is None or told.period is None:
        return told
    unit = period_of("weekend" if found.word("u") == "weekend" else "week", told.period.first)
    if not unit.first - DAY <= told.period.first <= unit.last:  # a weekend may be told by its Friday
        return None
    return reading(unit, told.because, explicit=told.explicit)


_LIST = f"<days <d {NUMBER}> (comma ({NUMBER}))+ comma? 'and' <dd {NUMBER}>>"
_WEEK = "'the' <u 'week'|'weekend'> 'of'"
_TO = "(dash|'to'|'and'|slash)"
_YEAR = "(comma? <y year|short_year>)?"

RULES = (
    # "On May 14, 15 and 16 soldiers" counts soldiers: no other word may follow.
    Rule(LISTED, f"<m month> dot? {_LIST} {_YEAR} (?!other|unit|units)", listed_days, 2),
    Rule(LISTED, f"{_LIST} 'of'? <m month> dot? {_YEAR}", listed_days, 2),
    Rule("week of month day", f"{_WEEK} <m month> dot? <d {NUMBER}> ({_TO} <dd {NUMBER}>)? {_YEAR}", week_of, 2),
    Rule("week of day month", f"{_WEEK} <d {NUMBER}> ({_TO} <dd {NUMBER}>)? 'of'? <m month> dot? {_YEAR}", week_of, 2),
)  # fmt: skip
