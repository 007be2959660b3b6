"""Rules for the one before the last: the week before last, the summer before last, the Friday before last, the year after next."""

# ruff: noqa: E501 - a rule of the grammar is one line

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sayso.reading.dates.counting import UNIT_OF
from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.periods import DAY, Period, period_of
from sayso.reading.dates.quarters import SEASON_FIRST
from sayso.reading.dates.readings import NO_ANCHOR, Reading, reading, unresolved

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context


def before_last(found: Found, c: Context) -> Reading | None:
    """The month before last, the weekend after next."""
    if c.published is None:
        return unresolved(NO_ANCHOR)
    because = f"the one {_way(found)}, from publication {c.published}"
    word = found.word("u")
    if word == "night":
        day = Period("day", c.published + 2 * _step(found) * DAY)
        return Reading("TIME", day.value + "TNI", day.interval, because, day)
    unit = UNIT_OF.get(str(found.value("u", "unit")))
    if unit is None or unit == "day":
        return None
    return reading(period_of(unit, c.published).shift(2 * _step(found)), because)


def named_before_last(found: Found, c: Context) -> Reading | None:
    """The Friday before last, the March before last, the summer before last: the last but one to have ended."""
    if c.published is None:
        return unresolved(NO_ANCHOR)
    now, step = c.published, _step(found)
    because = f"the one {_way(found)}, from publication {now}"
    if "w" in found:
        number = int(found.value("w", "weekday"))
        days = ((now.isoweekday() - number) * -step) % 7 or 7
        return reading(Period("day", now + step * (days + 7) * DAY), because)
    month = int(found.value("m", "month")) if "m" in found else SEASON_FIRST[str(found.value("s", "season"))]
    periods = [Period("month" if "m" in found else "season", dt.date(now.year + k, month, 1)) for k in range(-4, 5)]
    if step < 0:
        return reading([p for p in periods if p.last < now][-2], because)
    return reading([p for p in periods if p.first > now][1], because)


def _step(found: Found) -> int:
    return -1 if found.word("way") == "before" else 1


def _way(found: Found) -> str:
    return "before last" if _step(found) < 0 else "after next"


#: Not where "last" belongs to the next word ("the year before last year's vote").
_WAY = "(<way 'before'> last|<way 'after'> next) (?!unit|month|weekday|season)"

RULES = (
    Rule("unit before last", f"'the' <u unit> {_WAY}", before_last),
    Rule("name before last", f"'the' (<w weekday>|<m month>|<s season>) {_WAY}", named_before_last),
)  # fmt: skip
