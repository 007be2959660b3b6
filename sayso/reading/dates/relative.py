"""Rules for dates told from the day of publication, or from a date told before."""

# ruff: noqa: E501 - a rule of the grammar is one line

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sayso.reading.dates.absolute import NO_ANCHOR, reading, unresolved
from sayso.reading.dates.context import TOO_COARSE, Context, Reading
from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.numbers import amount
from sayso.reading.dates.periods import DAY, Period, add_months, period_of

if TYPE_CHECKING:
    import datetime as dt

    from sayso.reading.dates.periods import Unit

_UNIT_OF: dict[str, Unit] = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
    "WE": "weekend",
}
#: How many words ago a quarter may have been told that "a year earlier" compares with: a paragraph of a company's figures.
QUARTER_NEAR = 100
_WAY = {-1: "last", 0: "this", 1: "next"}


def day_word(found: Found, c: Context) -> Reading:
    """Today, yesterday, tomorrow, the day before yesterday; with a part of the day."""
    n = int(found.value("d", "day_word"))
    if "further" in found:
        n += 1 if n > 0 else -1
    part = str(found.value("p", "daypart") or "") if "p" in found else ""
    if c.published is None:
        return Reading("TIME" if part else "DATE", None, None, NO_ANCHOR)
    period = Period("day", c.published + n * DAY)
    because = f"{found.word('d')}, from publication {c.published}"
    if part:
        return Reading("TIME", period.value + part, period.interval, because, period)
    return reading(period, because)


def night(found: Found, c: Context) -> Reading:
    """Tonight, last night, overnight: a night is named by the day on which it begins."""
    if c.published is None:
        return Reading("TIME", None, None, NO_ANCHOR)
    word = found.tokens[found.first].word
    n = 0 if word == "tonight" else -1
    period = Period("day", c.published + n * DAY)
    interval = period.interval if word != "overnight" else f"{period.value}/{c.published.isoformat()}"
    return Reading("TIME", period.value + "TNI", interval, f"{word}, from publication {c.published}", period)


def this_part(found: Found, c: Context) -> Reading:
    """This morning, that evening, the next night."""
    part = str(found.value("p", "daypart"))
    word = found.tokens[found.first].word
    if word == "this":
        if c.published is None:
            return Reading("TIME", None, None, NO_ANCHOR)
        period = Period("day", c.published)
        return Reading("TIME", period.value + part, period.interval, f"from publication {c.published}", period)
    told = c.told_period("day")
    if told is None or told.unit != "day":
        return Reading("TIME", None, None, "no day told before it")
    period = told.shift(1 if any(w in ("next", "following") for w in found.words("x")) else 0)
    return Reading("TIME", period.value + part, period.interval, f"from {told.value}, told before", period)


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
        because = f"{_WAY[found.way('week')]} week, from publication {now}"
    elif "shift" in found:
        way = found.way("shift")
        if way < 0:
            day = back if back < now else back - 7 * DAY
        elif way > 0:
            day = ahead if ahead > now else ahead + 7 * DAY
        else:
            day = ahead if c.tense(found.first, found.last) != "past" else monday + (number - 1) * DAY
        because = f"the {_WAY[way]} one, from publication {now}"
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


def shifted_unit(found: Found, c: Context) -> Reading | None:
    """Last week, this month, next year, this weekend, the previous day, the following week."""
    unit = _UNIT_OF.get(str(found.value("u", "unit")))
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
        return reading(period, f"the {_WAY[way]} one, from publication {c.published}")
    return reading(period_of(unit, c.published).shift(way), f"{_WAY[way]} {unit}, from publication {c.published}")


def from_told(found: Found, c: Context) -> Reading | None:
    """The previous day, the next day, the following year: from the date told before."""
    unit = _UNIT_OF.get(str(found.value("u", "unit")))
    if unit is None:
        return None
    way = found.way("shift")
    if way > 0:
        told = _told_before(c, str(found.value("u", "unit")), way, found)
        said = f"from {told.value}, told before" if told else ""
    else:
        told, said = _told_or_published(c, unit)
    if told is None:
        return unresolved("no date told before it")
    base = period_of(unit, told.last if way > 0 else told.first)
    return reading(base.shift(way), said)


