"""The dates that a report tells, as an event can take them: ISO 8601 value, precision, and the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.reading.dates.lasting import UP_TO_NOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.schema import DatePrecision, TimeExpression

_BEFORE = re.compile(r"(\w+)\W*$")
#: "since", or "since the uprising began in", with no other clause between.
_SINCE = re.compile(r"\bsince(?:\s+[\w'’-]+){0,6}\s+$", re.IGNORECASE)
#: "A five-year-old" says how old somebody is, "two weeks after the attack" how far two acts are apart (apart.py).
_OLD = re.compile(r"[- ]old\b", re.IGNORECASE)
_APART = re.compile(r"\s+(?:after|before|following)\b", re.IGNORECASE)
#: "For three days", "for at least the three days": how long an act lasts, whatever it comes after.
_FOR = re.compile(
    r"\bfor\s+(?:(?:the|at|least|most|more|less|fewer|than|about|around|nearly|almost|over|under|up|to|some|only|just)\s+)*$",
    re.IGNORECASE,
)
#: No act goes on for longer than this many years in a report that says only its length ("his 41-year rule").
_LONG = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression that may date an act."""

    number: int  # its place among the report's dates
    start: int
    end: int
    type: str
    value: str
    precision: DatePrecision
    before: str  # the word before it, in lower case
    because: str
    since: int | None = None  # where a "since" begins that makes the date reach to publication
    alone: Told | None = None  # the date without it, for acts told between the two ("since rebels took the town last month")


def precision_of(expression: TimeExpression) -> DatePrecision:
    """How exact the interval of a time expression is."""
    interval, value = expression.interval or "", expression.value or ""
    if "T" in interval:
        return "minute" if re.search(r"T\d\d:\d\d", value) else "hour"
    if "/" not in interval:
        return {4: "year", 7: "month"}.get(len(interval), "day")  # type: ignore[return-value]
    if re.search(r"-W\d\d$", value) and not expression.because.endswith(("beginning", "middle", "end", "then")):
        return "week"
    return "quarter" if re.search(r"-Q\d$", value) and "its " not in expression.because else "interval"


def all_told(dates: Sequence[TimeExpression], text: str, published: str | None) -> list[Told]:
    """The report's dates with an interval, in order; "since" reaches to publication."""
    out: list[Told] = []
    for number, expression in enumerate(dates):
        found = _BEFORE.search(text[max(0, expression.start - 24) : expression.start])
        before = found.group(1).lower() if found else ""
        value, because = expression.interval, expression.because
        if expression.type == "DURATION" and _no_time(expression, text):
            continue
        gone_on = because.startswith(UP_TO_NOW)
        if expression.type == "DURATION" and (value is None or gone_on):
            value = _length(expression, published, before)
            because = because if gone_on else f"{because}; taken to end at publication {published}"
            if value is None:
                continue
            out.append(_told(number, expression, value=value, precision="interval", before=before, because=because))
            continue
        if value is None or expression.type == "SET" or expression.value == "PRESENT_REF":
            continue
        precision = precision_of(expression)
        start = max(0, expression.start - 80)
        since = _SINCE.search(text[start : expression.start])
        if published and value[:10] < published and since:
            alone = _told(number, expression, value=value, precision=precision, before=before, because=because)
            first = value[:7] if "/" in value and len(expression.value or "") == 7 else value.split("/")[0][:10]  # noqa: PLR2004 - a month
            because = f"{because}; since then to publication {published}"
            value = f"{first}/{published}"
            told = _told(number, expression, value=value, precision="interval", before="since", because=because)
            out.append(replace(told, since=start + since.start(), alone=alone))
            continue
        out.append(_told(number, expression, value=value, precision=precision, before=before, because=because))
    return out


def lasts(text: str, start: int) -> bool:
    """Whether the length of time that starts there is how long an act lasts: "for three days"."""
    return _FOR.search(text[max(0, start - 40) : start]) is not None


def _no_time(length: TimeExpression, text: str) -> bool:
    if _OLD.match(text, length.end):
        return True
    return _APART.match(text, length.end) is not None and not lasts(text, length.start)


def _told(number: int, expression: TimeExpression, *, value: str, precision: DatePrecision, before: str, because: str) -> Told:
    return Told(number, expression.start, expression.end, expression.type, value, precision, before, because)


_LENGTH = re.compile(r"P(\d+)([YMWD])")


def _length(expression: TimeExpression, published: str | None, before: str) -> str | None:
    """The interval of "six months of war", "for two weeks": taken to end at publication."""
    import datetime as dt

    from sayso.reading.dates.amounts import before as units_before

    found = _LENGTH.fullmatch(expression.value or "")
    if not found or not published:
        return None
    if (found[2] == "D" and before != "for") or (found[2] == "Y" and int(found[1]) > _LONG):
        return None
    return units_before(dt.date.fromisoformat(published[:10]), found[1], found[2], -1)
