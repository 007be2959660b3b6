"""Values that people give: dates are days of the calendar."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.errors import UsageError
from sayso.ledger.judgements.values import check, with_fields
from tests.handmade import event


def date(value: str) -> dict[str, Any]:
    return {"value": value, "precision": "day", "span": None, "because": "given"}


@pytest.mark.parametrize(
    "value",
    ["2020", "2020-02", "2020-02-29", "2020-01-16T14:00", "2020-01-16T14:00Z", "2019-11/2020-01", "2020-01-01/..", "../2020"],
)
def test_dates_of_the_calendar_are_taken(value: str) -> None:
    assert check("event", "date", date(value)).value == value


@pytest.mark.parametrize(
    "value",
    ["", "2020-99-99", "2020-13", "0000", "2021-02-29", "2020-1-1", "soon", "2020-01-16T25:00", "2020/", "/2020", "../..",
     "2020-01-02/2020-01-01", "2020/2021/2022", "2020-02-01/2020-02-30"],
)  # fmt: skip
def test_other_dates_are_refused(value: str) -> None:
    with pytest.raises(UsageError, match="date"):
        check("event", "date", date(value))
    with pytest.raises(UsageError, match="deadline"):
        check("event", "deadline", {"value": value, "span": None})
    with pytest.raises(UsageError, match="published"):
        check("report", "published", value)


def test_a_deadline_may_be_words_alone_and_a_report_may_lose_its_date() -> None:
    span = {"start": 0, "end": 4, "text": "soon"}
    assert check("event", "deadline", {"value": None, "span": span}).span.text == "soon"
    assert check("report", "published", None) is None


def test_a_bad_date_that_was_stored_before_can_still_be_read() -> None:
    record: Any = with_fields(event("e1", "ASSAULT", "shelled", "Rebels"), {"date": date("2020-99-99")})
    assert record.date.value == "2020-99-99"
