"""From what day a report speaks: its date line, with the year from the lines above it where it has none itself."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.intake.layout import LayoutStage
from sayso.reading.dates import DateReader, DateStage, speaking_day
from sayso.reading.document import Document
from sayso.schema import Report

HEAD = "Task Force Heron\n2010-08-CA-003\nFor Immediate Release\n\n"
LEAD = "KARSA, Arland (Aug. 14) - Troops held two men in Karsa yesterday."


def laid_out(text: str, published: str | None = None) -> Document:
    return LayoutStage()(Document(report=Report(id="own", text=text, published=published)))


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        (HEAD + LEAD, None, dt.date(2010, 8, 14)),
        (HEAD + LEAD, "2010-08-15", dt.date(2010, 8, 14)),
        (LEAD, None, None),  # no year anywhere
        ("Task Force Heron, 2009 to 2010\n\n" + LEAD, None, None),  # two years: which?
        (LEAD + "\n\nThe camp was built in 2004.", None, None),  # a year told later is that of something else
        (HEAD + LEAD.replace("Aug. 14", "Aug. 14, 2011"), None, dt.date(2011, 8, 14)),
        (HEAD.replace("2010", "2011") + LEAD.replace("Aug. 14", "Feb. 29"), None, None),  # no such day
        (HEAD.replace("2010-08-CA-003", "Losses: 2,010") + LEAD, None, None),  # a number, no year
    ],
)
def test_the_day_of_the_date_line(text: str, published: str | None, day: dt.date | None) -> None:
    assert speaking_day(laid_out(text, published), DateReader())[0] == day


def test_words_are_worked_out_from_it() -> None:
    from sayso.reading.parser import Parser

    document = Document(report=Report(id="own", text=HEAD + LEAD), language="en")
    for stage in (LayoutStage(), Parser(), DateStage()):
        document = stage(document)
    found = document.dates[-1]
    assert (found.text, found.value, found.because) == ("yesterday", "2010-08-13", "yesterday, from the date line 2010-08-14")
