from __future__ import annotations

import pytest

from sayso.intake.layout.datelines import dateline_end, dateline_inside, is_dateline, opening


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("KYIV. Jan 14. (Dnipro-Inform) -- Russia launched drones.", "KYIV. Jan 14. (Dnipro-Inform) --"),
        ("KARSA, Arland (January 6, 2012) – A combined force detained two men.", "KARSA, Arland (January 6, 2012) –"),
        ("MOSCOW, January 14 (Harbour Wire). The envoy left.", "MOSCOW, January 14 (Harbour Wire)."),
        ("Tripoli 5 Jan 2020 (LANX) - The council met.", "Tripoli 5 Jan 2020 (LANX) -"),
        ("Harbour Wire, Beirut, 3 May: The minister resigned.", "Harbour Wire, Beirut, 3 May:"),
    ],
)
def test_date_lines_of_agencies_that_nobody_knows(line: str, head: str) -> None:
    end = dateline_end(line, 0, len(line))
    assert end is not None
    assert line[:end] == head


@pytest.mark.parametrize(
    "line",
    [
        "Paris. In January the minister resigned.",
        "Minister Oda Brandt, 5 May, left the party.",
        "January 14 was a bad day for Karsa (the capital).",
        "The army said on Jan 14 (a Tuesday) that it had left.",
    ],
)
def test_sentences_are_no_date_lines(line: str) -> None:
    assert dateline_end(line, 0, len(line)) is None


@pytest.mark.parametrize(
    "line",
    [
        "KARSA, Arland (Sept. 3, 2012)",
        "SOUTHPORT (3 September 2012) \u2212",
        "Karsa Airfield, Arland (Sep 3, 2012) –",
        "(July 2, 2012)",
    ],
)
def test_a_line_of_place_and_bracketed_date_is_a_date_line(line: str) -> None:
    assert is_dateline(line)
    assert not is_dateline(line.replace("(", "").replace(")", "") + " was quiet")


def test_a_bracketed_date_and_a_dash_open_a_release_inside_a_paragraph() -> None:
    text = "For Immediate Release KARSA, Arland (July 2, 2012) – Soldiers found a bomb."
    inside = dateline_inside(text, 0, len(text))
    assert inside is not None
    assert text[inside[0] : inside[1]] == "KARSA, Arland (July 2, 2012) –"
    assert dateline_inside("The treaty of KARSA (July 2, 2012) was signed.", 0, 45) is None


def test_the_bracketed_date_is_the_publication_date_where_none_is_given() -> None:
    assert opening("Two held in raid\nKARSA, Arland (Sept. 3, 2012)\nTwo men were held.").date == "2012-09-03"


@pytest.mark.parametrize(
    "head",
    ["KARSA, Jan 5-7 (Agency) -", "KARSA, Jan 5-7 (A) -", "KARSA, 5-7 Jan (Agency) -", "KARSA, Jan 5 \u2013 7 (Agency) -"],
)
def test_a_span_of_days_is_no_single_day(head: str) -> None:
    assert opening(f"{head} Soldiers found a bomb.").month_day is None
    assert opening("KARSA, 5-7 January 2020 (Agency) - Soldiers found a bomb.").date is None


@pytest.mark.parametrize("head", ["KARSA, JAN 5 (Agency) -", "KARSA, 5 JANUARY (Agency) -"])
def test_a_month_in_capitals_is_read(head: str) -> None:
    line = f"{head} Soldiers found a bomb."
    assert opening(line).month_day == (1, 5)
    assert dateline_end(line, 0, len(line)) == len(head)
