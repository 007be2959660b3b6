"""When acts took place: the words that date them, the story, the date line, and unknown where nothing says."""

from __future__ import annotations

import dataclasses
import re

import pytest

from sayso.coding.when import WhenStage, date_of, dates_of
from sayso.coding.when.model import Choice
from sayso.coding.when.told import all_told
from sayso.reading.dates import DateStage, read_dates
from sayso.reading.document import Document
from sayso.reading.parser import Parser
from sayso.schema import Deadline, Event, EventDate, LayoutPart, Report, Span

PUBLISHED = "2020-01-16"


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def dates() -> DateStage:
    return DateStage()


def coded(
    parser: Parser, dates: DateStage, text: str, published: str | None = PUBLISHED, kinds: dict[str, str] | None = None
) -> Document:
    """A document whose acts are the words between asterisks (type ASSAULT)."""
    plain = ""
    events: list[Event] = []
    for piece in re.split(r"(\*[^*]+\*)", text):
        if piece.startswith("*"):
            words = piece[1:-1]
            span = Span(start=len(plain), end=len(plain) + len(words), text=words)
            events.append(
                Event(
                    id=f"e{len(events)}", type="ASSAULT", mode=None, contexts=(), cameo="190", goldstein=None, intensity=None,
                    quad="material conflict", status="actual", background=False, anchor=span,
                )
            )  # fmt: skip
            plain += words
        else:
            plain += piece
    layout = []
    for match in re.finditer(r"[^\n]+", plain):
        kind = (kinds or {}).get(match.group(), "body")
        layout.append(LayoutPart(start=match.start(), end=match.end(), kind=kind))  # type: ignore[arg-type]
    document = Document(
        report=Report(id="r", text=plain, published=published), layout=tuple(layout), language="en", events=tuple(events)
    )
    return dates(parser(document))


def dated(stage: WhenStage, document: Document) -> list[EventDate | None]:
    return [event.date for event in stage(document).events]


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("Government troops *attacked* the port on Tuesday.", "2020-01-14", "day"),
        ("On December 5, rebels *shelled* the airport.", "2019-12-05", "day"),
        ("The army *shelled* the town last week.", "2020-01-06/2020-01-12", "week"),
        ("The militia *bombed* the market in November 2019.", "2019-11", "month"),
        ("The rebels *attacked* the base yesterday.", "2020-01-15", "day"),
        ("The army *shelled* the town at the end of November last year.", "2019-11-20/2019-11-30", "interval"),
    ],
)
def test_the_words_that_date_an_act(parser: Parser, dates: DateStage, text: str, value: str, precision: str) -> None:
    document = coded(parser, dates, text)
    (date,) = dated(WhenStage(), document)
    assert date is not None
    assert (date.value, date.precision) == (value, precision)
    assert date.span is not None
    assert document.report.text[date.span.start : date.span.end] == date.span.text
    assert date.span.text in date.because


def test_the_date_of_a_relative_clause_is_the_clause_s_own(parser: Parser, dates: DateStage) -> None:
    document = coded(parser, dates, "The town, which rebels *captured* in May 2019, was *shelled* on Tuesday.")
    assert [d.value for d in dated(WhenStage(), document) if d] == ["2019-05", "2020-01-14"]


def test_what_is_done_is_not_dated_after_publication_by_another_act(parser: Parser, dates: DateStage) -> None:
    document = coded(parser, dates, "The rebels will *attack* the base on Friday.\nThe army *shelled* them.")
    planned, done = document.events
    document = dataclasses.replace(document, events=(dataclasses.replace(planned, status="future"), done))
    takes_any_day = (WhenStage()._own, Choice({"bias": 9.0}))
    days = [d.value if d else None for d in dated(WhenStage(choices=takes_any_day), document)]
    assert days == ["2020-01-17", None]


def test_nothing_dates_the_act(parser: Parser, dates: DateStage) -> None:
    document = coded(parser, dates, "The rebels *attacked* the base.")
    assert dated(WhenStage(), document) == [None]


