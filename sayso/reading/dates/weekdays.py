"""Rules for weekdays: Friday, last Friday, Friday of last week."""

# ruff: noqa: E501 - a rule of the grammar is one line

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.periods import DAY, Period
from sayso.reading.dates.readings import NO_ANCHOR, WAY, Reading, reading

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context


def weekday(found: Found, c: Context) -> Reading | None:  # noqa: C901, PLR0912 - one branch for each form
    """Friday, last Friday, next Friday, this Friday; with a part of the day; Friday last week."""
    if found.first and found.tokens[found.first - 1].word in c.lexicon.tables["named_weekday"]:
        return None  # Black Friday, Bloody Sunday
    number = int(found.value("w", "weekday", "weekday_short"))
    part = str(found.value("p", "daypart", "daypart_point") or "") if "p" in found else ""
    kind: Literal["DATE", "TIME"] = "TIME" if part else "DATE"
    if c.published is None:
        return Reading("TIME" if part else "DATE", f"XXXX-WXX-{number}{part}", None, NO_ANCHOR)
    now = c.published
    back = now - ((now.isoweekday() - number) % 7) * DAY
    ahead = now + ((number - now.isoweekday()) % 7) * DAY
    monday = now - now.weekday() * DAY
    if "week" in found:
        day = monday + (7 * found.way("week") + number - 1) * DAY
        because = f"{WAY[found.way('week')]} week, from publication {now}"
    elif "shift" in found:
        way = found.way("shift")
        if way < 0:
            # "Last Thursday" told on Friday is not yesterday; "last Sunday" told on Monday is, being of another week.
            day = back if back < now - DAY or (back < now and back < monday) else back - 7 * DAY
        elif way > 0:
            day = ahead if ahead > now else ahead + 7 * DAY
        else:
            day = ahead if c.tense(found.first, found.last) != "past" else monday + (number - 1) * DAY
        because = f"the {WAY[way]} one, from publication {now}"
    elif "from_told" in found:
        told = c.told_period("day")
        if told is None:
            return Reading(kind, f"XXXX-WXX-{number}{part}", None, "no date told before it")
        step = 1 if found.way("from_told") > 0 else -1
        day = told.first + step * DAY
        while day.isoweekday() != number:
            day += step * DAY
        because = f"from {told.value}, told before"
    elif c.tense(found.first, found.last) == "future":
        day, because = ahead, f"the nearest one not before publication {now}, future tense"
    else:
        day, because = back, f"the nearest one not after publication {now}"
    period = Period("day", day)
    if part:
        return Reading("TIME", period.value + part, period.interval, because, period)
    return reading(period, because)


def night_into(found: Found, c: Context) -> Reading | None:
    """Overnight into Tuesday, overnight Monday to Tuesday: the night between the two, named by the day on which it begins."""
    told = weekday(found, c)
    if told is None or told.period is None:
        return told
    day = told.period.shift(-1)
    return Reading("TIME", day.value + "TNI", f"{day.value}/{told.period.value}", f"{told.because}; the night before it", day)


_FROM = "('from'|'on')? weekday ('night'|'evening')?"

RULES = (
    Rule("weekday", "(<shift last|past|this|next|coming> | 'the' <from_told previous|following>)? <w weekday> (<p daypart|daypart_point>)?", weekday),
    Rule("weekday of week", "<w weekday> (<p daypart>)? ('of'|comma)? <week last|this|next> 'week'", weekday),
    Rule("night into weekday", f"'overnight' ({_FROM})? ('into'|'to') <w weekday> ('morning')? (?!possessive)", night_into),
    Rule("last weekday", "<shift last|next> 'week' possessive? <w weekday>", weekday),
    Rule("short weekday", "(open) <x <w weekday_short>> dot? (close)", weekday),
)  # fmt: skip
