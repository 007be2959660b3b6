"""The one before the last, lists of days, eves, small hours, nights into a day, Ramadan; published on Thursday 2020-01-16."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.reading.dates import DateReader
from sayso.reading.dates.islamic import islamic_day

PUBLISHED = "2020-01-16"


@pytest.fixture(scope="module")
def reader() -> DateReader:
    return DateReader()


@pytest.mark.parametrize(
    ("text", "words", "value", "interval"),
    [
        ("Rebels took the town the week before last.", "the week before last", "2020-W01", "2019-12-30/2020-01-05"),
        ("Rebels left the month before last.", "the month before last", "2019-11", "2019-11"),
        ("They met the year before last.", "the year before last", "2018", "2018"),
        ("They will meet the year after next.", "the year after next", "2022", "2022"),
        ("They fled the summer before last.", "the summer before last", "2018-SU", "2018-06-01/2018-08-31"),
        ("They fled the March before last.", "the March before last", "2018-03", "2018-03"),
        ("They fled the Friday before last.", "the Friday before last", "2020-01-03", "2020-01-03"),
        ("Shells fell the night before last.", "the night before last", "2020-01-14TNI", "2020-01-14"),
        ("Gunmen struck on the eve of January 10.", "the eve of January 10", "2020-01-09", "2020-01-09"),
        ("Gunmen struck on the eve of Monday's vote.", "the eve of Monday", "2020-01-12", "2020-01-12"),
        ("Police came in the small hours of Tuesday.", "the small hours of Tuesday", "2020-01-14", "2020-01-14"),
        ("Police came in the wee hours of 3 January.", "the wee hours of 3 January", "2020-01-03", "2020-01-03"),
        ("Shelling went on overnight into Tuesday.", "overnight into Tuesday", "2020-01-13TNI", "2020-01-13/2020-01-14"),
        ("They left overnight Monday to Tuesday.", "overnight Monday to Tuesday", "2020-01-13TNI", "2020-01-13/2020-01-14"),
        ("They met on the weekend of 4-5 January.", "the weekend of 4-5 January", "2020-W01-WE", "2020-01-04/2020-01-05"),
        ("They met in the week of January 8.", "the week of January 8", "2020-W02", "2020-01-06/2020-01-12"),
        ("He was shot two years ago today.", "two years ago today", "2018-01-16", "2018-01-16"),
        ("They fought during Ramadan.", "Ramadan", "2019-05-06/2019-06-04", "2019-05-06/2019-06-04"),
        ("They fought during Ramadan in 2018.", "Ramadan in 2018", "2018-05-16/2018-06-14", "2018-05-16/2018-06-14"),
        ("A truce held for Eid al-Adha 2018.", "Eid al-Adha 2018", "2018-08-21/2018-08-23", "2018-08-21/2018-08-23"),
    ],
)
def test_dates_of_everyday_words(reader: DateReader, text: str, words: str, value: str, interval: str) -> None:
    assert [(f.text, f.value, f.interval) for f in reader.read(text, PUBLISHED)] == [(words, value, interval)]


@pytest.mark.parametrize(
    "text",
    [
        "Ramadan Salem was shot.",
        "He spoke of Ramadan Salem.",
        "They met on the eve of the vote.",
        "The complaints lodged by Ramadan were rejected.",
        "Police searched the flat of Ramadan, the scholar.",
        "She worked for Ramadan's brother.",
        "They met on the eve of Ramadan.",
    ],
)
def test_no_dates(reader: DateReader, text: str) -> None:
    assert reader.read(text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shells fell on January 6, 7 and 8.", ["January 6", "7", "8"]),
        ("Shells fell on 6, 7, and 8 January 2020.", ["6", "7", "8 January 2020"]),
    ],
)
def test_listed_days_in_a_row_are_one_stretch(reader: DateReader, text: str, words: list[str]) -> None:
    found = reader.read(text, PUBLISHED)
    assert [f.text for f in found] == words
    assert [f.value for f in found] == ["2020-01-06", "2020-01-07", "2020-01-08"]
    assert {f.interval for f in found} == {"2020-01-06/2020-01-08"}


@pytest.mark.parametrize("text", ["Shells fell on January 2, 6 and 9.", "Shells fell on 2, 6 and 9 January."])
def test_listed_days_that_are_apart_stay_apart(reader: DateReader, text: str) -> None:
    assert [f.interval for f in reader.read(text, PUBLISHED)] == ["2020-01-02", "2020-01-06", "2020-01-09"]


def test_two_days_are_two_unless_all_between_is_meant(reader: DateReader) -> None:
    assert [f.interval for f in reader.read("Shells fell on January 2 and 6.", PUBLISHED)] == ["2020-01-02", "2020-01-06"]
    between = reader.read("Shells fell between January 2 and 6.", PUBLISHED)
    assert {f.interval for f in between} == {"2020-01-02/2020-01-06"}


def test_numbers_of_people_are_no_days(reader: DateReader) -> None:
    found = reader.read("On January 6, 15 and 16 soldiers were killed in two raids.", PUBLISHED)
    assert [f.text for f in found] == ["January 6"]


def test_days_joined_by_to_are_one_stretch(reader: DateReader) -> None:
    found = reader.read("Talks were held Sunday to Tuesday.", PUBLISHED)
    assert {f.interval for f in found} == {"2020-01-12/2020-01-14"}


def test_the_arithmetic_islamic_calendar() -> None:
    assert islamic_day(1, 1, 1) == dt.date(622, 7, 19)  # 16 July 622 of the Julian calendar
    assert islamic_day(1440, 9, 1) == dt.date(2019, 5, 6)


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2020-07-06", "They met only last June.", "2020-06"),
        ("2020-02-02", "They fled last January.", "2020-01"),
        ("2020-01-13", "Voters rejected the deal last Sunday.", "2020-01-12"),
        ("2020-04-02", "They met last February.", "2020-02"),
        ("2020-01-16", "They met last December.", "2019-12"),
        ("2020-01-10", "The envoys met last Thursday.", "2020-01-02"),
        ("2020-01-11", "The envoys met last Thursday.", "2020-01-09"),
    ],
)
def test_the_last_one_is_not_the_one_just_past(reader: DateReader, published: str, text: str, value: str) -> None:
    assert [f.value for f in reader.read(text, published)] == [value]


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Shells fell on January 6. The same day, troops left.", "2020-01-06"),
        ("The war began in 2014. The same day, troops left.", None),
    ],
)
def test_the_same_day_is_no_day_of_a_year(reader: DateReader, text: str, interval: str | None) -> None:
    assert reader.read(text, PUBLISHED)[-1].interval == interval


def test_the_following_day_is_not_counted_from_a_thing_named_by_its_day(reader: DateReader) -> None:
    text = "Envoys met on Wednesday. They called the November 27 border pact void. The following day, Arland protested."
    assert reader.read(text, "2020-01-11")[-1].value == "2020-01-09"
    assert (
        reader.read("They called the January 6 pact void. The following day, Arland protested.", PUBLISHED)[-1].value
        == "2020-01-07"
    )


@pytest.mark.parametrize(
    "text", ["The envoy flew on Sunday to Tuesday's talks.", "The hearing was put off Monday to Wednesday."]
)
def test_two_days_with_to_between_them_that_are_no_stretch(reader: DateReader, text: str) -> None:
    assert not any("/" in (f.interval or "") for f in reader.read(text, PUBLISHED))


def test_a_summit_named_by_its_day_tells_when(reader: DateReader) -> None:
    text = "Rebels shelled the port on January 2. A truce was agreed at the January 6 summit. A day later it collapsed."
    assert reader.read(text, PUBLISHED)[-1].value == "2020-01-07"
