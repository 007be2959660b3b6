"""What expressions of time mean; published on Thursday 2020-01-16 unless the case says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.reading.dates import DateReader

if TYPE_CHECKING:
    from sayso.schema import TimeExpression

PUBLISHED = "2020-01-16"


@pytest.fixture(scope="module")
def reader() -> DateReader:
    return DateReader()


def one(reader: DateReader, text: str, published: str | None = PUBLISHED) -> TimeExpression:
    found = reader.read(text, published)
    assert len(found) == 1, [f.text for f in found]
    return found[0]


ABSOLUTE: list[tuple[str, str, str, str | None]] = [
    ("They met on December 21, 2019.", "December 21, 2019", "2019-12-21", "2019-12-21"),
    ("They met on Dec. 21, 2019.", "Dec. 21, 2019", "2019-12-21", "2019-12-21"),
    ("They met on Saturday, 21 December 2019.", "Saturday, 21 December 2019", "2019-12-21", "2019-12-21"),
    ("They met on 21st December.", "21st December", "2019-12-21", "2019-12-21"),
    ("They met on the 21st of December 2019.", "the 21st of December 2019", "2019-12-21", "2019-12-21"),
    ("They met on the first of May.", "the first of May", "2019-05-01", "2019-05-01"),
    ("Tuesday , September 1 , 2015", "Tuesday , September 1 , 2015", "2015-09-01", "2015-09-01"),
    ("TUESDAY, SEPTEMBER 1, 2015", "TUESDAY, SEPTEMBER 1, 2015", "2015-09-01", "2015-09-01"),
    ("dated 2019-12-21.", "2019-12-21", "2019-12-21", "2019-12-21"),
    ("dated 21.12.2019.", "21.12.2019", "2019-12-21", "2019-12-21"),
    ("dated 12/21/2019.", "12/21/2019", "2019-12-21", "2019-12-21"),
    ("dated 14/01/2020.", "14/01/2020", "2020-01-14", "2020-01-14"),
    ("signed in November 2019", "November 2019", "2019-11", "2019-11"),
    ("signed in Nov. 2019", "Nov. 2019", "2019-11", "2019-11"),
    ("signed in November last year", "November last year", "2019-11", "2019-11"),
    ("signed at the end of November last year", "the end of November last year", "2019-11", "2019-11-20/2019-11-30"),
    ("in early November 2019", "early November 2019", "2019-11", "2019-11-01/2019-11-10"),
    ("in mid-December 2019", "mid-December 2019", "2019-12", "2019-12-11/2019-12-20"),
    ("in late 2011", "late 2011", "2011", "2011-09-02/2011-12-31"),
    ("in 2011", "2011", "2011", "2011"),
    ("in the 1990s", "the 1990s", "199", "1990-01-01/1999-12-31"),
    ("in the nineties", "nineties", "199", "1990-01-01/1999-12-31"),
    ("in the 19th century", "the 19th century", "18", "1800-01-01/1899-12-31"),
    ("in the twenty-first century", "the twenty-first century", "20", "2000-01-01/2099-12-31"),
    ("in the third quarter of 1989", "the third quarter of 1989", "1989-Q3", "1989-07-01/1989-09-30"),
    ("in the first half of 2019", "the first half of 2019", "2019-H1", "2019-01-01/2019-06-30"),
    ("in the summer of 1964", "the summer of 1964", "1964-SU", "1964-06-01/1964-08-31"),
    ("on Christmas Day 2010", "Christmas Day 2010", "2010-12-25", "2010-12-25"),
    ("on Easter Monday 2019", "Easter Monday 2019", "2019-04-22", "2019-04-22"),
    ("before Thanksgiving 2019", "Thanksgiving 2019", "2019-11-28", "2019-11-28"),
    ("after 9/11", "9/11", "2001-09-11", "2001-09-11"),
]

RELATIVE: list[tuple[str, str, str, str | None]] = [
    ("It was ratified on December 5.", "December 5", "2019-12-05", "2019-12-05"),
    ("It was ratified on Jan. 5.", "Jan. 5", "2020-01-05", "2020-01-05"),
    ("They will meet on February 3.", "February 3", "2020-02-03", "2020-02-03"),
    ("They met on Tuesday.", "Tuesday", "2020-01-14", "2020-01-14"),
    ("They met on Thursday.", "Thursday", "2020-01-16", "2020-01-16"),
    ("They will meet on Sunday.", "Sunday", "2020-01-19", "2020-01-19"),
    ("They met last Friday.", "last Friday", "2020-01-10", "2020-01-10"),
    ("They meet next Friday.", "next Friday", "2020-01-17", "2020-01-17"),
    ("They met on Friday last week.", "Friday last week", "2020-01-10", "2020-01-10"),
    ("They met yesterday.", "yesterday", "2020-01-15", "2020-01-15"),
    ("They met the day before yesterday.", "the day before yesterday", "2020-01-14", "2020-01-14"),
    ("They meet tomorrow.", "tomorrow", "2020-01-17", "2020-01-17"),
    ("They met three days ago.", "three days ago", "2020-01-13", "2020-01-13"),
    ("They met two weeks ago.", "two weeks ago", "2020-W01", "2019-12-30/2020-01-05"),
    ("They met two months ago.", "two months ago", "2019-11", "2019-11"),
    ("They met a year ago.", "a year ago", "2019", "2019"),
    ("They met twenty-five years ago.", "twenty-five years ago", "1995", "1995"),
    ("They met last week.", "last week", "2020-W02", "2020-01-06/2020-01-12"),
    ("They met this week.", "this week", "2020-W03", "2020-01-13/2020-01-19"),
    ("They met earlier this week.", "earlier this week", "2020-W03", "2020-01-13/2020-01-16"),
    ("They will meet later this month.", "later this month", "2020-01", "2020-01-16/2020-01-31"),
    ("They met last month.", "last month", "2019-12", "2019-12"),
    ("They will meet next year.", "next year", "2021", "2021"),
    ("They met last weekend.", "last weekend", "2020-W02-WE", "2020-01-11/2020-01-12"),
    ("They met over the weekend.", "the weekend", "2020-W02-WE", "2020-01-11/2020-01-12"),
    ("They met last November.", "last November", "2019-11", "2019-11"),
    ("They met last summer.", "last summer", "2019-SU", "2019-06-01/2019-08-31"),
    ("The war began in April.", "April", "2019-04", "2019-04"),
    ("It rose in the third quarter.", "the third quarter", "2019-Q3", "2019-07-01/2019-09-30"),
    ("It fell in recent weeks.", "recent weeks", "PAST_REF", None),
    ("It is now over.", "now", "PRESENT_REF", "2020-01-16"),
    ("It ended recently.", "recently", "PAST_REF", None),
    ("It ended some years ago.", "some years ago", "PAST_REF", None),
    ("They met on Tuesday (January 7).", "Tuesday (January 7)", "2020-01-07", "2020-01-07"),
    ("They met on 7 January (Tuesday).", "7 January (Tuesday)", "2020-01-07", "2020-01-07"),
    ("They met (on January 7).", "January 7", "2020-01-07", "2020-01-07"),
    ("They met on Monday the 6th.", "Monday the 6th", "2020-01-06", "2020-01-06"),
    ("They will meet on Friday, 24th.", "Friday, 24th", "2020-01-24", "2020-01-24"),
    ("It rose in Q3 2019.", "Q3 2019", "2019-Q3", "2019-07-01/2019-09-30"),
    ("It ended in the year of 2010.", "the year of 2010", "2010", "2010"),
    ("It ended around fifteen years ago.", "around fifteen years ago", "2005", "2005"),
    ("It ended a year and a half ago.", "a year and a half ago", "2018-07", "2018-07"),
    ("It ended two-and-a-half years ago.", "two-and-a-half years ago", "2017-07", "2017-07"),
    ("It ended a year or two ago.", "a year or two ago", "PAST_REF", None),
    ("Built in the first half of the 20th century.", "the 20th century", "19", "1900-01-01/1999-12-31"),
    ("According to officers on Sunday, the blast may have killed two.", "Sunday", "2020-01-12", "2020-01-12"),
]  # fmt: skip

LENGTHS = [
    ("for many months", "many months", "PXM"),
    ("a few weeks after that", "a few weeks", "PXW"),
    ("for three days", "three days", "P3D"),
    ("a three-day truce", "three-day", "P3D"),
    ("for 48 hours", "48 hours", "PT48H"),
    ("for half an hour", "half an hour", "PT30M"),
    ("for two and a half years", "two and a half years", "P2Y6M"),
    ("for more than two decades", "more than two decades", "P2DE"),
    ("for a fortnight", "a fortnight", "P2W"),
    ("two hours and 30 minutes", "two hours and 30 minutes", "PT2H30M"),
    ("all week", "all week", "P1W"),
]

REPEATED = [
    ("every Tuesday", "every Tuesday", "XXXX-WXX-2"),
    ("They meet annually.", "annually", "P1Y"),
    ("twice a week", "twice a week", "P1W"),
    ("every two weeks", "every two weeks", "P2W"),
    ("every other day", "every other day", "P2D"),
    ("on Fridays", "Fridays", "XXXX-WXX-5"),
    ("each morning", "each morning", "XXXX-XX-XXTMO"),
]

TIMES = [
    ("at 10:30 a.m. local time", "10:30 a.m. local time", "2020-01-16T10:30", "2020-01-16T10:30"),
    ("at 5 p.m.", "5 p.m.", "2020-01-16T17", "2020-01-16T17:00"),
    ("at 1600 GMT", "1600 GMT", "2020-01-16T16:00Z", "2020-01-16T16:00Z"),
    ("at noon", "noon", "2020-01-16T12:00", "2020-01-16T12:00"),
    ("at midnight", "midnight", "2020-01-16T24:00", "2020-01-16"),
    ("They met yesterday morning.", "yesterday morning", "2020-01-15TMO", "2020-01-15"),
    ("They met late on Friday night.", "Friday night", "2020-01-10TNI", "2020-01-10"),
    ("They met overnight.", "overnight", "2020-01-15TNI", "2020-01-15/2020-01-16"),
    ("They met last night.", "last night", "2020-01-15TNI", "2020-01-15"),
    ("They meet tonight.", "tonight", "2020-01-16TNI", "2020-01-16"),
    ("They met this morning.", "this morning", "2020-01-16TMO", "2020-01-16"),
]


@pytest.mark.parametrize(("text", "words", "value", "interval"), ABSOLUTE + RELATIVE)
def test_dates(reader: DateReader, text: str, words: str, value: str, interval: str | None) -> None:
    found = one(reader, text)
    assert (found.text, found.type, found.value, found.interval) == (words, "DATE", value, interval)
    assert found.because


@pytest.mark.parametrize(("text", "words", "value"), LENGTHS)
def test_durations(reader: DateReader, text: str, words: str, value: str) -> None:
    found = one(reader, text)
    assert (found.text, found.type, found.value, found.interval) == (words, "DURATION", value, None)


@pytest.mark.parametrize(("text", "words", "value"), REPEATED)
def test_sets(reader: DateReader, text: str, words: str, value: str) -> None:
    found = one(reader, text)
    assert (found.text, found.type, found.value, found.interval) == (words, "SET", value, None)


@pytest.mark.parametrize(("text", "words", "value", "interval"), TIMES)
def test_times(reader: DateReader, text: str, words: str, value: str, interval: str) -> None:
    found = one(reader, text)
    assert (found.text, found.type, found.value, found.interval) == (words, "TIME", value, interval)


def test_what_has_gone_on_since_a_month_began_before_publication(reader: DateReader) -> None:
    assert one(reader, "It has gone on since February, says the mayor").value == "2019-02"


def test_a_length_that_ends_now_has_an_interval(reader: DateReader) -> None:
    assert one(reader, "in the past three months").interval == "2019-10-16/2020-01-16"
    assert one(reader, "over the next two weeks").interval == "2020-01-16/2020-01-30"


@pytest.mark.parametrize(
    ("text", "values", "interval"),
    [
        ("March 15-17, 2019", ["2019-03-15", "2019-03-17"], "2019-03-15/2019-03-17"),
        ("from 3 to 5 January", ["2020-01-03", "2020-01-05"], "2020-01-03/2020-01-05"),
        ("30 December 2019 to 2 January 2020", ["2019-12-30", "2020-01-02"], None),
        ("from Monday to Wednesday", ["2020-01-13", "2020-01-15"], "2020-01-13/2020-01-15"),
        ("between 2010 and 2012", ["2010", "2012"], "2010-01-01/2012-12-31"),
        ("2015-16", ["2015", "2016"], "2015-01-01/2016-12-31"),
        ("January to March 2019", ["2019-01", "2019-03"], "2019-01-01/2019-03-31"),
    ],
)
def test_the_ends_of_a_range_keep_their_values_and_share_its_interval(
    reader: DateReader, text: str, values: list[str], interval: str | None
) -> None:
    found = reader.read(text, PUBLISHED)
    assert [f.value for f in found] == values
    if interval:
        assert {f.interval for f in found} == {interval}


def test_dates_told_before_anchor_later_ones(reader: DateReader) -> None:
    text = "The truce was signed on March 3, 2019. The next day it broke down. Two weeks later it was signed again."
    assert [f.value for f in reader.read(text, PUBLISHED)] == ["2019-03-03", "2019-03-04", "2019-W12"]


def test_a_year_told_before_stands_for_the_next_sentence(reader: DateReader) -> None:
    text = "The war began on September 1, 1939. On September 3 two more states joined it."
    assert [f.value for f in reader.read(text, PUBLISHED)] == ["1939-09-01", "1939-09-03"]


def test_a_time_belongs_to_the_day_told_before(reader: DateReader) -> None:
    found = reader.read("The truce begins on Sunday, Jan. 12, at 10:30 a.m.", PUBLISHED)
    assert [f.value for f in found] == ["2020-01-12", "2020-01-12T10:30"]


def test_the_nearest_year_wins(reader: DateReader) -> None:
    assert one(reader, "They met on December 28.", "2020-01-02").value == "2019-12-28"
    assert one(reader, "They will meet on January 5.", "2019-12-28").value == "2020-01-05"
    assert one(reader, "elections on January 5", "2019-12-28").value == "2020-01-05"


def test_a_weekday_beside_a_date_tells_the_year(reader: DateReader) -> None:
    assert one(reader, "on Monday, March 5", "2019-06-01").value == "2018-03-05"


@pytest.mark.parametrize(
    "text",
    [
        "He may go.",
        "They march on the town.",
        "Sun and wind.",
        "5 people of 20 villages",
        "a second man",
        "$1,200 in cash",
        "the fall of the regime",
        "the year-long uprising",
    ],
)
def test_what_is_no_date(reader: DateReader, text: str) -> None:
    assert reader.read(text, PUBLISHED) == []


@pytest.mark.parametrize(
    "text", ["last week", "yesterday", "on Friday", "two days ago", "December 5", "this morning", "at noon", "the next day"]
)
def test_without_a_publication_date_relative_dates_stay_open_and_say_why(reader: DateReader, text: str) -> None:
    found = one(reader, text, None)
    assert found.interval is None
    assert "not known" in found.because or "no date told" in found.because or "not told" in found.because


def test_without_a_publication_date_full_dates_are_read(reader: DateReader) -> None:
    assert one(reader, "on December 21, 2019", None).interval == "2019-12-21"


def test_day_and_month_that_could_be_either_stay_open(reader: DateReader) -> None:
    assert one(reader, "dated 03/04/2015").value is None


def test_fiscal_years_have_no_months(reader: DateReader) -> None:
    found = one(reader, "in fiscal 1990")
    assert (found.value, found.interval) == ("1990", None)


@pytest.mark.parametrize(
    ("text", "words", "value", "interval"),
    [
        ("On the morning of April 3 he left.", "the morning of April 3", "2020-04-03TMO", "2020-04-03"),
        (
            "In the night of 5 to 6 June 2019 it fell.",
            "the night of 5 to 6 June 2019",
            "2019-06-05TNI",
            "2019-06-05/2019-06-06",
        ),
        ("The night of Friday was calm.", "The night of Friday", "2020-06-12TNI", "2020-06-12"),
        ("It fell in the last week of May.", "the last week of May", "2020-05", "2020-05-25/2020-05-31"),
        ("It fell in the first week in June 2019.", "the first week in June 2019", "2019-06", "2019-06-01/2019-06-07"),
        ("Held on the second Sunday of August 2019.", "the second Sunday of August 2019", "2019-08-11", "2019-08-11"),
        ("It took effect on the 22nd of last month.", "the 22nd of last month", "2020-05-22", "2020-05-22"),
        ("He came on 3 May 2009. On the 15th, he left.", "the 15th", "2009-05-15", "2009-05-15"),
        ("Polls closed at 8 p.m. on Sunday.", "8 p.m.", "2020-06-14T20", "2020-06-14T20:00"),
        ("It fell on Sunday. They had left the evening before.", "the evening before", "2020-06-13TEV", "2020-06-13"),
        ("It was hit on March 5, he said on Monday. Three days later it fell.", "Three days later", "2020-03-08", "2020-03-08"),
        ("Six died in the past 48 hours.", "the past 48 hours", "PT48H", "2020-06-13/2020-06-15"),
        ("It took a year and a half.", "a year and a half", "P1Y6M", None),
        ("It took six-and-a-half years.", "six-and-a-half years", "P6Y6M", None),
    ],
)
def test_parts_of_dates_and_dates_told_beside_others(
    reader: DateReader, text: str, words: str, value: str, interval: str | None
) -> None:
    found = {e.text: e for e in reader.read(text, "2020-06-15")}
    assert (found[words].value, found[words].interval) == (value, interval)


def test_ordinals_of_other_things_are_no_days(reader: DateReader) -> None:
    assert not reader.read("He lives on the 5th floor.", "2020-06-15")
    assert not reader.read("It was hit by the 4th Brigade.", "2020-06-15")
    assert not reader.read("On the 40th, and on the 3rd attempt.", "2020-06-15")


@pytest.mark.parametrize(
    "text", ["They met on Super Tuesday.", "May he rest in peace.", "Theresa May said no.", "Shortly after the vote he left."]
)
def test_words_that_only_look_like_times_are_none(reader: DateReader, text: str) -> None:
    assert reader.read(text, PUBLISHED) == []


@pytest.mark.parametrize(
    "text", ["It fell in May.", "The May attack failed.", "The rains of May ended.", "Talks in April and May failed."]
)
def test_may_alone_is_the_month(reader: DateReader, text: str) -> None:
    assert "2019-05" in [found.value for found in reader.read(text, PUBLISHED)]


def test_the_next_day_does_not_lead_past_publication(reader: DateReader) -> None:
    text = "He was seen on January 14, they said on January 16. The next day, he was freed."
    assert [found.value for found in reader.read(text, PUBLISHED)] == ["2020-01-14", "2020-01-16", "2020-01-15"]


@pytest.mark.parametrize(
    ("text", "value", "interval"),
    [
        ("Foreign troops have been in the country for many months.", "PXM", "../2020-01-16"),
        ("Their snipers have been on the ground for many months, even before the pact.", "PXM", "../2020-01-16"),
        ("The militia has held the town for more than two years.", "P2Y", "2018-01-16/2020-01-16"),
        ("The two sides have not met for six weeks.", "P6W", "2019-12-05/2020-01-16"),
        ("They've been fighting for nearly a decade.", "P1DE", "2010-01-16/2020-01-16"),
        ("She's been there for a year and a half.", "P1Y6M", "2018-07-16/2020-01-16"),
        ("The rebels haven't attacked for several days.", "PXD", "../2020-01-16"),
        ("Five people have died in fighting that has raged for two months.", "P2M", "2019-11-16/2020-01-16"),
        ("The editor has been jailed for three years.", "P3Y", None),
        ("They have agreed to a truce for two weeks.", "P2W", None),
        ("He had been in office for three years.", "P3Y", None),
        ("The army will stay for three months.", "P3M", None),
    ],
)
def test_what_has_gone_on_ends_at_publication(reader: DateReader, text: str, value: str, interval: str | None) -> None:
    found = one(reader, text)
    assert (found.type, found.value, found.interval) == ("DURATION", value, interval)
    assert ("gone on until publication 2020-01-16" in found.because) == (interval is not None)


def test_what_has_gone_on_is_not_anchored_without_a_publication_date(reader: DateReader) -> None:
    found = one(reader, "Troops have been there for three months.", None)
    assert (found.value, found.interval) == ("P3M", None)
    assert "publication date is not known" in found.because


@pytest.mark.parametrize(
    "told",
    [
        "has demanded a truce for three days", "has deployed 500 troops for six months", "has sought a mandate for two years",
        "has backed a deployment for six months", "has detained the man for 30 days", "has closed the crossing for two weeks",
        "has not extended the curfew for two weeks", "has never asked for two weeks of leave",
        "hasn't extended the curfew for two weeks", "has urged calm, and schools closed for a week",
        "has ruled alone, and schools closed for a week", "has held the town and closed its port for two weeks",
    ],
)  # fmt: skip
def test_how_long_an_object_is_to_last_does_not_end_at_publication(reader: DateReader, told: str) -> None:
    assert one(reader, f"Arland {told}.").interval is None


@pytest.mark.parametrize(
    "told",
    [
        "has been detained for two weeks", "has held the town and blockaded its port for two weeks",
        "hasn't been seen for two weeks", "has never spoken for two weeks", "has been in Karsa, Orlo and Tarn for two weeks",
    ],
)  # fmt: skip
def test_what_lasts_or_is_denied_ends_at_publication(reader: DateReader, told: str) -> None:
    assert one(reader, f"The mayor {told}.").interval == "2020-01-02/2020-01-16"
