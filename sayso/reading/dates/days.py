"""Rules for dates that name a day: by its month, in figures, by a holiday."""

# ruff: noqa: E501 - a rule of the grammar is one line

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.patterns import NUMBER, REL, TO
from sayso.reading.dates.periods import DAY, Period, easter, safe_day
from sayso.reading.dates.readings import NO_ANCHOR, Reading, reading, unresolved
from sayso.reading.dates.which_year import choose, full_year, two_digit_year

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context


def month_day(found: Found, c: Context) -> Reading | None:
    """March 15, 2015; 15 March; the 15th of March; March 15-17; with or without weekday and year."""
    month, day = int(found.value("m", "month")), found.number("d")
    if day is None:
        return None
    until_month = int(found.value("mm", "month")) if "mm" in found else month
    until = found.number("dd") if "dd" in found else None

    def at(year: int) -> Period | None:
        first = safe_day(year, month, day)
        if first is None:
            return None
        if until is None:
            return Period("day", first)
        last = safe_day(year + (until_month < month), until_month, until)
        return Period("range", first, last) if last is not None and last > first else None

    what = "range of days told" if until else "day and month told"
    year = full_year(found, "y", c)
    if "rel" in found and c.published:
        year = c.published.year + found.way("rel")
    if year is not None:
        period = at(year)
        return reading(period, "told in full", explicit=True) if period else None
    if c.published is None:
        years = [p for p in (at(2019), at(2020)) if p]
        value = None if until or not years else f"XXXX-{month:02d}-{day:02d}"
        return unresolved("no year told, and the publication date is not known", value) if years else None
    now = c.published.year
    if "w" in found:
        weekday = int(found.value("w", "weekday", "weekday_short"))
        fits = [p for y in (now, now - 1, now + 1, now - 2, now - 3) if (p := at(y)) and p.first.isoweekday() == weekday]
        near = [p for p in fits if abs((p.first - c.published).days) < 800]  # noqa: PLR2004 - two years and some
        if near:
            return reading(near[0], f"{what}; the year in which it is that weekday, nearest to publication {c.published}")
    return choose(at, c, found, what)


def numeric(found: Found, c: Context) -> Reading | None:  # noqa: PLR0911 - one return for each form of the expression
    """2019-12-21, 12/21/2019, 21.12.2019; 05/06/2019 only where the publication date tells which is the day."""
    text = found.tokens[found.first].word
    iso = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:t(\d\d:\d\d(?::\d\d)?)(.*))?", text)
    if iso:
        day = safe_day(int(iso[1]), int(iso[2]), int(iso[3]))
        if day is None:
            return None
        period = Period("day", day)
        if iso[4]:
            stamp = f"{period.value}T{iso[4]}{(iso[5] or '').upper()}"
            return Reading("TIME", stamp, stamp, "told in full", period, explicit=True)
        return reading(period, "told in full", explicit=True)
    a, b, y = (int(x) for x in re.split(r"[/.-]", text))
    if y < 100:  # noqa: PLR2004 - two digits
        y = two_digit_year(y, c)
    month_first, day_first = safe_day(y, a, b), safe_day(y, b, a)
    if "." in text:
        month_first = None
    options = [d for d in (month_first, day_first) if d]
    if not options:
        return None
    if len(set(options)) == 1:
        return reading(Period("day", options[0]), "told in full", explicit=True)
    if c.published:
        near = [d for d in options if abs((d - c.published).days) <= 14]  # noqa: PLR2004 - two weeks
        if len(near) == 1:
            return reading(Period("day", near[0]), f"day or month first: the one near publication {c.published}", explicit=True)
    return unresolved("the day may stand first or second")


def nine_eleven(found: Found, _: Context) -> Reading | None:
    """9/11, the day's own name; any other fraction is no date."""
    if [t.word for t in found.tokens[found.first : found.last]] != ["9", "/", "11"]:
        return None
    return reading(Period("day", dt.date(2001, 9, 11)), "the name of that day", explicit=True)


def holiday(found: Found, c: Context) -> Reading | None:
    """Christmas Day, Easter 2011, Thanksgiving."""
    name = " ".join(found.words("h")).replace("’", "'").replace(" 's", "'s")
    rule = c.lexicon.tables["holiday"].get(name)
    if not isinstance(rule, str) or not rule:
        return None

    def at(year: int) -> Period | None:
        if rule.startswith("easter"):
            return Period("day", easter(year) + int(rule[6:]) * DAY)
        parts = rule.split("-")
        if len(parts) == 2:  # noqa: PLR2004 - month and day
            return Period("day", dt.date(year, int(parts[0]), int(parts[1])))
        which, weekday, month = parts[0], int(parts[1]), int(parts[2])
        days = [d for k in range(31) if (d := dt.date(year, month, 1) + k * DAY).month == month and d.isoweekday() == weekday]
        return Period("day", days[-1 if which == "last" else int(which) - 1])

    year = full_year(found, "y", c)
    if year is not None:
        period = at(year)
        return reading(period, "a holiday's date in that year", explicit=True) if period else None
    if c.published is None:
        return unresolved(NO_ANCHOR)
    return choose(at, c, found, "a holiday's date")


_WD = "(<w weekday|weekday_short> dot? comma? open? 'the'? )?"
_WD_AFTER = "(open <w weekday|weekday_short> close|close)?"

RULES = (
    Rule("month day", f"{_WD} <m month> dot? (comma? 'the')? <d {NUMBER}> (comma? (<y year|year_old|short_year>|{REL}))? {_WD_AFTER}", month_day),
    Rule("month days", f"{_WD} <m month> dot? <d {NUMBER}> {TO} <dd {NUMBER}> (comma? (<y year|year_old|short_year>|{REL}))?", month_day, 1),
    Rule("month day to month day", f"<m month> dot? <d {NUMBER}> <to dash|'to'|'through'> <mm month> dot? <dd {NUMBER}> (comma? (<y year>|{REL}))?", month_day, 1),
    Rule("day month", f"{_WD} ('the'? <d {NUMBER}|ordinal> 'day'? 'of'?) dash? <m month> dot? dash? ((comma|'of')? (<y year|year_old|short_year>|{REL}))? {_WD_AFTER}", month_day),
    Rule("days month", f"{_WD} ('the'? <d {NUMBER}> {TO} <dd {NUMBER}>) 'of'? <m month> dot? (comma? (<y year|year_old>|{REL}))?", month_day, 1),
    Rule("day month to day month", f"<d {NUMBER}> <m month> dot? <to dash|'to'|'through'> <dd {NUMBER}> <mm month> dot? (comma? (<y year>|{REL}))?", month_day, 1),
    Rule("numeric", "iso|numeric", numeric),
    Rule("9/11", "<x n12 slash n12> (?!slash)", nine_eleven),
    Rule("holiday", "<h holiday_name> comma? (<y year>)?", holiday),
)  # fmt: skip