def test_a_deadline_does_not_date_the_demand(parser: Parser, dates: DateStage) -> None:
    text = "The envoy *demanded* that the rebels leave the town by Friday."
    document = coded(parser, dates, text)
    start = text.replace("*", "").index("Friday")
    until = Deadline(value="2020-01-17", span=Span(start=start, end=start + 6, text="Friday"))
    document = dataclasses.replace(document, events=tuple(dataclasses.replace(e, deadline=until) for e in document.events))
    assert dated(WhenStage(), document) == [None]


def test_a_user_may_prefer_the_publication_date(parser: Parser, dates: DateStage) -> None:
    document = coded(parser, dates, "The rebels *attacked* the base.")
    (date,) = dated(WhenStage(assume_published=True), document)
    assert date == EventDate(value="2020-01-16", precision="day", span=None, because="assumed: the day of publication")


def test_no_assumption_for_what_is_planned_or_past(parser: Parser, dates: DateStage) -> None:
    document = coded(parser, dates, "The rebels *attacked* the base.")
    (event,) = document.events
    for changed in (dataclasses.replace(event, status="future"), dataclasses.replace(event, background=True)):
        assert dated(WhenStage(assume_published=True), dataclasses.replace(document, events=(changed,))) == [None]


def test_without_a_publication_date_nothing_relative_is_dated(parser: Parser, dates: DateStage) -> None:
    document = coded(parser, dates, "The rebels *attacked* the base yesterday.", published=None)
    assert dated(WhenStage(assume_published=True), document) == [None]


def test_today_is_the_day_of_the_date_line(parser: Parser, dates: DateStage) -> None:
    line = "SOUTHPORT (Jan. 12, 2020) -"
    text = line + "\nThe rebels *attacked* the base yesterday."
    for published in (PUBLISHED, None):
        document = coded(parser, dates, text, published, {line: "dateline"})
        (date,) = dated(WhenStage(), document)
        assert date is not None
        assert date.value == "2020-01-11"
        assert "the date line 2020-01-12" in date.because


def test_a_date_line_of_another_year_is_no_anchor(parser: Parser, dates: DateStage) -> None:
    line = "SOUTHPORT (Jan. 12, 2012) -"
    document = coded(parser, dates, line + "\nThe rebels *attacked* the base yesterday.", PUBLISHED, {line: "dateline"})
    (date,) = dated(WhenStage(), document)
    assert date is not None
    assert date.value == "2020-01-15"


def test_a_story_date_names_the_act_it_comes_from(parser: Parser, dates: DateStage) -> None:
    text = "Rebels *attacked* the base on Tuesday.\nThe *attack* wounded ten soldiers.\nThe attackers *shelled* a hospital too."
    found = dated(WhenStage(), coded(parser, dates, text))
    assert found[0] is not None
    assert found[1] is not None
    assert found[1].value == found[0].value == "2020-01-14"
    assert found[1].span is None
    assert "attacked" in found[1].because


def test_order_of_events_is_kept(parser: Parser, dates: DateStage) -> None:
    document = coded(parser, dates, "Rebels *attacked* a base on Monday.\nThe army *shelled* them on Tuesday.")
    backwards = dataclasses.replace(document, events=document.events[::-1])
    stage = WhenStage()
    assert [e.id for e in stage(backwards).events] == ["e1", "e0"]
    assert {e.id: e.date for e in stage(backwards).events} == {e.id: e.date for e in stage(document).events}


def test_since_reaches_to_publication() -> None:
    text = "They have fought since April 2019. They have fought since the siege began in March 2019."
    told = all_told(read_dates(text, PUBLISHED), text, PUBLISHED)
    assert [t.value for t in told] == ["2019-04/2020-01-16", "2019-03/2020-01-16"]


def test_how_old_somebody_is_dates_nothing() -> None:
    text = "A shell hit the house of a four-year-old."
    assert all_told(read_dates(text, PUBLISHED), text, PUBLISHED) == []


