"""Rules for times of day, and for words that only say now, then or soon."""

# ruff: noqa: E501 - a rule of the grammar is one line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.periods import Period
from sayso.reading.dates.readings import NO_ANCHOR, Reading, unresolved

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context

#: How many words ago a day may have been told that a time of day belongs to: a few paragraphs.
NEAR = 150


def _hour_minute(found: Found, c: Context) -> tuple[int, int | None] | None:
    """Hour (0 to 24) and minute (None where not told) of the words kept under ``h``."""
    word = found.word("h")
    if "point" in found:
        code = str(found.value("point", "clock_word"))
        return int(code[1:3]), int(code[4:6])
    parts = re.split(r"[:.]", word)
    hour_word = c.lexicon.value("cardinal", word)
    minute: int | None
    if hour_word is not None:
        hour, minute = int(hour_word), None
    elif len(parts) > 1:
        hour, minute = int(parts[0]), int(parts[1])
    elif len(word) == 4 and word.isdigit():  # noqa: PLR2004 - 1256 GMT
        hour, minute = divmod(int(word), 100)
    elif word.isdigit():
        hour, minute = int(word), None
    else:
        return None
    if "half" in found:
        minute = 30
    half = found.word("ap")
    if half.startswith("p") and hour < 12:  # noqa: PLR2004 - noon
        hour += 12
    elif half.startswith("a") and hour == 12:  # noqa: PLR2004 - 12 a.m. is midnight
        hour = 0
    elif "p" in found and hour < 12:  # noqa: PLR2004 - "three in the afternoon"
        part = found.value("p", "daypart")
        hour += 12 if part in ("TAF", "TEV") or (part == "TNI" and hour > 5) else 0  # noqa: PLR2004 - 5 at night is after midnight
    return (hour, minute) if hour <= 24 and (minute or 0) < 60 else None  # noqa: PLR2004 - the clock's own bounds


def clock(found: Found, c: Context) -> Reading | None:
    """10:30 a.m., 1256 GMT, noon, three in the afternoon; on the day told beside it, else the day spoken of."""
    told = _hour_minute(found, c)
    if told is None:
        return None
    hour, minute = told
    zone = str(found.value("z", "zone") or "") if "z" in found else ""
    time = f"T{hour:02d}" + ("" if minute is None else f":{minute:02d}")
    day = _day_beside(found, c)
    if day is None:
        return Reading("TIME", f"XXXX-XX-XX{time}", None, "the day is not told" if c.published else NO_ANCHOR)
    period, because = day
    if hour == 24:  # noqa: PLR2004 - midnight
        return Reading("TIME", period.value + time, period.interval, f"{because}; midnight may begin or end the day", period)
    stamp = period.value + time
    zone_text = "Z" if zone == "+00:00" else zone
    iso = f"{period.value}T{hour:02d}:{minute or 0:02d}{zone_text}"
    return Reading("TIME", stamp + zone_text, iso, because, period)


def _day_beside(found: Found, c: Context) -> tuple[Period, str] | None:
    told = c.told_day(found.first, NEAR)
    if told is not None:
        return told, f"on {told.value}, told before it"
    if c.published is None:
        return None
    return Period("day", c.published), f"on the day of publication {c.published}; no other day told before it"


def day_part(found: Found, c: Context) -> Reading:
    """In the morning, at dawn, the afternoon."""
    part = str(found.value("p", "daypart", "daypart_point"))
    day = _day_beside(found, c)
    if day is None:
        return Reading("TIME", f"XXXX-XX-XX{part}", None, "the day is not told")
    return Reading("TIME", day[0].value + part, day[0].interval, day[1], day[0])


def early_hours(found: Found, c: Context) -> Reading:
    """The early hours, a few hours ago, earlier in the day."""
    words = [t.word for t in found.tokens[found.first : found.last]]
    part = "TMO" if "hours" in words and "ago" not in words and "earlier" not in words else ""
    day = (
        (Period("day", c.published), f"from publication {c.published}")
        if "ago" in words and c.published
        else _day_beside(found, c)
    )
    if day is None:
        return Reading("TIME", f"XXXX-XX-XX{part}" if part else None, None, "the day is not told")
    return Reading("TIME" if part else "DATE", day[0].value + part, day[0].interval, day[1], day[0])


def reference(found: Found, c: Context) -> Reading | None:
    """Now, currently, recently, soon: TIMEX3 says only past, present or future; "shortly after the vote" says none of them."""
    after = found.tokens[found.last].word if found.last < len(found.tokens) else ""
    if after in ("before", "after", "afterwards", "afterward", "thereafter") and found.word("r") in ("shortly", "soon", "now"):
        return None
    kind = str(found.value("r", "ref_word")) if "r" in found else {"p": "PAST_REF", "n": "PRESENT_REF", "f": "FUTURE_REF"}[
        next(k for k in "pnf" if k in found)
    ]  # fmt: skip
    interval = c.published.isoformat() if kind == "PRESENT_REF" and c.published else None
    return Reading("DATE", kind, interval, "a word for now, then or soon")


def future(found: Found, c: Context) -> Reading:  # noqa: ARG001 - the form of every rule
    """The future, the past."""
    return unresolved(
        "a word for now, then or soon", "FUTURE_REF" if found.tokens[found.last - 1].word == "future" else "PAST_REF"
    )


_CLOCK = "(<h clock> <ap half_day>?|<h n12|cardinal> <ap half_day>|<h n12|cardinal> 'o' quote? 'clock')"
_ZONE = "(open? ('local' 'time'|<z zone>) close?)"

RULES = (
    Rule("clock", f"{_CLOCK} {_ZONE}?", clock, 1),
    Rule("clock part", "('at'|'around'|'about'|'by'|'before'|'after') <x <h n12|clock|cardinal> 'in' 'the' <p daypart>>", clock, 1),
    Rule("military", f"<h hhmm|year|year_old|n12|n24|clock> 'hours'? {_ZONE}", clock, 1),
    Rule("clock word", "<point clock_word>", clock),
    Rule("half past", "<half 'half'> ('past')? <h cardinal>", clock),
    Rule("day part", "('in'|'during'|'by'|'on'|'early'|'late'|'later'|'that'|'until'|'through') <x 'the'? ('early'|'late')? <p daypart>>", day_part, -1),
    Rule("early hours", "<x 'the' ('early'|'small'|'wee'|'late') 'hours' ('of' 'the' ('morning'|'day')|(?!'of'))>", early_hours),
    Rule("hours ago", "('a' 'few'|vague_qty|qty)? <u 'hours'|'minutes'> ('ago'|'earlier')|'earlier' 'in' 'the' 'day'|'during' <x 'the' 'day'>", early_hours, 1),
    Rule("dawn", "('at'|'before'|'after'|'since'|'until'|'by'|'around') <x <p daypart_point>>", day_part),
    Rule("now", "<r ref_word>", reference, -2),
    Rule("these days", "<n 'these' 'days'>", reference, -2),
    Rule("this time", "'at' <x 'the' <n 'moment'|'present'>>", reference),
    Rule("future", "'the' ('near'|'distant'|'foreseeable'|'recent')? ('future'|'past')", future),
)  # fmt: skip
