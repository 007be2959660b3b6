"""The day from which a report speaks: its date line's, if it has one near its publication date, else the publication date."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from sayso.reading.dates.reader import published_day

if TYPE_CHECKING:
    from sayso.reading.dates.reader import DateReader
    from sayso.reading.document import Document

#: A date line further from publication than this many days is that of an older text inside the report.
NEAR = dt.timedelta(10)
#: A year, also in the number of a release ("2010-08-CA-003").
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")


def speaking_day(document: Document, reader: DateReader) -> tuple[dt.date | None, str]:
    """The day that "today" means in a report, and what it is called in reasons.

    "KABUL (Sept. 15, 2010) - ... were detained yesterday", published on September 17, speaks from September 15.  Where the
    publication date is not known and the date line has no year ("KABUL (Sept. 15) -"), it is the year that the lines above it
    tell, if they tell one only: military releases have it in their number.
    """
    published = published_day(document.report.published)
    for part in document.layout:
        if part.kind != "dateline":
            continue
        told = reader.read(document.report.text[part.start : part.end], published)
        if told and all(found.type == "TIME" for found in told):
            continue  # the stamp of an update says the hour, of no day
        for found in told:
            if published is None and (day := _with_year(found.value, document.report.text[: part.end])) is not None:
                return day, "the date line"
            if found.type != "DATE" or found.interval is None or len(found.interval) != 10:  # noqa: PLR2004 - a day
                continue
            day = dt.date.fromisoformat(found.interval)
            if published is None or abs(day - published) <= NEAR:
                return day, "the date line"
        break
    return published, "publication"


def _with_year(value: str | None, head: str) -> dt.date | None:
    """The day of a date line without a year, in the only year that the text down to its end tells."""
    told = _MONTH_DAY.fullmatch(value or "")
    years = set(_YEAR.findall(head))
    if told is None or len(years) != 1:
        return None
    try:
        return dt.date(int(years.pop()), int(told[1]), int(told[2]))
    except ValueError:
        return None
