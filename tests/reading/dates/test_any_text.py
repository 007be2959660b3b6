"""Whatever the text: no crash, exact spans, valid intervals, the same answer twice."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.dates import DateReader, read_dates

if TYPE_CHECKING:
    from sayso.schema import TimeExpression

READER = DateReader()
WORDS = st.sampled_from(
    [
        "the",
        "a",
        "last",
        "next",
        "this",
        "past",
        "early",
        "late",
        "mid",
        "end",
        "of",
        "beginning",
        "January",
        "May",
        "March",
        "Sept.",
        "Friday",
        "Mon",
        "fridays",
        "night",
        "morning",
        "today",
        "yesterday",
        "week",
        "weeks",
        "month",
        "year",
        "years",
        "decade",
        "century",
        "quarter",
        "day",
        "days",
        "1",
        "5",
        "12",
        "31",
        "32",
        "99",
        "0",
        "2019",
        "1066",
        "3000",
        "1990s",
        "'80s",
        "3rd",
        "21st",
        "first",
        "twentieth",
        "twenty",
        "-",
        "–",
        "to",
        "from",
        "between",
        "and",
        ",",
        ".",
        "(",
        ")",
        "ago",
        "later",
        "earlier",
        "every",
        "each",
        "in",
        "on",
        "at",
        "for",
        "since",
        "until",
        "few",
        "several",
        "two",
        "hundred",
        "million",
        "half",
        "noon",
        "midnight",
        "10:30",
        "24:00",
        "a.m.",
        "p.m.",
        "GMT",
        "1600",
        "2019-12-21",
        "2019-13-45",
        "31/12/2019",
        "29.02.2019",
        "2019-12-21T10:30Z",
        "fiscal",
        "FY",
        "summer",
        "Christmas",
        "new",
        "year's",
        "eve",
        "now",
        "recently",
        "9/11",
        "quarter-end",
        "BC",
        "\n\n",
        "\n",
        "9999",
        "0001",
        "999999999999",
        "1,000",
        "2.5",
        "last's",
        "’98",
    ]
)
PUBLISHED = st.one_of(
    st.none(), st.dates().map(dt.date.isoformat), st.sampled_from(["2020-01-16T10:00:00Z", "", "no date", "2020-02-29"])
)


def check(text: str, found: list[TimeExpression]) -> None:
    last = 0
    for expression in found:
        assert text[expression.start : expression.end] == expression.text
        assert last <= expression.start < expression.end
        last = expression.end
        assert expression.because
        if expression.interval is not None:
            halves = [_days(half) for half in expression.interval.split("/")]
            assert len(halves) <= 2
            assert halves[0] <= halves[-1]


def _days(half: str) -> dt.date:
    day, _, clock = half.partition("T")
    if clock:
        dt.datetime.fromisoformat(half)
    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day)
    return dt.date.fromisoformat(day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day)


@settings(max_examples=600, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join), PUBLISHED)
def test_words_of_time_in_any_order(text: str, published: str | None) -> None:
    found = READER.read(text, published)
    check(text, found)
    assert READER.read(text, published) == found


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), PUBLISHED)
def test_any_characters(text: str, published: str | None) -> None:
    check(text, READER.read(text, published))


def test_the_function_and_the_reader_agree() -> None:
    text = "On December 5, 2019 it was signed; last week it was broken."
    assert read_dates(text, "2020-01-16") == READER.read(text, dt.date(2020, 1, 16))


def test_surrogates_and_other_scripts() -> None:
    text = "\ud800 on 5 May 2019 \U0001f600 \u0661\u0662 \u0645\u0627\u064a\u0648"
    check(text, READER.read(text, "2020-01-16"))
