"""What is above a reader's level comes out nowhere: not in a row, a total, a count, a message or a second look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sayso.errors import NotFound
from sayso.ledger.judgements.agreement import alpha
from sayso.ledger.judgements.model import Target
from sayso.ledger.judgements.store import Draft, judge
from sayso.ledger.queries import chronicle, pages
from sayso.ledger.queries.filters import REVIEWS, Filter
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from sayso.ledger.sensitivity import Reader, Subject, mark
from tests.handmade import story
from tests.ledger.storage.storage_records import report

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.ledger import Ledger
    from sayso.ledger.sensitivity import Level

PUBLIC, MEMBER, VERA = Reader(), Reader(name="tom", team=True), Reader(name="vera", team=True)


@pytest.fixture
def two(ledger: Ledger) -> tuple[str, str]:
    """Ids of two reports; the first names Xenia Qwolt (karsa:gov) and the Harbour Clinic."""
    return ledger.add(report()).report, ledger.add(story(id="open-1")).report


def marked(ledger: Ledger, subject: Subject, level: Level, *people: str) -> None:
    with ledger.transaction("mark") as tx:
        mark(tx, subject, level, people)


def everything(ledger: Ledger, reader: Reader, ids: tuple[str, ...]) -> str:
    """All that the ledger says to a reader, as one string."""
    view = View(SqlSource(ledger))
    said: list[Any] = []
    for asked in (
        Filter(),
        Filter(review=REVIEWS),
        Filter(actor=("qwolt",)),
        Filter(text="people"),
        Filter(types=("THREATEN",)),
    ):
        said += [pages.events(view, asked, reader), pages.events(view, asked, reader, newest=False)]
        said += [pages.claims(view, asked, reader), pages.reports(view, asked, reader), pages.actors(view, asked, reader)]
        said += [pages.timeline(view, asked, reader), pages.facets(view, asked, reader)]
        said += [chronicle.dated(view, asked, reader), chronicle.latest(view, asked, reader)]
        said += [alpha(view, asked, reader), list(pages.judged(view, asked, reader))]
    said += [pages.search(view, words, Filter(), reader) for words in ("people", "qwolt", "Karsa", "clinic")]
    for name in ids:
        for look in (pages.report, pages.record):
            try:
                said.append(look(view, name, reader))
            except NotFound as error:
                said.append(str(error).replace(name, ""))
    return repr(said)


def test_a_report_for_the_team(ledger: Ledger, two: tuple[str, str]) -> None:
    secret, free = two
    ids = (secret, secret[:6], "karsa-1", "https://dune.example/karsa-1", f"{secret}.1", f"{secret}.3", free, f"{free}.1")
    marked(ledger, Subject(report=1), "team")
    said = everything(ledger, PUBLIC, ids)
    for words in ("Qwolt", "Harbour Clinic", secret, "karsa-1", "Karsa warns", "THREATEN"):
        assert words not in said, words
    assert free in said
    for reader in (MEMBER, VERA):
        told = everything(ledger, reader, ids)
        assert all(words in told for words in ("Qwolt", "Harbour Clinic", secret, free))


def test_a_report_for_named_people(ledger: Ledger, two: tuple[str, str]) -> None:
    marked(ledger, Subject(report=1), "people", "vera")
    for reader, there in ((PUBLIC, False), (MEMBER, False), (VERA, True)):
        assert ("Qwolt" in everything(ledger, reader, two)) == there


def test_totals_and_counts_leave_it_out(ledger: Ledger, two: tuple[str, str]) -> None:  # noqa: ARG001 - the reports
    marked(ledger, Subject(report=1), "team")
    view = View(SqlSource(ledger))
    asked = Filter()
    assert pages.events(view, asked, MEMBER).total == 4
    assert pages.events(view, asked, PUBLIC).total == 2
    assert pages.claims(view, asked, PUBLIC).total == 1
    assert pages.reports(view, asked, PUBLIC).total == 1
    assert dict(pages.facets(view, asked, PUBLIC)["outlets"]) == {"Delta Radio": 2}
    assert pages.timeline(view, asked, PUBLIC).total == 2
    assert pages.search(view, "people", asked, PUBLIC).total == 0
    assert pages.search(view, "people", asked, MEMBER).total == 1


def test_an_actor_takes_all_reports_with_its_name_along(ledger: Ledger, two: tuple[str, str]) -> None:
    marked(ledger, Subject(actor="karsa:gov"), "people", "vera")
    assert "Qwolt" not in everything(ledger, MEMBER, two)
    assert "Qwolt" in everything(ledger, VERA, two)
    marked(ledger, Subject(actor="karsa:gov"), "open")
    assert "Qwolt" in everything(ledger, PUBLIC, two)


def test_an_actor_without_an_id_is_known_by_its_name(ledger: Ledger, two: tuple[str, str]) -> None:
    marked(ledger, Subject(actor="Harbour Clinic"), "team")
    assert "Harbour Clinic" not in everything(ledger, PUBLIC, two)
    assert "Harbour Clinic" in everything(ledger, MEMBER, two)


def test_an_actor_that_a_person_named(ledger: Ledger, two: tuple[str, str]) -> None:
    free = two[1]
    row = next(r for r in View(SqlSource(ledger)).events(Filter()) if r.head.id == free)
    parties = [{"actor": "secret:one", "name": "Zaza Zond", "country": None, "sector": None, "span": None}]
    target = Target(kind="event", report=free, key=row.key)
    judge(ledger, Draft(kind="correct", target=target, field="actors", value=parties), "ana")
    assert "Zaza Zond" in everything(ledger, PUBLIC, two)
    marked(ledger, Subject(actor="secret:one"), "team")
    assert "Zaza Zond" not in everything(ledger, PUBLIC, two)
    assert "Zaza Zond" in everything(ledger, MEMBER, two)


def test_a_record_and_what_leans_on_it(ledger: Ledger, two: tuple[str, str]) -> None:
    view = View(SqlSource(ledger))
    secret = two[0]
    told = next(r for r in view.claims(Filter()) if "Harbour Clinic" in r.chain)
    (event,) = told.events
    marked(ledger, Subject(report=1, record=int(told.id.partition(".")[2])), "people", "vera")
    seen = pages.report(View(SqlSource(ledger)), secret, MEMBER)
    assert told.id not in {r.id for r in seen.claims}
    assert event not in {r.id for r in seen.events}  # it would say who says so
    assert "Harbour Clinic" not in repr((seen.events, seen.claims, seen.coded.attributions, seen.coded.events))
    assert seen.row.claims == len(seen.claims) == 2
    denial = next(r for r in seen.claims if r.claim.act == "deny")
    assert event not in {link.to for link in denial.claim.links}
    for name in (told.id, event):
        with pytest.raises(NotFound, match="no event or claim"):
            pages.record(View(SqlSource(ledger)), name, MEMBER)
    assert pages.record(View(SqlSource(ledger)), told.id, VERA).id == told.id
    assert pages.actors(View(SqlSource(ledger)), Filter(actor=("harbour",)), MEMBER).total == 0


def test_the_past_is_no_way_around_a_mark(ledger: Ledger, two: tuple[str, str]) -> None:
    marked(ledger, Subject(report=1), "team")
    then = View(SqlSource(ledger), "2")
    assert pages.events(then, Filter(), MEMBER).total == 4
    assert pages.events(then, Filter(), PUBLIC).total == 2
    with pytest.raises(NotFound):
        pages.report(then, two[0], PUBLIC)


def test_a_message_does_not_tell_what_is_withheld_from_what_is_not_there(ledger: Ledger, two: tuple[str, str]) -> None:
    marked(ledger, Subject(report=1), "team")

    def told(look: Callable[..., object], name: str) -> str:
        with pytest.raises(NotFound) as caught:
            look(View(SqlSource(ledger)), name, PUBLIC)
        return str(caught.value).replace(name, "ID")

    assert told(pages.report, two[0]) == told(pages.report, "r0000000000")
    assert told(pages.record, f"{two[0]}.1") == told(pages.record, "r0000000000.1")


def test_what_an_open_report_says_of_a_withheld_one(ledger: Ledger) -> None:
    first = ledger.add(report()).report
    newer = replace(report(), text=report().text + " More.", title="Second")
    second = ledger.add(newer)
    assert second.revises == first
    marked(ledger, Subject(report=1), "team")
    view = View(SqlSource(ledger))
    assert pages.report(view, second.report, PUBLIC).row.head.revises is None
    assert pages.report(view, second.report, MEMBER).row.head.revises == first
    assert first not in repr(pages.events(view, Filter(), PUBLIC))
