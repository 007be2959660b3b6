"""Stretches of the calendar: what a TIMEX3 value stands for, and its ISO 8601 interval.

Values follow TIMEX3 (TimeML 1.2.1): ``1989-Q3``, ``1998-W08``, ``1998-W08-WE``, ``1998-SU``, ``198`` (a decade), ``19`` (a
century).  Weeks are ISO 8601 weeks, Monday to Sunday.  Seasons are the meteorological ones of the northern hemisphere.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "range"]
Part = Literal["START", "MID", "END"]

DAY = dt.timedelta(1)
_SEASON_MONTH = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_MONTHS = {"month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Period:
    """A whole day, week, month ... that begins on ``first``; a ``range`` also says its last day."""

    unit: Unit
    first: dt.date
    until: dt.date | None = None

    @property
    def last(self) -> dt.date:
        """The last day of the period."""
        if self.until is not None:
            return self.until
        if self.unit in _MONTHS:
            return add_months(self.first, _MONTHS[self.unit]) - DAY
        return self.first + {"week": 6, "weekend": 1}.get(self.unit, 0) * DAY

    @property
    def value(self) -> str:
        """The TIMEX3 value; for a range, which TIMEX3 has no value for, the ISO 8601 interval."""
        day, year = self.first, f"{self.first.year:04d}"
        iso = day.isocalendar()
        return {
            "day": lambda: f"{day}",
            "week": lambda: f"{iso.year:04d}-W{iso.week:02d}",
            "weekend": lambda: f"{iso.year:04d}-W{iso.week:02d}-WE",
            "month": lambda: year + f"-{day.month:02d}",
            "season": lambda: year + "-" + _SEASON_MONTH[day.month],
            "quarter": lambda: year + f"-Q{(day.month + 2) // 3}",
            "half": lambda: year + f"-H{1 if day.month < 7 else 2}",  # noqa: PLR2004 - July opens the second half
            "year": lambda: year,
            "decade": lambda: year[:3],
            "century": lambda: year[:2],
            "range": lambda: f"{day.isoformat()}/{self.last.isoformat()}",
        }[self.unit]()

    @property
    def interval(self) -> str:
        """ISO 8601: the day, the month, the year, or ``first/last``."""
        if self.unit in ("day", "month", "year"):
            return self.value
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def part(self, part: Part) -> str:
        """The ISO 8601 interval of the period's first, middle or last third (of a month: 1-10, 11-20, 20 to its end)."""
        first, last = self.first, self.last
        if self.unit == "month":
            begin, end = {"START": (1, 10), "MID": (11, 20), "END": (20, last.day)}[part]
            return f"{first.replace(day=begin).isoformat()}/{first.replace(day=end).isoformat()}"
        days = (last - first).days + 1
        if days < 3:  # noqa: PLR2004 - a day has no thirds
            return self.interval
        third = days // 3
        if part == "START":
            last = first + (third - 1) * DAY
        elif part == "END":
            first = last - (third - 1) * DAY
        else:
            first, last = first + third * DAY, last - third * DAY
        return f"{first.isoformat()}/{last.isoformat()}"

    def shift(self, n: int) -> Period:
        """The n-th period of the same kind after this one (before, if negative); a range moves by its length."""
        if self.unit in _MONTHS:
            return Period(self.unit, add_months(self.first, n * _MONTHS[self.unit]))
        if self.unit == "range":
            step = (self.last - self.first + DAY) * n
            return Period("range", self.first + step, self.last + step)
        return Period(self.unit, self.first + n * DAY * (1 if self.unit == "day" else 7))


def add_months(day: dt.date, n: int) -> dt.date:
    """The day n months on, or the last one of a month that is too short.  Raises ValueError outside years 1 to 9999."""
    month = day.year * 12 + day.month - 1 + n
    year, month = month // 12, month % 12 + 1
    if not 1 <= year <= dt.MAXYEAR:
        raise ValueError(f"no year {year}")
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


def safe_day(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where there is none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def period_of(unit: Unit, day: dt.date) -> Period:
    """The period of a kind that holds a day (a weekend: that of the day's week)."""
    if unit in ("week", "weekend"):
        monday = day - day.weekday() * DAY
        return Period(unit, monday if unit == "week" else monday + 5 * DAY)
    if unit == "season":
        return Period(unit, add_months(day.replace(day=1), -(day.month % 3)))
    months = _MONTHS.get(unit)
    if months is None:
        return Period("day", day)
    if months <= 12:  # noqa: PLR2004 - up to a year
        return Period(unit, day.replace(month=(day.month - 1) // months * months + 1, day=1))
    years = months // 12
    return Period(unit, dt.date(max(1, day.year // years * years), 1, 1))


def easter(year: int) -> dt.date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms; recalled, unchecked)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)
