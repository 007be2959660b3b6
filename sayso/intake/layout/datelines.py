"""Date lines: "TRIPOLI, Jan 5 (Agency) -" at the head of a paragraph, and lines that hold nothing but a date.

Forms after the usage of the agencies (place in capitals, country, date, agency in brackets, dash).
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sayso.knowledge.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?"
)
_MONTH = rf"(?:{_MONTHS}|{_MONTHS.upper()})\.?"  # "Jan 5", "JAN 5"
_DAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday)?\.?"
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+\(?[A-Z]{2,5}\)?)?)"
#: Tokenised texts have a space before it ("January 5 , 2020").
_COMMA = r"(?:\s?,)?"
_TO = r"\s?[-\u2010-\u2015]\s?"  # "Jan 5-7", which is no single day
#: 5 January 2020, Jan. 5, 2020, 2020-01-05: day and month, with or without weekday, year and clock.
DATE = (
    rf"(?:{_DAY}{_COMMA}\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:{_TO}\d{{1,2}}|(?![-\u2010-\u2015]\d))(?:{_COMMA}\s+\d{{4}})?"
    rf"|(?:\d{{1,2}}{_TO})?\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:{_COMMA}\s+\d{{4}})?|\d{{4}}-\d\d-\d\d){_CLOCK}?"
)
_DASH = r"(?:--|[-\u2010-\u2015\u2212])"
#: After a place alone a hyphen needs white space on both sides ("COVID-19 spread").
_OPEN_DASH = r"(?:\s+-{1,2}\s+|\s*--\s*|\s*[\u2012-\u2015\u2212]{1,2}\s*)"
_CAPS_WORD = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.]*(?:-[A-ZÀ-ÖØ-Þ'’]+)*"
_CAPS_PLACE = rf"{_CAPS_WORD}(?:(?:\s|\s?\\?/\s?){_CAPS_WORD}){{0,6}}"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*(?:\s(?:of|the|and|al)\b|\s[A-ZÀ-ÖØ-Þ][\w'’.-]*){0,4}"
_AGENCY = r"\([A-Z][\w .&'’/,-]{1,40}\)"
_COUNTRY = rf"(?:,\s*{_NAME})"

_HEAD = re.compile(
    rf"""(?:
        {_CAPS_PLACE}{_COUNTRY}?\s*\|\s*{DATE}\s+(?={_CAPS_PLACE}{_COUNTRY}?(?:,\s*{DATE})?\s*{_AGENCY}\s*{_DASH})
      )?(?:
        {_CAPS_PLACE}{_COUNTRY}?(?:,?\s*(?:\(\s*)?{DATE}\)?)?\s*(?:/?\s*{_AGENCY}|/[A-Z][\w .-]{{1,30}}/)\s*{_DASH}{{1,2}}
      | {_CAPS_PLACE}{_COUNTRY}?(?:,?\s*(?:\(\s*)?{DATE}\)?)?{_OPEN_DASH}
      | {_NAME}{_COUNTRY}?(?:,\s*{DATE})?\s*{_AGENCY}\s*{_DASH}
      | {_NAME}{_COUNTRY}?,\s*{DATE}\s*(?:{_AGENCY}|/[A-Z][\w .-]{{1,30}}/)?\s*{_DASH}
      | {_CAPS_PLACE}{_COUNTRY}?,\s*{DATE}\.?\s*/[A-Z][\w .-]{{1,30}}/\.
      | {_NAME}{_COUNTRY}?[.,]?\s+{DATE}\.?,?\s*{_AGENCY}\s*(?:{_DASH}{{1,2}}|[.:])
      | {_NAME},\s*{_NAME},\s*{DATE}\s*:
      | {DATE}\s*{_AGENCY}\s*{_DASH}
      | {_AGENCY}\s*{_DASH}
    )\s*(?=["'“‘«(\[]?[A-ZÀ-ÖØ-Þ0-9])""",
    re.VERBOSE,
)
#: In the middle of a paragraph only what can be nothing else: place in capitals and agency, with what web pages put before it.
_INSIDE = re.compile(
    rf"""(?<=\s)(?:
        {_CAPS_PLACE}{_COUNTRY}?\s*\|\s*{DATE}\s+{_CAPS_PLACE}{_COUNTRY}?(?:,\s*{DATE})?\s*{_AGENCY}\s*{_DASH}
      | {_CAPS_PLACE}{_COUNTRY}?(?:,\s*{DATE})?\s*{_AGENCY}\s*{_DASH}
      | {_CAPS_PLACE}{_COUNTRY}?,?\s*\(\s*{DATE}\s*\)\s*{_DASH}
      | {DATE}\s*{_AGENCY}\s*{_DASH}
    )\s+(?=["'“‘«]?[A-ZÀ-ÖØ-Þ0-9])""",
    re.VERBOSE,
)
_ALONE = re.compile(
    r"(?:(?:Published|Posted|First published|Date|Issued)(?:\s+on)?:?\s+)?"
    rf"(?:(?:{_CAPS_PLACE}{_COUNTRY}?\s*[,|]\s*|{_NAME}{_COUNTRY}?,\s*)?{DATE}[.,]?"
    rf"|(?:(?:{_CAPS_PLACE}|{_NAME}){_COUNTRY}?,?\s*)?\(\s*{DATE}\s*\)\s*{_DASH}{{0,2}})"
)
_PIPED = re.compile(rf"{_CAPS_PLACE}{_COUNTRY}?\s*\|\s*{DATE}\s+")
_NOT_TO = r"(?<!\d[-\u2010-\u2015])(?<!\d\s[-\u2010-\u2015])(?<!\d[-\u2010-\u2015]\s)(?<!\d\s[-\u2010-\u2015]\s)(?<!\d)"
_FULL = re.compile(
    rf"(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_COMMA}\s+(?P<y>(?:19|20)\d\d)"
    rf"|{_NOT_TO}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH}){_COMMA}\s+(?P<y2>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
)
_SHORT = re.compile(
    rf"(?<!\w)(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})(?!\d|{_TO}\d)|{_NOT_TO}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH})(?!\w)"
)
#: How far into a paragraph a date line may end, and how far into the text the first one is looked for.
_LONGEST, _REACH, _OPENING_LINES = 140, 700, 4


def dateline_end(text: str, start: int, end: int) -> int | None:
    """Where the date line at the head of a paragraph ends (white space after it left out); null if it has none."""
    head = text[start : min(end, start + _LONGEST)]
    match = _HEAD.match(head) or _PIPED.match(head)
    if match is None or not match[0].strip():
        return None
    return start + len(match[0].rstrip())


def dateline_inside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A date line in the middle of a paragraph that runs headline, date line and lead together; null if there is none."""
    stretch = text[start : min(end, start + _REACH)]
    match = _INSIDE.search(stretch)
    return (start + match.start(), start + len(stretch[: match.end()].rstrip())) if match else None


def is_dateline(line: str) -> bool:
    """Whether a line is nothing but a date, with or without a place."""
    return len(line) <= _LONGEST and _ALONE.fullmatch(line.strip()) is not None


class Opening(NamedTuple):
    """What the date lines among the first lines of a text tell.

    Attributes:
        date: their whole date (ISO 8601); null if there is none, or more than one.
        month_day: month and day where the year is left out ("TRIPOLI, Jan 5 (Agency) -"); null if there is none, if there
            are several, or if one tells its year.
    """

    date: str | None
    month_day: tuple[int, int] | None


def opening(text: str) -> Opening:
    """The dates in the date lines among the first lines of a text."""
    parts = list(_opening(text))
    whole = [match for part in parts for match in _FULL.finditer(part)]
    days = {day for day in map(_iso, whole) if day}
    short = {(_month(m["m"] or m["m2"]), int(m["d"] or m["d2"])) for part in parts for m in _SHORT.finditer(part)}
    return Opening(
        date=days.pop() if len(days) == 1 else None,
        month_day=short.pop() if len(short) == 1 and not whole else None,
    )


def _opening(text: str) -> Iterator[str]:
    """The date lines among the first lines of a text."""
    lines = [line for line in text[: 4 * _REACH].splitlines() if line.strip()][:_OPENING_LINES]
    for raw in lines:
        line = raw.strip()
        end = len(line) if is_dateline(line) else dateline_end(line, 0, len(line))
        inside = dateline_inside(line, 0, len(line)) if end is None else None
        yield line[:end] if end else line[inside[0] : inside[1]] if inside else ""


def _month(name: str) -> int:
    return next(i for i, m in enumerate(MONTHS, 1) if m.startswith(name.lower().rstrip(".")[:3]))


def _iso(match: re.Match[str]) -> str | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        return date(
            int(match["y"] or match["y2"]), _month(match["m"] or match["m2"]), int(match["d"] or match["d2"])
        ).isoformat()
    except ValueError:
        return None
