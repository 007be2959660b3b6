"""Rules for a number of units before or after a date: three days ago, a month later, five years from now, a year earlier."""

# ruff: noqa: E501 - a rule of the grammar is one line

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.dates.counting import UNIT_OF, counted_from, moved
from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.numbers import amount
from sayso.reading.dates.periods import DAY, Period, add_months
from sayso.reading.dates.readings import NO_ANCHOR, Reading, reading, unresolved

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context

#: How many words ago a quarter may have been told that "a year earlier" compares with: a paragraph of a company's figures.
QUARTER_NEAR = 100


def ago(found: Found, c: Context) -> Reading:  # noqa: PLR0911 - one return for each form of the expression
    """Three days ago, a year ago, two weeks earlier, a month later, five years from now."""
    letter = str(found.value("u", "unit", "units"))
    n = "1.5" if found.rule.name == "half ago" else amount(found.words("n"), c.lexicon)
    word = found.word("way")
    back = word in ("ago", "earlier", "before", "previously", "back")
    vague = "PAST_REF" if back else "FUTURE_REF"
    if n == "X":
        return Reading("DATE", vague, None, "a number of units that is not told")
    told = None
    if word in ("later", "afterward", "afterwards"):
        told = counted_from(c, letter, float(n), found)
    elif word in ("earlier", "before", "previously", "on"):
        told = c.told_period(UNIT_OF.get(letter))
    if told is None and (word in ("later", "afterward", "afterwards", "on", "before") or c.published is None):
        return unresolved("no date told before it" if c.published else NO_ANCHOR)
    base = told.first if told else c.published
    assert base is not None
    count = -float(n) if back else float(n)
    said = f"from {told.value}, told before" if told else f"from publication {c.published}"
    quarter = c.told_unit("quarter", QUARTER_NEAR, found.first) if letter == "Y" and count == -1 else None
    if quarter is not None:
        return reading(Period("quarter", add_months(quarter.first, -12)), f"the same quarter as {quarter.value}, told before")
    if letter == "Y" and told is not None and told.unit in ("month", "quarter", "half", "season", "day") and count == -1:
        same = Period(told.unit, add_months(told.first, -12))
        return reading(same, said)
    if letter in ("TS", "TM", "TH"):
        hours = count / {"TS": 3600, "TM": 60, "TH": 1}[letter]
        period = Period("day", base + round(hours / 24) * DAY if abs(hours) >= 24 else base)  # noqa: PLR2004 - a day
        if abs(hours) < 24 and hours % 24:  # noqa: PLR2004 - a day
            return Reading("TIME", None, period.interval, said, period)
        return reading(period, said)
    period_found = moved(base, letter, count)
    return reading(period_found, said) if period_found else unresolved("too far away to be a date", vague)


def ago_today(found: Found, c: Context) -> Reading | None:
    """A year ago today, two weeks ago today: that day."""
    letter, n = str(found.value("u", "unit", "units")), amount(found.words("n"), c.lexicon)
    if c.published is None or letter not in ("D", "W", "M", "Y") or not n.isdigit():
        return None
    months = {"M": 1, "Y": 12}.get(letter, 0) * int(n)
    day = add_months(c.published, -months) if months else c.published - {"D": 1, "W": 7}[letter] * int(n) * DAY
    return reading(Period("day", day), f"to the day, from publication {c.published}")


def year_ago(found: Found, c: Context) -> Reading:
    """The year-earlier quarter, a year-ago period: as "a year earlier"."""
    quarter = c.told_unit("quarter", QUARTER_NEAR, found.first)
    if quarter is not None:
        return reading(Period("quarter", add_months(quarter.first, -12)), f"the same quarter as {quarter.value}, told before")
    if c.published is None:
        return unresolved(NO_ANCHOR)
    return reading(Period("year", c.published.replace(month=1, day=1)).shift(-1), f"from publication {c.published}")


def some_ago(_: Found, __: Context) -> Reading:
    """A month or two ago, years ago."""
    return Reading("DATE", "PAST_REF", None, "a number of units that is not told")


_ABOUT = "('just'|'about'|'some'|'nearly'|'almost'|'over'|'only'|'around'|'roughly'|'approximately'|'exactly')"
_HALF = "dash? 'and' dash? article dash? 'half'"
_BACK = "'ago'|'earlier'|'previously'|'back'"

RULES = (
    Rule("ago", f"{_ABOUT}? ('more' 'than'|'less' 'than'|'at' 'least')? <n qty|vague_qty> <u unit|units> <way {_BACK}>", ago),
    Rule("ago today", f"{_ABOUT}? <n qty> <u unit|units> <way 'ago'> 'today'", ago_today, 1),
    Rule("half ago", f"{_ABOUT}? <n article dash? <u unit> {_HALF}> <way {_BACK}>", ago, 1),
    Rule("and a half ago", f"{_ABOUT}? <n (cardinal|n12) {_HALF}> dash? <u unit|units> <way {_BACK}>", ago, 1),
    Rule("one or two ago", "article <u unit> 'or' ('two'|'so') <way 'ago'>", some_ago),
    Rule("later", "('just'|'about'|'only'|'some')? <n qty|vague_qty> <u unit|units> <way 'later'|'afterward'|'afterwards'>", ago),
    Rule("from now", "<n qty|vague_qty> <u unit|units> <way 'from'|'hence'> ('now'|'today')?", ago, -1),
    Rule("year-ago period", "('the'|article)? 'year' dash ('ago'|'earlier') ('quarter'|'period'|'month'|'level'|'figure')?", year_ago),
    Rule("same quarter", "'the'? ('same'|'like'|'corresponding'|'comparable') ('quarter'|'period') ('of'|'in'|comma)? ('last' 'year'|'a' 'year' ('ago'|'earlier'|'before'))", year_ago, 1),
    Rule("years ago", "<n units> <u units> <way 'ago'>", ago),
    Rule("units ago", "<x <n units> 'ago'>", some_ago),
)  # fmt: skip
