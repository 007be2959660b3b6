"""One actor's company, counted from the catalogue, is what counting over all events gives."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sayso.ledger import open_ledger
from sayso.ledger.queries.company import Company
from sayso.ledger.queries.filters import Filter
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from sayso.ledger.sensitivity import Reader, Subject, mark
from tests.handmade import party, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEAM = Reader(name="ana", team=True)


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    with open_ledger(tmp_path / "x.ledger", create=True) as ledger:
        for n in range(4):
            record = story(id=f"r{n}", outlet=f"Outlet {n}", published=f"2020-03-0{n + 1}")
            shelled, closed = record.events
            known = replace(party("the army"), actor="KRS.MIL", name="Army of Karsa", country="KRS")
            shelled = replace(shelled, recipients=(*shelled.recipients, *((known,) if n % 2 else ())))
            closed = replace(closed, actors=(known,), recipients=(party("Rebels"),) if n == 3 else ())
            ledger.add(replace(record, events=(shelled, closed)))
        yield View(SqlSource(ledger), None)


def test_counts_partners_and_period_are_those_of_the_events(view: View) -> None:
    for actor in ("Rebels", "KRS.MIL", "the port of Karsa"):
        found = Company(view, actor, Filter(), Filter(), TEAM)
        acts, receives = 0, 0
        partners: Counter[tuple[str, str]] = Counter()
        for row in view.events(Filter()):
            sides = [{p.actor or p.name for p in side} for side in (row.event.actors, row.event.recipients)]
            if actor in sides[0]:
                acts += 1
                partners.update([(k, "opposite") for k in sides[1] - {actor}] + [(k, "beside") for k in sides[0] - {actor}])
            elif actor in sides[1]:
                receives += 1
                partners.update([(k, "opposite") for k in sides[0]] + [(k, "beside") for k in sides[1] - {actor}])
        assert (found.acts, found.receives) == (acts, receives)
        assert found.known
        assert {(p.id, p.opposite, p.beside) for p in found.partners()} == {
            (k, partners[k, "opposite"], partners[k, "beside"]) for k in {k for k, _ in partners}
        }
        assert found.events(limit=100).total == acts + receives == len(found.events(limit=100).rows)


def test_names_countries_claims_and_days(view: View) -> None:
    army = Company(view, "KRS.MIL", Filter(), Filter(), TEAM)
    assert (army.name, army.country, army.period) == ("Army of Karsa", "KRS", ("2020-03-02", "2020-03-02"))
    minister = Company(view, "The minister", Filter(), Filter(), TEAM)
    assert (minister.acts, minister.says, minister.known) == (0, 4, True)
    assert [c.head.published for c in minister.claims(2)] == ["2020-03-04", "2020-03-03"]


def test_filters_act_and_nobody_is_taken_for_part_of_a_name(view: View) -> None:
    assert Company(view, "Rebels", Filter(outlet=("Outlet 1",)), Filter(), TEAM).acts == 1
    assert not Company(view, "Rebel", Filter(), Filter(), TEAM).known
    assert Company(view, "Rebel", Filter(), Filter(), TEAM).partners() == []


def test_what_is_withheld_is_not_counted(view: View) -> None:
    ledger = view.source.ledger  # type: ignore[attr-defined]  # of a SqlSource
    with ledger.transaction("mark", by="ana") as tx:
        mark(tx, Subject(actor="KRS.MIL"), "team")
    later = View(SqlSource(ledger), None)
    assert not Company(later, "KRS.MIL", Filter(), Filter(), Reader()).known
    assert not Company(later, "Rebels", Filter(), Filter(), Reader()).known
    assert Company(later, "Rebels", Filter(), Filter(), TEAM).acts == 4
