"""Rules for days and their parts seen from today: yesterday, tonight, this morning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.periods import DAY, Period
from sayso.reading.dates.readings import NO_ANCHOR, Reading, reading

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context


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


RULES = (
    Rule("day word", "<d day_word> ((possessive)? <p daypart>)?", day_word),
    Rule("day beyond", "'the' <further 'day'> ('before'|'after') <d 'yesterday'|'tomorrow'>", day_word),
    Rule("night", "'tonight'|'overnight'|'last' 'night'", night),
    Rule("this part", "<x ('this'|'that'|'the'? 'same'|'the' ('next'|'following')) <p daypart>>", this_part),
)  # fmt: skip
