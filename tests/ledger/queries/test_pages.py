"""The desk's listings and counts are what the view gives, for every filter and every reader."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ledger.queries import chronicle, pages
from sayso.ledger.queries.filters import OTHER_STATUSES, REVIEWS, STATUSES, Filter
from sayso.ledger.queries.rows import ReportHead, ReportRow
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from sayso.ledger.sensitivity import Reader, Subject, mark
from tests.ledger.queries import invented, plainly

if TYPE_CHECKING:
    from sayso.ledger import Ledger

MEMBER, PUBLIC, VERA = Reader(name="ana", team=True), Reader(), Reader(name="vera", team=True)
READERS = (PUBLIC, MEMBER, VERA)
SIZE = 9
WORDS = (
    "Karsa",
    "qwolt",
    "ÉLODIE",
    "el",
    "army",
    "Delta",
    "wire",
    "KRS",
    "karsa:gov",
    "shel",
    "a",
    "",
    "minister said",
    "port",
)


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    invented.fill(ledger)
    invented.judge_all(ledger)
    with ledger.transaction("mark") as tx:
        mark(tx, Subject(report=2), "team")
        mark(tx, Subject(report=3, record=2), "people", ["vera"])
        mark(tx, Subject(report=9, record=3), "team")
        mark(tx, Subject(actor="karsa:gov"), "people", ["vera"])
    return ledger


def view(ledger: Ledger, as_of: str | None = None) -> View:
    return View(SqlSource(ledger), as_of)


some = st.lists(st.sampled_from(WORDS), max_size=2).map(tuple)
day = st.none() | st.sampled_from(["2018", "2019-11-25", "2020", "2020-01", "2020-03-02", "2014-06"])
filters = st.builds(
    Filter,
    actor=some,
    types=st.lists(st.sampled_from(["ASSAULT", "assault:heavy-weapons", "THREATEN", "AID", "state", "ACCUSE"]), max_size=2).map(
        tuple
    ),
    country=st.lists(st.sampled_from(["LBY", "KRS", "XAK", "YBL"]), max_size=2).map(tuple),
    place=some,
    first=day,
    last=day,
    source=some,
    status=st.lists(st.sampled_from([*STATUSES, *OTHER_STATUSES]), max_size=2).map(tuple),
    outlet=some,
    reports=st.lists(st.sampled_from(["karsa-1", "karsa-2", "r", "r0", "nothing"]), max_size=2).map(tuple),
    text=st.none() | st.sampled_from([*WORDS, "the port"]),
    review=st.lists(st.sampled_from(REVIEWS), max_size=3).map(tuple),
    assigned_to=st.none() | st.sampled_from(["ben", "nobody"]),
)
#: Most conditions of a filter that has all of them meet nothing: few at a time.
few = st.builds(
    lambda f, keep: Filter(**{k: getattr(f, k) for k in keep}),
    filters,
    st.sets(st.sampled_from(list(Filter.__dataclass_fields__)), max_size=3),
)


def whole(listing: Any, view: View, asked: Filter, reader: Reader, **more: Any) -> list[Any]:
    """All rows, a page at a time, with what every page must hold."""
    rows: list[Any] = []
    after: str | None = None
    while True:
        page = listing(view, asked, reader, after=after, limit=SIZE, **more)
        assert len(page.rows) <= SIZE
        assert (page.before is None) == (not rows)
        if page.before is not None:
            back = listing(view, asked, reader, after=page.before, limit=SIZE, **more)
            assert back.rows == tuple(rows[-SIZE:])
        rows += page.rows
        if page.after is None:
            assert page.total == len(rows)
            return rows
        after = page.after


def bare(rows: list[Any]) -> list[Any]:
    """Reports without the headline on the page, which a view gives only where it read the text; other rows as they are."""
    return [replace(r, head=replace(r.head, headline=None)) if isinstance(r, ReportRow) and r.head.title else r for r in rows]


def check(ledger: Ledger, asked: Filter, reader: Reader, as_of: str | None = None) -> None:
    now = view(ledger, as_of)
    for newest in (True, False):
        for listing, plain in (
            (pages.events, plainly.events),
            (pages.claims, plainly.claims),
            (pages.reports, plainly.reports),
        ):
            assert bare(whole(listing, now, asked, reader, newest=newest)) == bare(plain(now, asked, reader, newest=newest))
    assert whole(pages.actors, now, asked, reader) == plainly.actors(now, asked, reader)
    for bucket in (None, "day", "month"):
        assert pages.timeline(now, asked, reader, bucket=bucket) == plainly.timeline(now, asked, reader, bucket)
    assert pages.facets(now, asked, reader) == plainly.facets(now, asked, reader)
    dated = whole(chronicle.dated, now, asked, reader)
    background = "background" in asked.status
    wanted = [e for e in plainly.events(now, asked, reader) if e.event.date and (background or not e.event.background)]
    assert {e.id for e in dated} == {e.id for e in wanted}
    assert [chronicle.began(e) for e in dated] == sorted(chronicle.began(e) for e in dated)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(asked=few, reader=st.sampled_from(READERS))
def test_any_filter(full: Ledger, asked: Filter, reader: Reader) -> None:
    check(full, asked, reader)


@pytest.mark.parametrize("reader", READERS)
def test_no_filter_now_and_then(full: Ledger, reader: Reader) -> None:
    check(full, Filter(), reader)
    check(full, Filter(review=REVIEWS), reader)
    check(full, Filter(), reader, as_of="2")
    check(full, Filter(), reader, as_of="9")


def test_a_report_without_a_headline_that_came_from_a_file_is_called_by_the_files_name() -> None:
    head = ReportHead(
        id="r1",
        name="/home/ana/reports/karsa.txt",
        outlet=None,
        published=None,
        title=None,
        url=None,
        language=None,
        coder=None,
    )
    assert head.shown_title == "karsa.txt"
    assert replace(head, name="delta:17").shown_title == "delta:17"
    assert replace(head, name="https://delta.example/a/17").shown_title == "https://delta.example/a/17"
    assert replace(head, headline="Shells hit Karsa").shown_title == "Shells hit Karsa"
