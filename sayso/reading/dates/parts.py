"""Rules for parts of a date told beside it: the night of March 20, the last week of May, the second Sunday of August, the 15th."""

# ruff: noqa: E501 - a rule of the grammar is one line

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import TYPE_CHECKING

from sayso.reading.dates.days import month_day
from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.patterns import NUMBER, REL
from sayso.reading.dates.periods import DAY, Period, add_months, safe_day
from sayso.reading.dates.readings import NO_ANCHOR, Reading, reading, unresolved
from sayso.reading.dates.weekdays import weekday
from sayso.reading.dates.which_year import choose, full_year, two_digit_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.reading.dates.context import Context

#: How many words ago a month may have been told that "the 15th" belongs to: a paragraph.
NEAR = 80


def part_of_day(found: Found, c: Context) -> Reading | None:
    """The morning of April 3, the night of 5 to 6 June: a night that spans two days is named by its first."""
    told = month_day(found, c)
    if told is None:
        return None
    code = str(found.value("p", "daypart"))
    if told.period is None:
        return Reading("TIME", told.value + code if told.value else None, None, told.because)
    period = Period("day", told.period.first)
    if told.period.last - told.period.first > DAY:
        return None
    return Reading("TIME", period.value + code, told.period.interval, told.because, period, told.explicit)


def of_month(found: Found, c: Context) -> Reading | None:
    """The first week of June, the last week in May 2019, the second Sunday of August."""
    month = int(found.value("m", "month"))
    n = -1 if found.word("o") in ("last", "final") else int(found.value("o", "ordinal") or found.digits("o") or 0)
    day_of_week = int(found.value("w", "weekday")) if "w" in found else None
    if n == 0 or n > 5:  # noqa: PLR2004 - no month has more
        return None
    at = _weekday_at(month, day_of_week, n) if day_of_week else _week_at(month, n)
    year = full_year(found, "y", c)
    if "rel" in found and c.published:
        year = c.published.year + found.way("rel")
    if year is None and c.published is None:
        return unresolved("no year told, and the publication date is not known", f"XXXX-{month:02d}")
    if year is None:
        chosen = choose(at, c, found, "part of a month told")
        if chosen is None or chosen.period is None:
            return None
        period, because, explicit = chosen.period, chosen.because, False
    else:
        found_period = at(year)
        if found_period is None:
            return None
        period, because, explicit = found_period, "told in full", True
    if day_of_week:
        return reading(period, because, explicit=explicit)
    return Reading("DATE", f"{period.first.year:04d}-{month:02d}", period.interval, because, period, explicit)


def _weekday_at(month: int, day_of_week: int, n: int) -> Callable[[int], Period | None]:
    def at(year: int) -> Period | None:
        days = [
            d for k in range(1, monthrange(year, month)[1] + 1) if (d := dt.date(year, month, k)).isoweekday() == day_of_week
        ]
        return Period("day", days[n if n < 0 else n - 1]) if n <= len(days) else None

    return at


def _week_at(month: int, n: int) -> Callable[[int], Period | None]:
    def at(year: int) -> Period | None:
        last = monthrange(year, month)[1]
        first = last - 6 if n < 0 else 7 * n - 6
        return (
            Period("range", dt.date(year, month, first), dt.date(year, month, min(last, first + 6))) if first <= last else None
        )

    return at


def day_of_month(found: Found, c: Context) -> Reading | None:
    """On the 15th; the 22nd of this month; the 9th of last month: of the month told before, else the nearest by tense."""
    day = found.digits("d")
    if day is None or not 1 <= day <= 31:  # noqa: PLR2004 - days of a month
        return None
    if c.published is None:
        return unresolved(NO_ANCHOR, f"XXXX-XX-{day:02d}")
    first = c.published.replace(day=1)
    if "rel" in found:
        first = add_months(first, found.way("rel"))
        at, because = safe_day(first.year, first.month, day), f"from publication {c.published}"
        return reading(Period("day", at), because) if at else None
    for place, told in reversed(c.told):
        if found.first - place > NEAR:
            break
        if told.period is not None and told.period.unit in ("month", "day"):
            at = safe_day(told.period.first.year, told.period.first.month, day)
            return reading(Period("day", at), f"the month of {told.period.value}, told before") if at else None
    days = [d for k in (-1, 0, 1) if (m := add_months(first, k)) and (d := safe_day(m.year, m.month, day))]
    past, ahead = [d for d in days if d <= c.published], [d for d in days if d >= c.published]
    if c.tense(found.first, found.last) == "future" and ahead:
        return reading(Period("day", ahead[0]), f"the nearest one not before publication {c.published}, future tense")
    return reading(Period("day", past[-1]), f"the nearest one not after publication {c.published}") if past else None


