"""Rules for whole weeks, months, quarters and years seen from the present: last week, this month, the quarter, year-end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.dates.counting import UNIT_OF
from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.periods import Period, period_of
from sayso.reading.dates.readings import NO_ANCHOR, WAY, Reading, reading, unresolved
from sayso.reading.dates.told_before import from_told

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context


def shifted_unit(found: Found, c: Context) -> Reading | None:
    """Last week, this month, next year, this weekend, the previous day, the following week."""
    unit = UNIT_OF.get(str(found.value("u", "unit")))
    if unit is None:
        return None
    word = found.word("shift")
    if word in ("previous", "preceding", "prior", "following", "ensuing", "subsequent") or (
        unit == "day" and word == "next"
    ):  # fmt: skip
        return from_told(found, c)
    if c.published is None:
        return unresolved(NO_ANCHOR)
    way = found.way("shift")
    if unit == "day":
        return reading(Period("day", c.published), f"from publication {c.published}") if way == 0 else None
    if unit == "weekend":
        period = period_of("weekend", c.published)
        if way > 0:
            period = period.shift(1) if c.published.weekday() >= 5 else period  # noqa: PLR2004 - Saturday
        elif way < 0 or (c.published.weekday() < 4 and c.tense(found.first, found.last) == "past"):  # noqa: PLR2004 - before Friday
            period = period.shift(-1)
        return reading(period, f"the {WAY[way]} one, from publication {c.published}")
    return reading(period_of(unit, c.published).shift(way), f"{WAY[way]} {unit}, from publication {c.published}")


def the_unit(found: Found, c: Context) -> Reading | None:
    """The quarter, the year, the week: the one told before, else the present one."""
    unit = UNIT_OF.get(str(found.value("u", "unit")))
    if unit is None or unit in ("day", "decade", "century"):
        return None
    after = [t.word for t in c.tokens[found.last : found.last + 2]]
    if after in (["-", "long"], ["-", "old"]):  # "the year-long uprising" is as long as a year, and of none
        return None
    told = (
        c.latest_unit(unit, 200, found.first)
        if unit == "quarter"
        else c.told_unit(unit, 25 if unit == "year" else 80, found.first)
    )
    if told is not None:
        return reading(told, f"{told.value}, told before")
    if c.published is None:
        return unresolved(NO_ANCHOR)
    period = period_of(unit, c.published)
    if unit == "quarter" and c.tense(found.first, found.last) != "future":
        return reading(period.shift(-1), f"the last whole one before publication {c.published}")
    if unit == "weekend" and c.published.weekday() < 4 and c.tense(found.first, found.last) != "future":  # noqa: PLR2004 - plain bounds
        period = period.shift(-1)
    return reading(period, f"this {unit}, from publication {c.published}")


def latest(found: Found, c: Context) -> Reading | None:
    """The latest quarter, the most recent month: the last whole one."""
    unit = UNIT_OF[str(found.value("u", "unit"))]
    told = c.latest_unit(unit, 200, found.first)
    if told is not None:
        return reading(told, f"{told.value}, told before")
    if c.published is None:
        return unresolved(NO_ANCHOR)
    return reading(period_of(unit, c.published).shift(-1), f"the last whole one before publication {c.published}")


def unit_end(found: Found, c: Context) -> Reading | None:
    """Year-end, the end of the present year, month or quarter (the past one's where the tense is past)."""
    if c.published is None:
        return unresolved(NO_ANCHOR)
    period = period_of(UNIT_OF[str(found.value("u", "unit"))], c.published)
    if c.tense(found.first, found.last) == "past" and period.unit == "year":
        period = period.shift(-1)
    return Reading("DATE", period.value, period.part("END"), f"from publication {c.published}; its end", period)


RULES = (
    Rule("shifted unit", "'the'? <shift last|past|this|next|coming|previous|following> <u unit>", shifted_unit),
    Rule("latest unit", "'the'? ('latest'|'most' 'recent') <u 'quarter'|'year'|'month'|'week'>", latest, 1),
    Rule("year-end", "'the'? <u 'year'|'month'|'quarter'> dash 'end'|<u 'year'|'quarter'|'month'> 'end'", unit_end),
    Rule("the unit", "'the' <u 'quarter'|'year'|'week'|'weekend'|'month'>", the_unit, -3),
)  # fmt: skip
