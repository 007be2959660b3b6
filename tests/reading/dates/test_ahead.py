"""Days that lie ahead, told by the grammar of their sentence: "is to be held", a list of months, "will ... on May 29"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.reading.dates import DateStage
from sayso.reading.document import Document
from sayso.reading.parser import Parser
from sayso.schema import LayoutPart, Report

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def values() -> Callable[[str, str], list[str | None]]:
    parser, dates = Parser(), DateStage()

    def told(text: str, published: str) -> list[str | None]:
        layout = (LayoutPart(start=0, end=len(text), kind="body"),)
        document = Document(report=Report(id="r", text=text, published=published), layout=layout, language="en")
        return [d.value for d in dates(parser(document)).dates]

    return told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The first vote is to be held from November 20 to December 11, the minister said.", ["2014-11-20", "2014-12-11"]),
        ("On Friday, the envoy and his aides are to travel to Oslo.", ["2014-05-09"]),
        ("On Friday, the envoy and his aides travelled to Oslo.", ["2014-05-02"]),
        ("The accord was signed on April 12, 1981. The team will go to Oslo on May 29.", ["1981-04-12", "2014-05-29"]),
        ("The accord was signed on April 12, 1981. The team went home on May 29.", ["1981-04-12", "1981-05-29"]),
        ("The accord was signed in March 2010. It said the last troops would leave on August 31.", ["2010-03", "2010-08-31"]),
        ("The trial opened on June 4, 2010. A verdict was expected on July 20.", ["2010-06-04", "2010-07-20"]),
        ("The border was to be closed on January 15, but it stayed open.", ["2014-01-15"]),
        ("On Friday, the prisoners are to be freed, the ministry said.", ["2014-05-09"]),
        ("The 2000-day siege ended.", ["P2000D"]),
        ("The premier offered to meet with protest leaders on Friday.", ["2014-05-09"]),
        ("He called on both sides to extend a truce that expires on Sunday.", ["2014-05-11"]),
        ("The truce expired on Sunday.", ["2014-05-04"]),
    ],
)
def test_what_lies_ahead(values: Callable[[str, str], list[str | None]], text: str, told: list[str]) -> None:
    assert values(text, "2014-05-07") == told


def test_a_list_of_months_goes_on(values: Callable[[str, str], list[str | None]]) -> None:
    text = "I am going to Lima next month, Paris in December, Mexico in January, the fair in February and Turin in March."
    assert values(text, "2014-10-09") == ["2014-11", "2014-12", "2015-01", "2015-02", "2015-03"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The vote is on December 3, and the rules of October 5 apply.", ["2014-12-03", "2014-10-05"]),
        (
            "The talks go on in Geneva on December 20, in Oslo on January 3 and in Rome on December 28.",
            ["2014-12-20", "2015-01-03", "2014-12-28"],
        ),
    ],
)
def test_no_list_leaps_a_year(values: Callable[[str, str], list[str | None]], text: str, told: list[str]) -> None:
    assert values(text, "2014-11-20") == told


def test_no_day_follows_a_year(values: Callable[[str, str], list[str | None]]) -> None:
    found = values("The last vote was in 2009. Polls closed at 22:30 and the last paper was cast the next day.", "2014-05-07")
    assert found[0] == "2009"
    assert "2010-01-01" not in found


def test_a_year_before_day_is_no_length(values: Callable[[str, str], list[str | None]]) -> None:
    assert values("Talks 2014 day five: no result.", "2014-05-07") == ["2014"]
