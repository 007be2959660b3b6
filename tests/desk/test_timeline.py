"""The timeline: bars that are links, nothing lost or doubled in them, and moving about in time."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.desk import bars, dates, periods
from sayso.ledger.queries.filters import first_day, last_day
from sayso.ledger.queries.histogram import BUCKETS, histogram
from tests.desk.listed import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
EVENTS = st.lists(st.tuples(DAYS.map(str), st.sampled_from(bars.QUADS), st.integers(1, 40)), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("timeline")) as made:
        yield made


def columns(body: str) -> list[tuple[str, str, int]]:
    found = re.findall(r'class="column" href="[^"]+" data-from="([^"]+)" data-to="([^"]+)" data-total="(\d+)"', body)
    return [(a, b, int(n)) for a, b, n in found]


def test_bars_narrow_the_period(client: TestClient) -> None:
    body = client.get("/timeline").text
    assert columns(body) == [("2020-02-02", "2020-02-02", 1), ("2020-03-02", "2020-03-02", 1)]
    assert "2 dated events, 4 undated" in body
    href = re.search(r'class="column" href="([^"]+)"', body)
    assert href is not None
    one = client.get(href[1].replace("&amp;", "&")).text
    assert "1 dated event" in one
    assert len(re.findall('class="record"', one)) == 1


def test_bars_by_what_is_asked_for(client: TestClient) -> None:
    assert columns(client.get("/timeline?by=month").text) == [("2020-02-01", "2020-02-29", 1), ("2020-03-01", "2020-03-31", 1)]
    assert columns(client.get("/timeline?by=year").text) == [("2020-01-01", "2020-12-31", 2)]
    assert client.get("/timeline?by=decade").status_code == 400


def test_ways_out_of_a_period(client: TestClient) -> None:
    body = client.get("/timeline?from=2020-02&to=2020-02&actor=Rebels").text
    for href in ("actor=Rebels&amp;from=2020-01&amp;to=2020-01", "actor=Rebels&amp;from=2020-03&amp;to=2020-03",
                 "actor=Rebels&amp;from=2020&amp;to=2020", "actor=Rebels"):  # fmt: skip
        assert f'<a href="/timeline?{href}">' in body


def test_a_period_without_events_can_be_left(client: TestClient) -> None:
    body = client.get("/timeline?from=2019&to=2019").text
    assert ">later →</a>" in body
    assert "without from: 2019" in body


def test_the_picture_has_words_for_those_who_do_not_see_it(client: TestClient) -> None:
    body = client.get("/timeline").text
    assert 'aria-label="2 March 2020: 1 event (1 deeds of conflict)"' in body
    assert "The bars as a table" in body
    assert "style=" not in body


@given(EVENTS, st.sampled_from([None, *BUCKETS]))
def test_a_drawing_holds_every_event_once_within_its_frame(events: list[tuple[str, str, int]], bucket: str | None) -> None:
    found = histogram(events, bucket)  # type: ignore[arg-type]  # one of BUCKETS
    drawing = bars.draw(found)
    assert drawing is not None
    assert sum(c.total for c in drawing.columns) == sum(n for _, _, n in events)
    assert all(c.x >= -0.001 and c.x + c.width <= 100.001 for c in drawing.columns)
    assert all(p.y >= -0.001 and p.y + p.height <= drawing.height + 0.001 for c in drawing.columns for p in c.parts)
    starts = [c.start for c in drawing.columns]
    assert starts == sorted(set(starts))
    assert 1 <= len(drawing.levels) <= 5
    assert len(drawing.ticks) <= bars.LABELS


def test_an_empty_histogram_is_no_picture() -> None:
    assert bars.draw(histogram([(None, "verbal conflict", 3)], None)) is None


def test_the_axis_reaches_as_far_as_the_period_asked_for() -> None:
    found = histogram([("2020-01-15", "verbal conflict", 1)], "month")
    drawing = bars.draw(found, "2019-11-01", "2020-03-31")
    assert drawing is not None
    assert [c.start for c in drawing.columns] == ["2019-11-01", "2019-12-01", "2020-01-01", "2020-02-01", "2020-03-01"]
    week = bars.draw(histogram([("2020-01-15", "verbal conflict", 1)], "week"), "2020-01-01", "2020-01-31")
    assert week is not None
    assert [c.start for c in week.columns] == ["2019-12-30", "2020-01-06", "2020-01-13", "2020-01-20", "2020-01-27"]


@pytest.mark.parametrize(
    ("first", "last", "out", "later"),
    [
        ("2020-01-05", "2020-01-11", ("2020-01", "2020-01"), ("2020-01-12", "2020-01-18")),
        ("2020-01", "2020-01", ("2020", "2020"), ("2020-02", "2020-02")),
        ("2020-11", "2020-12", ("2020", "2020"), ("2021-01", "2021-02")),
        ("2020", "2020", (None, None), ("2021", "2021")),
        ("2019-12-30", "2020-01-02", (None, None), ("2020-01-03", "2020-01-06")),
        ("2020-01", None, (None, None), None),
        ("9999", "9999", (None, None), None),
    ],
)
def test_periods(first: str, last: str | None, out: tuple[str | None, str | None], later: tuple[str, str] | None) -> None:
    assert periods.wider(first, last) == out
    assert periods.moved(first, last, 1) == later


@given(DAYS, DAYS)
def test_earlier_and_later_undo_each_other(a: object, b: object) -> None:
    first, last = sorted((str(a), str(b)))
    there = periods.moved(first, last, 1)
    assert there is not None
    back = periods.moved(*there, -1)
    assert back is not None
    assert (first_day(back[0]), last_day(back[1])) == (first, last)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2020-01-16", "16 January 2020"), ("2020-01", "January 2020"), ("2020", "2020"), (None, ""), ("XXXX", "XXXX"),
        ("2019-11-20/2019-11-30", "20 to 30 November 2019"), ("2019-11-20/2020-01-02", "20 November 2019 to 2 January 2020"),
        ("2019-11/2019-12", "November to December 2019"), ("../2020-01", "until January 2020"), ("2020-01/", "from January 2020"),
        ("2019/2020", "2019 to 2020"),
    ],
)  # fmt: skip
def test_dates_in_plain_words(value: str | None, said: str) -> None:
    assert dates.plain(value) == said
