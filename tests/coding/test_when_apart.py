"""Acts told with the time between them: each has its own day."""

from __future__ import annotations

import pytest

from sayso.coding.when import WhenStage
from sayso.reading.dates import DateStage
from sayso.reading.parser import Parser
from tests.coding.test_when import coded, dated


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def dates() -> DateStage:
    return DateStage()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The army *shelled* the port on Monday, two days after rebels *attacked* the airport.", ["2020-01-13", "2020-01-11"]),
        (
            "Rebels *attacked* the airport on January 10. The army *shelled* the port three days after the attack.",
            ["2020-01-10", "2020-01-13"],
        ),
        (
            "Police *arrested* four men on Sunday, a day before protesters *clashed* with soldiers.",
            ["2020-01-12", "2020-01-13"],
        ),
        (
            "Police *arrested* four men on Sunday, two weeks after rebels *attacked* the port.",
            ["2020-01-12", "2019-12-23/2019-12-29"],
        ),
        ("On Tuesday soldiers *shelled* the port, a few weeks after rebels *captured* the airport.", ["2020-01-14", None]),
        (
            "Rebels *shelled* the town on Monday, a week after they *captured* the port on January 6.",
            ["2020-01-13", "2020-01-06"],
        ),
    ],
)
def test_the_time_between_two_acts(parser: Parser, dates: DateStage, text: str, values: list[str | None]) -> None:
    found = dated(WhenStage(), coded(parser, dates, text))
    assert [d.value if d else None for d in found] == values


def test_the_reason_names_the_other_act_and_its_day(parser: Parser, dates: DateStage) -> None:
    text = "The army *shelled* the port on Monday, two days after rebels *attacked* the airport."
    _, attack = dated(WhenStage(), coded(parser, dates, text))
    assert attack is not None
    assert attack.because.startswith("2 days before “shelled”, which is dated 2020-01-13")
    assert (attack.precision, attack.span) == ("day", None)


@pytest.mark.parametrize(
    "length",
    [
        "more than two days", "less than two days", "at least two days", "over two days", "under two days", "nearly two days",
        "almost two days", "up to two days", "at most two days", "fewer than two days", "about two days",
        "for two days", "for the two days", "for nearly two days",
    ],
)  # fmt: skip
@pytest.mark.parametrize("joint", ["after", "before"])
def test_what_is_only_about_as_long_or_lasts_as_long_leads_to_no_day(
    parser: Parser, dates: DateStage, length: str, joint: str
) -> None:
    text = f"On Monday rebels *shelled* the port {length} {joint} soldiers *attacked* the airport."
    _, attack = dated(WhenStage(), coded(parser, dates, text))
    assert attack is None or attack.value not in ("2020-01-11", "2020-01-15")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The vote comes a day after rebels *attacked* the port.", "2020-01-15"),
        ("The moves come two weeks after Arland *vetoed* a resolution.", "2019-12-30/2020-01-05"),
        ("The vote came a day after rebels *attacked* the port.", None),
        ("The vote comes days after rebels *attacked* the port.", None),
    ],
)
def test_what_comes_after_an_act_is_of_the_day_of_speaking(
    parser: Parser, dates: DateStage, text: str, date: str | None
) -> None:
    (act,) = WhenStage()(coded(parser, dates, text)).events
    assert (act.date.value if act.date else None) == date
