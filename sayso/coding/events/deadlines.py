"""Until when an act, or what it is about, is to be done: "by Friday", "within 48 hours"."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from sayso.coding.events.conditions import UTTERED
from sayso.reading.dates.periods import add_months
from sayso.schema import Deadline

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.document import Document
    from sayso.schema import Status, TimeExpression

LIMITS = frozenset({"by", "within", "until", "till", "before"})
#: Characters between the preposition and the words of the time ("by the end of ...").
NEAR = 5
WEEKDAY = re.compile(r"(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
#: A month, maybe with its day, and no year.
MONTH = re.compile(
    r"(?!.*\d{4}|.*\b(?:last|past|previous)\b)(?:.*\s)?"
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?|september|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
    r"\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?)?$",
    re.IGNORECASE,
)
#: A month that ended so many days ago may well be a deadline that the report looks back on.
LATELY = 60
#: TIMEX3 durations of one unit.
LENGTH = re.compile(r"P(?:(\d+)([DWMY])|T(\d+)([HM]))")


def deadline(document: Document, anchor: Token, kind: str, status: Status, spoken: dt.date | None) -> Deadline | None:
    """The deadline of an act, or None; what is done already has none, unless it is an utterance.

    Args:
        document: the report.
        anchor: the act's word.
        kind: the event's type.
        status: the event's status.
        spoken: the day from which the report speaks (:func:`sayso.reading.dates.speaking_day`), None where it isn't known.
    """
    if kind not in UTTERED and status == "actual":
        return None
    tokens = list(anchor.subtree) if anchor.pos_ in {"VERB", "AUX"} else list(anchor.head.subtree)
    for token in tokens:
        if token.dep_ not in {"prep", "mark"} or token.lower_ not in LIMITS or token.i < anchor.i:
            continue
        end = token.idx + len(token)
        for timex in document.dates:
            if end < timex.start <= end + NEAR and timex.type in {"DATE", "TIME", "DURATION"}:
                return Deadline(value=last_day(timex, spoken), span=document.span(timex.start, timex.end))
    return None


def last_day(timex: TimeExpression, day: dt.date | None) -> str | None:
    """The last day of the words' time (ISO 8601; a month where they count months or years), as seen from a day.

    A bare weekday or month that would lie before that day is the next one: nobody sets a deadline that has passed.
    """
    if timex.type == "DURATION":
        length = LENGTH.fullmatch(timex.value or "")
        if length is None or day is None:
            return None
        try:
            return _after(day, *length.groups())
        except (OverflowError, ValueError):  # no such year
            return None
    value = timex.interval.split("/")[-1] if timex.interval else None
    return _next(timex.text, value, day) if day and value and value < day.isoformat()[: len(value)] else value


def _next(words: str, value: str, day: dt.date) -> str:
    """The next weekday or month of that name, where the words name one alone."""
    if WEEKDAY.match(words) and len(value) >= len("2020-01-01"):
        return (dt.date.fromisoformat(value[:10]) + dt.timedelta(days=7)).isoformat()
    long_ago = value[:7] < (day - dt.timedelta(days=LATELY)).isoformat()[:7]
    if MONTH.match(words) and long_ago and value[4:5] == "-" and not value.endswith("-02-29"):
        return f"{int(value[:4]) + 1}{value[4:]}"
    return value


def _after(day: dt.date, count: str | None, unit: str | None, hours: str | None, clock: str | None) -> str:
    if hours:
        return (day + dt.timedelta(hours=int(hours) if clock == "H" else int(hours) / 60)).isoformat()
    if unit in {"D", "W"}:
        return (day + dt.timedelta(days=int(count or 0) * (7 if unit == "W" else 1))).isoformat()
    return add_months(day, int(count or 0) * (12 if unit == "Y" else 1)).isoformat()[:7]