def weekday_of_month(found: Found, c: Context) -> Reading | None:
    """Sunday the 14th; Friday, 13th: the day nearest to publication on which the two meet."""
    day, number = found.digits("d"), int(found.value("w", "weekday", "weekday_short"))
    if day is None or not 1 <= day <= 31:  # noqa: PLR2004 - days of a month
        return None
    if c.published is None:
        return unresolved(NO_ANCHOR, f"XXXX-WXX-{number}")
    first = c.published.replace(day=1)
    months = [add_months(first, k) for k in range(-11, 12)]
    days = [d for m in months if (d := safe_day(m.year, m.month, day)) and d.isoweekday() == number]
    if not days:
        return None
    now, tense = c.published, c.tense(found.first, found.last)
    fit = [d for d in days if tense == "unknown" or (d >= now if tense == "future" else d <= now)] or days
    return reading(
        Period("day", min(fit, key=lambda d: abs(d - now))),
        f"the nearest {day} that is that weekday, from publication {c.published}",
    )


#: The last two digits of a year that are no day of a month and no hour, or that begin with 0.
_LAST_DIGITS = re.compile(r"0\d|3[2-9]|[4-9]\d")
_YEAR_DIGITS = re.compile(r"(?:1[89]|20)\d\d")


def listed_year(found: Found, c: Context) -> Reading | None:
    """Years of a list told by their last two digits: "in 88 and 92, in 96, in 2000 and in 08"; one alone may be any number."""
    first, last = c.sentence(found.first)
    if first not in c.lists:
        c.lists[first] = _lists_years([t.word for t in c.tokens[first:last]], c)
    if not c.lists[first] or not _LAST_DIGITS.fullmatch(found.word("y")):
        return None
    year = full_year(found, "y", c)
    if year and c.published and year > c.published.year and c.tense(found.first, found.last) != "future":
        return None
    return reading(Period("year", dt.date(year, 1, 1)), "a year of a list, told by its last two digits") if year else None


def _lists_years(words: list[str], c: Context) -> bool:
    """Do these words hold years after "in", in their order, one in two digits and one that is no other number ("2000", "08")?"""
    after_in = [
        w for before, a, w in zip(["", *words], words, words[1:], strict=False)
        if a == "in" and not before.isdigit() and c.lexicon.value("cardinal", before) is None  # "one in 50"
    ]  # fmt: skip
    short = [w for w in after_in if _LAST_DIGITS.fullmatch(w)]
    full = [w for w in after_in if _YEAR_DIGITS.fullmatch(w)]
    sure = bool(full) or any(w.startswith("0") for w in short)
    years = [two_digit_year(int(w), c) if w in short else int(w) for w in after_in if w in short or w in full]
    return bool(short) and sure and len(years) > 1 and years == sorted(years)


_SHORT = "n12|n24|n31|n59|n_other"
_YEAR = f"(comma? (<y year>|'of'? {REL}))?"
_PART = "'the'? ('early'|'late')? <p daypart> ('of'|'on'|'from') 'the'?"

RULES = (
    Rule("weekday of a month's day", "<w weekday> comma? 'the'? <d nth> (?!month|'of'|'century'|'day'|dash)", weekday_of_month),
    Rule("part of month day", f"{_PART} (weekday comma?)? <m month> dot? <d {NUMBER}> {_YEAR}", part_of_day, 1),
    Rule("part of day month", f"{_PART} (weekday comma?)? <d {NUMBER}> (dash|'to'|'and'|slash) <dd {NUMBER}> 'of'? <m month> dot? {_YEAR}", part_of_day, 1),
    Rule("part of one day month", f"{_PART} (weekday comma?)? <d {NUMBER}> 'of'? <m month> dot? {_YEAR}", part_of_day, 1),
    Rule("part of weekday", "'the' ('early'|'late')? <p daypart> 'of' (<shift last|past|this>)? <w weekday>", weekday, 1),
    Rule("listed year", f"'in' <x <y {_SHORT}>> (?=comma|dot|stop|close|'and'|'or')", listed_year),
    Rule("next listed year", f"'in' ({_SHORT}) ('and'|'or') <x <y {_SHORT}>> (?=comma|dot|stop|close)", listed_year),
    Rule("week of month", f"'the'? <o ordinal|nth|'last'|'final'> ('full'|'whole')? 'week' ('of'|'in') <m month> {_YEAR}", of_month, 1),
    Rule("weekday of month", f"'the'? <o ordinal|nth|'last'|'final'> <w weekday> ('of'|'in') <m month> {_YEAR}", of_month, 1),
    Rule("day of this month", "'the'? <d nth> ('day')? 'of' <rel last|past|this|next|coming> 'month'", day_of_month, 1),
    Rule("day of month", "('on'|'by'|'until'|'since'|'from'|'before'|'after') <x 'the' <d nth>> (?=dot|comma|stop|close|'and'|'at'|'in')", day_of_month),
)  # fmt: skip
