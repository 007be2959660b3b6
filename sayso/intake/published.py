"""When a report was published: given, else from the page's metadata, else from its address, else from its date line.

Never from the file's time and never from today.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from sayso.knowledge.dates import MONTHS
from sayso.schema import Warning as Note

if TYPE_CHECKING:
    from sayso.schema import PublishedFrom

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ][0-9:.,]+(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
#: /2020/01/16/, /2020-01-16, -20200116. and the like, as a part of its own in the address.
_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)", re.ASCII)
#: A date line may be this many days from the publication date before the two count as a conflict.
_DATELINE_DAYS = 7


def iso_date(value: str) -> str | None:
    """The calendar date of an ISO 8601 date or date with time, as written (no shift of time zone); null if it is none."""
    match = _ISO.fullmatch(value.strip())
    return _valid(match[1], match[2], match[3]) if match else None


def date_in_url(url: str) -> str | None:
    """The date in an address, if there is exactly one that is whole (year, month, day) and valid."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url, flags=re.IGNORECASE)
    found = set()
    for year, separator, month, day in _IN_URL.findall(path):
        if separator or (len(month) == 2 and len(day) == 2):  # noqa: PLR2004 - two digits each
            found.add(_valid(year, month.zfill(2), day.zfill(2)))
    return found.pop() if len(found) == 1 else None


def decide(
    *,
    given: str | None,
    metadata: str | None,
    url: str | None,
    dateline: str | None,
    today: date,
    month_day: tuple[int, int] | None = None,
) -> tuple[str | None, PublishedFrom | None, tuple[Note, ...]]:
    """The publication date, where it is from, and what the reader should know about it.

    Args:
        given: the date the user gave, ISO 8601 (all dates are).
        metadata: the date the page's metadata declare.
        url: the report's address, whose date counts if it holds one.
        dateline: the whole date (with its year) in the report's date line.
        today: the day after which a date is in the future.
        month_day: month and day of a date line without its year, which sets no date but may contradict one.
    """
    in_url = date_in_url(url) if url else None
    sources: tuple[tuple[PublishedFrom, str | None], ...] = (
        ("given", given),
        ("metadata", metadata),
        ("url", in_url),
        ("dateline", dateline),
    )
    have = [(name, value) for name, value in sources if value]
    if not have:
        message = "no publication date is given or found: relative dates stay unresolved"
        return None, None, (Note(kind="published_unknown", message=message),)
    (kept_from, kept), others = have[0], have[1:]
    notes = [
        Note(kind="published_conflict", message=f"published {kept} ({kept_from}), but {value} by its {_WORDS[name]}")
        for name, value in others
        if _conflict(kept, value, name)
    ]
    if month_day is not None and not _near(date.fromisoformat(kept), *month_day):
        told = f"{MONTHS[month_day[0] - 1].capitalize()} {month_day[1]}"
        notes.append(Note(kind="published_conflict", message=f"published {kept} ({kept_from}), but {told} by its date line"))
    if date.fromisoformat(kept) > today:
        notes.append(
            Note(kind="published_in_future", message=f"published {kept} lies after the day of reading, {today.isoformat()}")
        )
    return kept, kept_from, tuple(notes)


_WORDS = {"metadata": "metadata", "url": "address", "dateline": "date line"}


def _conflict(kept: str, other: str, source: str) -> bool:
    days = abs((date.fromisoformat(kept) - date.fromisoformat(other)).days)
    return days > (_DATELINE_DAYS if source == "dateline" else 0)


def _near(kept: date, month: int, day: int) -> bool:
    """Whether that day of some year is as near as a date line may be; one that no year has contradicts nothing."""
    days = [_valid(str(year), str(month), str(day)) for year in (kept.year - 1, kept.year, kept.year + 1)]
    near = [abs((date.fromisoformat(d) - kept).days) for d in days if d]
    return not near or min(near) <= _DATELINE_DAYS


def _valid(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