def _told_or_published(c: Context, unit: Unit) -> tuple[Period | None, str]:
    """What "the previous day" counts from, and how that is told: the last date that has such a part, else publication."""
    told = c.told_period(unit)
    if told is not None:
        return told, f"from {told.value}, told before"
    if unit not in ("day", "week") or c.published is None:
        return None, ""
    return Period("day", c.published), f"from publication {c.published}; no day told before it"


def same_unit(found: Found, c: Context) -> Reading | None:
    """That day, the same week, that year: the one of the date told before."""
    unit = _UNIT_OF.get(str(found.value("u", "unit")))
    told = c.told_period()
    if unit is None:
        return None
    if told is None:
        return unresolved("no date told before it")
    return reading(period_of(unit, told.first), f"that of {told.value}, told before")


def the_unit(found: Found, c: Context) -> Reading | None:
    """The quarter, the year, the week: the one told before, else the present one."""
    unit = _UNIT_OF.get(str(found.value("u", "unit")))
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
    unit = _UNIT_OF[str(found.value("u", "unit"))]
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
    period = period_of(_UNIT_OF[str(found.value("u", "unit"))], c.published)
    if c.tense(found.first, found.last) == "past" and period.unit == "year":
        period = period.shift(-1)
    return Reading("DATE", period.value, period.part("END"), f"from publication {c.published}; its end", period)


def moved(base: dt.date, letter: str, n: float) -> Period | None:  # noqa: PLR0911 - one return for each form of the expression
    """The day, week, month ... that is n units away from a date, at the unit's own precision."""
    try:
        if letter == "D":
            return Period("day", base + int(n) * DAY)
        if letter in ("W", "2W"):
            return period_of("week", base + int(n * (14 if letter == "2W" else 7)) * DAY)
        if letter == "M":
            return period_of("month", add_months(base, int(n)))
        if letter == "Q":
            return period_of("quarter", add_months(base, int(3 * n)))
        if letter == "Y":
            whole = float(n).is_integer()
            return period_of("year" if whole else "month", add_months(base, int(12 * n)))
        if letter in ("DE", "CE"):
            return period_of(
                "decade" if letter == "DE" else "century", add_months(base, int((120 if letter == "DE" else 1200) * n))
            )
    except (ValueError, OverflowError):
        return None
    return Period("day", base) if letter in ("TS", "TM", "TH") else None


def year_ago(found: Found, c: Context) -> Reading:
    """The year-earlier quarter, a year-ago period: as "a year earlier"."""
    quarter = c.told_unit("quarter", QUARTER_NEAR, found.first)
    if quarter is not None:
        return reading(Period("quarter", add_months(quarter.first, -12)), f"the same quarter as {quarter.value}, told before")
    if c.published is None:
        return unresolved(NO_ANCHOR)
    return reading(Period("year", c.published.replace(month=1, day=1)).shift(-1), f"from publication {c.published}")


def _told_before(c: Context, letter: str, n: float, found: Found) -> Period | None:
    """The last date told from which n units on is not after publication (a date in "..., he said on Monday" may be later)."""
    coarse = TOO_COARSE.get(_UNIT_OF.get(letter), frozenset())
    periods = [r.period for _, r in reversed(c.told) if r.period is not None and r.period.unit not in coarse]
    if c.published is None or not periods or c.tense(found.first, found.last) == "future":
        return periods[0] if periods else None
    for period in periods[:4]:
        there = moved(period.first, letter, n)
        if there is not None and there.first <= c.published:
            return period
    return periods[0]


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
        told = _told_before(c, letter, float(n), found)
    elif word in ("earlier", "before", "previously", "on"):
        told = c.told_period(_UNIT_OF.get(letter))
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


_ABOUT = "('just'|'about'|'some'|'nearly'|'almost'|'over'|'only'|'around'|'roughly'|'approximately'|'exactly')"
_HALF = "dash? 'and' dash? article dash? 'half'"
_BACK = "'ago'|'earlier'|'previously'|'back'"

