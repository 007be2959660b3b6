"""The day from which a report speaks: its date line's, if it has one near its publication date, else the publication date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sayso.reading.dates.reader import published_day

if TYPE_CHECKING:
    from sayso.reading.dates.reader import DateReader
    from sayso.reading.document import Document

#: A date line further from publication than this many days is that of an older text inside the report.
NEAR = dt.timedelta(10)


def speaking_day(document: Document, reader: DateReader) -> tuple[dt.date | None, str]:
    """The day that "today" means in a report, and what it is called in reasons.

    "KABUL (Sept. 15, 2010) - ... were detained yesterday", published on September 17, speaks from September 15.
    """
    published = published_day(document.report.published)
    for part in document.layout:
        if part.kind != "dateline":
            continue
        for found in reader.read(document.report.text[part.start : part.end], published):
            if found.type != "DATE" or found.interval is None or len(found.interval) != 10:  # noqa: PLR2004 - a day
                continue
            day = dt.date.fromisoformat(found.interval)
            if published is None or abs(day - published) <= NEAR:
                return day, "the date line"
        break
    return published, "publication"
