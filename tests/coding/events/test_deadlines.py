"""Deadlines: what the words of a time mean as an end."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.coding.events import EventStage
from sayso.coding.events.deadlines import last_day
from sayso.intake.layout import LayoutStage
from sayso.reading.dates import DateStage
from sayso.reading.document import Document
from sayso.reading.parser import Parser
from sayso.schema import Report, TimeExpression


def timex(text: str, kind: str, value: str | None, interval: str | None) -> TimeExpression:
    return TimeExpression(start=0, end=len(text), text=text, type=kind, value=value, interval=interval, because="")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "spoken", "day"),
    [
        (timex("48 hours", "DURATION", "PT48H", None), "2020-01-30", "2020-02-01"),
        (timex("thirty days", "DURATION", "P30D", None), "2020-01-01", "2020-01-31"),
        (timex("two weeks", "DURATION", "P2W", None), "2020-01-01", "2020-01-15"),
        (timex("three months", "DURATION", "P3M", None), "2020-01-31", "2020-04"),
        (timex("two years", "DURATION", "P2Y", None), "2020-01-31", "2022-01"),
        (timex("two weeks", "DURATION", "P2W", None), None, None),
        (timex("9,000 years", "DURATION", "P9000Y", None), "2020-01-01", None),
        (timex("99999999999 hours", "DURATION", "PT99999999999H", None), "2020-01-01", None),
        (timex("Monday", "DATE", "2020-01-13", "2020-01-13"), "2020-01-15", "2020-01-20"),
        (timex("Friday", "DATE", "2020-01-17", "2020-01-17"), "2020-01-15", "2020-01-17"),
        (timex("June", "DATE", "2019-06", "2019-06"), "2020-01-15", "2020-06"),
        (timex("the end of June", "DATE", "2019-06", "2019-06-20/2019-06-30"), "2020-01-15", "2020-06-30"),
        (timex("January", "DATE", "2020-01", "2020-01"), "2020-01-15", "2020-01"),
        (timex("10 March", "DATE", "2020-03-10", "2020-03-10"), "2020-03-18", "2020-03-10"),
        (timex("Sept. 4", "DATE", "2019-09-04", "2019-09-04"), "2020-01-15", "2020-09-04"),
        (timex("the end of the decade", "DATE", "2019-12", "2019-12-20/2019-12-31"), "2020-03-15", "2019-12-31"),
        (timex("the marathon", "DATE", "2019-06", "2019-06"), "2020-01-15", "2019-06"),
        (timex("last June", "DATE", "2019-06", "2019-06"), "2020-01-15", "2019-06"),
        (timex("June 2019", "DATE", "2019-06", "2019-06"), "2020-01-15", "2019-06"),
        (timex("the end of May", "DATE", "2020-05", "2020-05-20/2020-05-31"), "2020-01-15", "2020-05-31"),
    ],
)
def test_the_last_day_of_a_deadline(told: TimeExpression, spoken: str | None, day: str | None) -> None:
    assert last_day(told, dt.date.fromisoformat(spoken) if spoken else None) == day


def test_a_length_of_time_counts_from_the_date_line_not_from_publication() -> None:
    text = "KANO, Nigeria, 28 February 2021 - The army demanded that the rebels leave the town within 48 hours."
    document = Document(report=Report(id="own", text=text, published="2021-03-04"), language="en")
    for stage in (LayoutStage(), Parser(), DateStage(), EventStage()):
        document = stage(document)
    assert {e.deadline.value for e in document.events if e.deadline is not None} == {"2021-03-02"}