RULES = (
    Rule("day word", "<d day_word> ((possessive)? <p daypart>)?", day_word),
    Rule("day beyond", "'the' <further 'day'> ('before'|'after') <d 'yesterday'|'tomorrow'>", day_word),
    Rule("night", "'tonight'|'overnight'|'last' 'night'", night),
    Rule("this part", "<x ('this'|'that'|'the'? 'same'|'the' ('next'|'following')) <p daypart>>", this_part),
    Rule("weekday", "(<shift last|past|this|next|coming> | 'the' <from_told previous|following>)? <w weekday> (<p daypart|daypart_point>)?", weekday),
    Rule("weekday of week", "<w weekday> (<p daypart>)? ('of'|comma)? <week last|this|next> 'week'", weekday),
    Rule("last weekday", "<shift last|next> 'week' possessive? <w weekday>", weekday),
    Rule("short weekday", "(open) <x <w weekday_short>> dot? (close)", weekday),
    Rule("shifted unit", "'the'? <shift last|past|this|next|coming|previous|following> <u unit>", shifted_unit),
    Rule("same unit", "('that' 'same'?|('the'? 'very'? 'same')) <u unit>", same_unit),
    Rule("latest unit", "'the'? ('latest'|'most' 'recent') <u 'quarter'|'year'|'month'|'week'>", latest, 1),
    Rule("year-end", "'the'? <u 'year'|'month'|'quarter'> dash 'end'|<u 'year'|'quarter'|'month'> 'end'", unit_end),
    Rule("the unit", "'the' <u 'quarter'|'year'|'week'|'weekend'|'month'>", the_unit, -3),
    Rule("ago", f"{_ABOUT}? ('more' 'than'|'less' 'than'|'at' 'least')? <n qty|vague_qty> <u unit|units> <way {_BACK}>", ago),
    Rule("half ago", f"{_ABOUT}? <n article dash? <u unit> {_HALF}> <way {_BACK}>", ago, 1),
    Rule("and a half ago", f"{_ABOUT}? <n (cardinal|n12) {_HALF}> dash? <u unit|units> <way {_BACK}>", ago, 1),
    Rule("one or two ago", "article <u unit> 'or' ('two'|'so') <way 'ago'>", lambda found, c: Reading("DATE", "PAST_REF", None, "a number of units that is not told")),  # noqa: ARG005 - the form of every rule
    Rule("later", "('just'|'about'|'only'|'some')? <n qty|vague_qty> <u unit|units> <way 'later'|'afterward'|'afterwards'>", ago),
    Rule("from now", "<n qty|vague_qty> <u unit|units> <way 'from'|'hence'> ('now'|'today')?", ago, -1),
    Rule("year-ago period", "('the'|article)? 'year' dash ('ago'|'earlier') ('quarter'|'period'|'month'|'level'|'figure')?", year_ago),
    Rule("same quarter", "'the'? ('same'|'like'|'corresponding'|'comparable') ('quarter'|'period') ('of'|'in'|comma)? ('last' 'year'|'a' 'year' ('ago'|'earlier'|'before'))", year_ago, 1),
    Rule("years ago", "<n units> <u units> <way 'ago'>", ago),
    Rule("units ago", "<x <n units> 'ago'>", lambda found, c: Reading("DATE", "PAST_REF", None, "a number of units that is not told")),  # noqa: ARG005 - the form of every rule
    Rule("part before", "'the' <p daypart> <way 'before'|'after'>", lambda found, c: part_neighbour(found, c)),  # noqa: PLW0108 - it is defined below
    Rule("day before", "'the' <x2 'day'|'night'|'week'|'year'|'month'> 'before'", lambda found, c: told_neighbour(found, c, -1)),
    Rule("day after", "'the' <x2 'day'|'night'|'week'|'year'|'month'> 'after'", lambda found, c: told_neighbour(found, c, 1)),
)  # fmt: skip


def told_neighbour(found: Found, c: Context, way: int) -> Reading | None:
    """The day before, the week after: beside the date told before; nothing where "the attack" or the like follows."""
    after = found.tokens[found.last].word if found.last < len(found.tokens) else "."
    if after not in (".", ",", ";", ")", "and", "but", "in", "at", "by", "with", "on", "”", '"'):
        return unresolved("told from an act, not from a date")
    unit = _UNIT_OF.get(str(found.of("unit", found.word("x2"))), "day")
    told, said = _told_or_published(c, unit)
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
