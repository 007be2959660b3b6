"""A catalogue that goes on with the ledger is the one that is made anew; what was erased is kept nowhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sayso.errors import UsageError
from sayso.ledger import open_ledger
from sayso.ledger.judgements.model import Target
from sayso.ledger.judgements.store import Draft, judge
from sayso.ledger.queries import chronicle, front, pages
from sayso.ledger.queries.filters import REVIEWS, Filter
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from sayso.ledger.sensitivity import Reader
from tests.handmade import story
from tests.ledger.queries import invented, plainly
from tests.ledger.storage.storage_records import plain, report

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.ledger import Ledger

MEMBER = Reader(name="ana", team=True)


def view(ledger: Ledger) -> View:
    return View(SqlSource(ledger))


def _ready(now: View) -> View:
    now.source.ledger.memory.catalogue(now)  # type: ignore[attr-defined]  # of a SqlSource
    return now


def look(ledger: Ledger) -> None:
    """Everything a desk shows is what the view gives now."""
    now = view(ledger)
    for limit in (2, 999):
        assert front.counted(now, limit) == front.front(_ready(now), MEMBER, limit=limit)
    for asked in (Filter(), Filter(review=REVIEWS), Filter(actor=("rebels",)), Filter(text="port"), Filter(outlet=("radio",))):
        assert list(pages.events(now, asked, MEMBER, limit=999).rows) == plainly.events(now, asked, MEMBER)
        assert list(pages.claims(now, asked, MEMBER, limit=999).rows) == plainly.claims(now, asked, MEMBER)
        assert [r.head.id for r in pages.reports(now, asked, MEMBER, limit=999).rows] == [
            r.head.id for r in plainly.reports(now, asked, MEMBER)
        ]
        assert list(pages.actors(now, asked, MEMBER, limit=999).rows) == plainly.actors(now, asked, MEMBER)
        assert pages.facets(now, asked, MEMBER) == plainly.facets(now, asked, MEMBER)
        newest = sorted(plainly.events(now, asked, MEMBER), key=lambda r: (chronicle.changed(r), r.id), reverse=True)
        assert [r.id for r in chronicle.latest(now, asked, MEMBER, 5)] == [r.id for r in newest[:5]]
    assert pages.unattached(now, MEMBER) == sorted(now.unattached(), key=lambda u: (u.judgement.tx, u.judgement.id))


def test_it_goes_on_with_every_kind_of_write(sound: Ledger) -> None:
    def target(number: int = 0) -> Target:
        row = list(view(sound).events(Filter()))[number]
        return Target(kind="event", report=row.head.id, key=row.key)

    writes: list[Callable[[], Any]] = [
        lambda: sound.add(report()),
        lambda: sound.add(story()),
        lambda: judge(sound, Draft(kind="correct", target=target(), field="type", value="AID"), "ana"),
        lambda: judge(sound, Draft(kind="reject", target=target(1)), "ben"),
        lambda: sound.add(story("sayso 0.2.0 test/2", wide=True)),
        lambda: sound.add(story("sayso 0.3.0 test/3", missing=("COERCE",))),
        lambda: sound.add(replace(story("sayso 0.3.0 test/3"), title="A title learnt later")),
        lambda: sound.add(replace(story(), id="karsa-1", text=story().text + " More.", published="2020-03-04")),
        lambda: sound.add(plain("nothing", "Nothing here.")),
        lambda: judge(sound, Draft(kind="undo", target=target(), undoes=view(sound).judgements[0].id), "ana"),
        lambda: judge(sound, Draft(kind="merge", target=target(0), others=(target(-1),)), "ana"),
        lambda: sound.erase(reason="asked", name="Xenia Qwolt"),
        lambda: sound.erase(reason="asked", report=next(iter(view(sound).events(Filter()))).head.id),
    ]
    for write in writes:
        write()
        look(sound)


def test_words_that_were_erased_are_not_remembered(sound: Ledger) -> None:
    sound.add(report())
    look(sound)
    catalogue = sound.memory.catalogue(view(sound))
    assert any("Qwolt" in v for v in catalogue.strings.values)
    sound.erase(reason="asked", name="Xenia Qwolt")
    look(sound)
    after = sound.memory.catalogue(view(sound))
    assert not any("Qwolt" in v for v in after.strings.values)
    assert "qwolt" not in repr(after.passages)


def test_a_ledger_in_two_programs(ledger_url: str) -> None:
    with open_ledger(ledger_url, create=True) as one, open_ledger(ledger_url) as other:
        invented.fill(one)
        look(one)
        look(other)
        other.add(replace(story(), id="later", published="2021-01-01"))
        look(one)


def test_nothing_is_lost_or_shown_twice_while_the_ledger_grows(ledger: Ledger) -> None:
    invented.fill(ledger)
    before = [r.id for r in plainly.events(view(ledger), Filter(), MEMBER)]
    seen: list[str] = []
    after: str | None = None
    for day in range(1, 100):
        page = pages.events(view(ledger), Filter(), MEMBER, after=after, limit=4)
        seen += [r.id for r in page.rows]
        if page.after is None:
            break
        after = page.after
        ledger.add(replace(story(), id=f"new-{day}", outlet=f"Outlet {day}", published="2030-01-01"))
    assert seen == before


def test_a_judged_row_is_a_place_to_go_on_from(ledger: Ledger) -> None:
    invented.fill(ledger)
    asked = Filter(review=("machine",))
    rows = plainly.events(view(ledger), asked, MEMBER)
    page = pages.events(view(ledger), asked, MEMBER, limit=3)
    last = page.rows[-1]
    judge(ledger, Draft(kind="accept", target=Target(kind="event", report=last.head.id, key=last.key)), "ana")
    after = pages.events(view(ledger), asked, MEMBER, after=page.after, limit=3)
    assert [r.id for r in after.rows] == [r.id for r in rows[3:6]]


@pytest.mark.parametrize("cursor", ["", "x", "r123", "WyI-Il0", "Ww", "é"])
def test_no_cursor(ledger: Ledger, cursor: str) -> None:
    invented.fill(ledger)
    for listing in (pages.events, pages.claims, pages.reports, pages.actors, chronicle.dated):
        with pytest.raises(UsageError, match="no cursor"):
            listing(view(ledger), Filter(), MEMBER, after=cursor)