def test_lengths_end_at_publication_but_long_rule_is_no_act() -> None:
    text = "After six months of war and his 41-year rule"
    told = all_told(read_dates(text, PUBLISHED), text, PUBLISHED)
    assert [t.value for t in told] == ["2019-07-16/2020-01-16"]


def test_what_has_gone_on_too_long_is_no_act_in_a_report_with_a_date_line_either(parser: Parser, dates: DateStage) -> None:
    head = "KARSA, Jan 15 (Agency) -"
    text = f"{head}\nArland has *blockaded* Orlo for 40 years. Its troops have *occupied* the south for many months."
    document = coded(parser, dates, text, PUBLISHED, {head: "dateline"})
    assert all("the date line" in d.because for d in document.dates if d.type == "DURATION")
    assert dated(WhenStage(), document) == [None, None]


def test_what_has_gone_on_since_a_few_years_counts_from_publication(parser: Parser, dates: DateStage) -> None:
    (date,) = dated(WhenStage(), coded(parser, dates, "Arland has *blockaded* Orlo for two years."))
    assert date is not None
    assert date.value == "2018-01-16/2020-01-16"


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations, which has waited at the border since October, *welcomed* the offer.",
        "Pavel Orlik, who met the envoys on Monday, has *condemned* the raid.",
    ],
)
def test_what_somebody_named_did_at_another_time_dates_nothing_else(parser: Parser, dates: DateStage, text: str) -> None:
    assert dated(WhenStage(), coded(parser, dates, text)) == [None]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They shelled the port for two weeks after the truce.", ["2020-01-02/2020-01-16"]),
        ("They shelled the port for at least two weeks before the truce.", ["2020-01-02/2020-01-16"]),
        ("They shelled the port two weeks after the truce.", []),
    ],
)
def test_only_a_length_with_no_for_tells_how_far_two_acts_are_apart(text: str, values: list[str]) -> None:
    assert [t.value for t in all_told(read_dates(text, PUBLISHED), text, PUBLISHED)] == values


def test_no_events_no_work(parser: Parser, dates: DateStage) -> None:
    document = coded(parser, dates, "Nothing happened on Tuesday.")
    assert WhenStage()(document) is document


def test_any_word_can_be_dated(parser: Parser, dates: DateStage) -> None:
    document = coded(parser, dates, "The firm sold its yard on Tuesday.\nIts director said the price was fair.")
    text = document.report.text
    sold, said = text.index("sold"), text.index("said")
    date = date_of(document, sold, sold + 4)
    assert date is not None
    assert date.value == "2020-01-14"
    stage = WhenStage(assume_published=True)
    assumed = date_of(document, said, said + 4, stage)
    assert assumed is not None
    assert dates_of(document, [(sold, sold + 4), (said, said + 4)], stage) == [
        date_of(document, sold, sold + 4, stage),
        assumed,
    ]
    with pytest.raises(ValueError, match="no word"):
        date_of(document, sold, sold)
    with pytest.raises(ValueError, match="no parse"):
        date_of(dataclasses.replace(document, parse=None), sold, sold + 4)


def test_a_word_is_dated_as_the_event_on_it_is(parser: Parser, dates: DateStage) -> None:
    document = coded(parser, dates, "Rebels *attacked* the base on Tuesday.")
    (event,) = WhenStage()(document).events
    assert date_of(document, event.anchor.start, event.anchor.end) == event.date


def test_the_number_of_an_issue_is_no_day_told(parser: Parser, dates: DateStage) -> None:
    head = "Daily summary, January 16, 2020"
    text = head + "\nThe rebels *attacked* the base.\nShots were heard yesterday."
    document = coded(parser, dates, text, PUBLISHED, {head: "headline"})
    (date,) = dated(WhenStage(assume_published=True, choices=(Choice({}), Choice({}))), document)
    assert date is not None
    assert date.value == "2020-01-15"


def test_an_act_told_behind_since_has_the_date_itself(parser: Parser, dates: DateStage) -> None:
    text = "Rebels have held the hills since soldiers *seized* the town last month."
    (date,) = dated(WhenStage(), coded(parser, dates, text))
    assert date is not None
    assert date.value == "2019-12"
