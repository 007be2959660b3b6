"""Dates counted from a date told before, hours that belong to a day told beside them, and years told in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.reading.dates import DateReader, parts

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context

PUBLISHED = "2020-05-14"  # a Thursday


@pytest.fixture(scope="module")
def reader() -> DateReader:
    return DateReader()


def values(reader: DateReader, text: str) -> dict[str, str | None]:
    return {e.text: e.value for e in reader.read(text, PUBLISHED)}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "Troops came on Tuesday. In 2015 Karsa was burnt. The mayor had fled the previous day.",
            "the previous day",
            "2020-05-11",
        ),
        ("Troops came on Tuesday to a camp built in 2015. They had set out a day earlier.", "a day earlier", "2020-05-11"),
        ("The party has ruled since 2011. Its leader resigned the day before.", "the day before", "2020-05-13"),
        ("The party has ruled since May 2011. A day earlier, its leader resigned.", "A day earlier", "2020-05-13"),
        ("It was torn up in March 2015 and ten weeks later war broke out.", "ten weeks later", "2015-W19"),
        ("It was signed on March 3 and was to be ratified in May. Two days later Karsa fell.", "Two days later", "2020-03-05"),
        ("It had ruled since 2011. The previous year it had lost the capital.", "The previous year", "2010"),
    ],
)
def test_no_day_is_counted_from_a_year_or_a_month(reader: DateReader, text: str, words: str, value: str) -> None:
    assert values(reader, text)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("On Tuesday rebels, who have held Karsa since Monday, were hit at noon.", "noon", "2020-05-12T12:00"),
        ("Karsa has been shelled since Monday. Shortly before noon it fell.", "noon", "2020-05-14T12:00"),
        ("Talks go on until Friday. At 8 a.m. the envoy left.", "8 a.m.", "2020-05-14T08"),
        ("On Monday he left. Shortly before noon, a shell hit the market on Wednesday.", "noon", "2020-05-13T12:00"),
        ("On Monday at noon he met the envoys who had come on Sunday.", "noon", "2020-05-11T12:00"),
        ("He left on Tuesday at dawn.", "dawn", "2020-05-12TMO"),
        ("At 8 a.m. rebels shelled the besieged town on Sunday.", "8 a.m.", "2020-05-10T08"),
        ("At 8 a.m. rebels marched to the port on Sunday.", "8 a.m.", "2020-05-10T08"),
        ("At 8 a.m. voters and planes were hit on Sunday.", "8 a.m.", "2020-05-10T08"),
        ("At 8 a.m. rebels killed ten people and wounded five on Sunday.", "8 a.m.", "2020-05-10T08"),
        ("At 8 a.m. five people were taken to hospital on Sunday.", "8 a.m.", "2020-05-10T08"),
        ("At 8 a.m. the minister said elections would be held on Sunday.", "8 a.m.", "2020-05-14T08"),
        ("Shortly before noon the council voted to hold talks on June 3.", "noon", "2020-05-14T12:00"),
        ("Shortly before noon the council chose envoys, who left on Monday.", "noon", "2020-05-14T12:00"),
        ("Shortly before noon the council backed talks on June 3.", "noon", "2020-05-14T12:00"),
        ("At 8 a.m. police freed the man rebels seized on Sunday.", "8 a.m.", "2020-05-14T08"),
        ("He said at dawn that troops would leave on Saturday.", "dawn", "2020-05-14TMO"),
    ],
)
def test_an_hour_is_of_the_day_of_its_act(reader: DateReader, text: str, words: str, value: str) -> None:
    assert values(reader, text)[words] == value


def test_that_month_is_one_of_the_year_told_before(reader: DateReader) -> None:
    found = values(reader, "She left in 2017. That September the strikes began, and by that summer all was quiet.")
    assert found == {"2017": "2017", "September": "2017-09", "that summer": "2017-SU"}
    assert values(reader, "It was founded in 2009. He said that September was quiet.")["September"] == "2019-09"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The union was founded in 2014. He said talks had failed and that May 5 was the deadline.", "May 5", "2020-05-05"),
        ("The union was founded in 2014. He said talks had failed and that January attacks killed ten.", "January", "2020-01"),
        ("The union was founded in 2014. The cause of that May 5 strike is not known.", "May 5", "2020-05-05"),
    ],
)
def test_that_which_joins_a_clause_points_to_no_year(reader: DateReader, text: str, words: str, value: str) -> None:
    assert values(reader, text)[words] == value


def test_years_of_a_list_may_be_told_by_two_digits(reader: DateReader) -> None:
    found = values(reader, "He won in 84 and 88, lost in 92, won in 2000 and lost in 08.")
    assert found == {"84": "1984", "88": "1988", "92": "1992", "2000": "2000", "08": "2008"}


@pytest.mark.parametrize(
    "text",
    [
        "He was put in 92.",
        "One in 50, up from one in 80.",
        "Held in 40 and 50 camps.",
        "He sat in 12, then in 14.",
        "They ruled in 12 districts, in 45, and in 50.",
        "Turnout fell in 45, rose in 60, of 80 districts.",
        "In 2019 it ruled in 45, and lost in 60, of 80 districts.",
        "In 40 and 50, in 60 and in 08, he won.",
        "He won in 02, and later in 30.",
    ],
)
def test_other_numbers_are_no_years(reader: DateReader, text: str) -> None:
    assert [w for w in values(reader, text) if len(w) == len("92")] == []


def test_a_list_of_years_is_gone_through_once(reader: DateReader, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    lists_years = parts._lists_years

    def counted(words: list[str], c: Context) -> bool:
        calls.append(len(words))
        return lists_years(words, c)

    monkeypatch.setattr(parts, "_lists_years", counted)
    assert len(reader.read("He won in 2000" + ", in 08" * 40 + ".", PUBLISHED)) == 41
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("\u201c[Ten] years ago we signed,\u201d she said.", "[Ten] years ago", "2010"),
        ("\u201cThey came [last] year,\u201d she said.", "[last] year", "2019"),
        ("They came in 2011[3] and left.", "2011", "2011"),
        ("The rebels of the north left it in May] 2011.", "May] 2011", "2011-05"),
        ("The rebels [sic] of the north left it in May] 2011.", "May] 2011", "2011-05"),
    ],
)
def test_words_in_brackets_are_read_with_the_others(reader: DateReader, text: str, words: str, value: str) -> None:
    assert values(reader, text) == {words: value}


def test_a_stretch_that_follows_or_lasts_is_not_counted_from_publication(reader: DateReader) -> None:
    assert [e.interval for e in reader.read("He fled following a week of riots.", PUBLISHED)] == [None]
    assert values(reader, "They fled following a months-long siege.") == {}
