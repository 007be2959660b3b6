"""Rules for what is told from a date told before: that week, the previous day, the following year, the morning after."""

# ruff: noqa: E501 - a rule of the grammar is one line

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.dates.counting import UNIT_OF, counted_from, told_or_published
from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.periods import period_of
from sayso.reading.dates.readings import Reading, reading, unresolved

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context


def same_unit(found: Found, c: Context) -> Reading | None:
    """That day, the same week, that year: the one of the date told before."""
    unit = UNIT_OF.get(str(found.value("u", "unit")))
    if unit is None:
        return None
    told = c.told_period(unit)  # "the same day" is no day of a year told before
    if told is None:
        return unresolved("no date told before it")
    return reading(period_of(unit, told.first), f"that of {told.value}, told before")


def from_told(found: Found, c: Context) -> Reading | None:
    """The previous day, the next day, the following year: from the date told before."""
    unit = UNIT_OF.get(str(found.value("u", "unit")))
    if unit is None:
        return None
    way = found.way("shift")
    if way > 0:
        told = counted_from(c, str(found.value("u", "unit")), way, found)
        said = f"from {told.value}, told before" if told else ""
    else:
        told, said = told_or_published(c, unit)
    if told is None:
        return unresolved("no date told before it")
    base = period_of(unit, told.last if way > 0 else told.first)
    return reading(base.shift(way), said)


def told_neighbour(found: Found, c: Context, way: int) -> Reading | None:
    """The day before, the week after: beside the date told before; nothing where "the attack" or the like follows."""
    after = found.tokens[found.last].word if found.last < len(found.tokens) else "."
    if after not in (".", ",", ";", ")", "and", "but", "in", "at", "by", "with", "on", "”", '"'):
        return unresolved("told from an act, not from a date")
    unit = UNIT_OF.get(str(found.of("unit", found.word("x2"))), "day")
    told, said = told_or_published(c, unit)
    if told is None:
        return unresolved("no date told before it")
    return reading(period_of(unit, told.first).shift(way), said)


def part_neighbour(found: Found, c: Context) -> Reading | None:
    """The evening before, the morning after: on the day beside the date told before."""
    told = told_neighbour(found, c, 1 if found.word("way") == "after" else -1)
    if told is None or told.period is None:
        return told and Reading("TIME", None, None, told.because)
    return Reading(
        "TIME", told.period.value + str(found.value("p", "daypart")), told.period.interval, told.because, told.period
    )


RULES = (
    Rule("same unit", "('that' 'same'?|('the'? 'very'? 'same')) <u unit>", same_unit),
    Rule("part before", "'the' <p daypart> <way 'before'|'after'>", part_neighbour),
    Rule("day before", "'the' <x2 'day'|'night'|'week'|'year'|'month'> 'before'", lambda found, c: told_neighbour(found, c, -1)),
    Rule("day after", "'the' <x2 'day'|'night'|'week'|'year'|'month'> 'after'", lambda found, c: told_neighbour(found, c, 1)),
)  # fmt: skip
