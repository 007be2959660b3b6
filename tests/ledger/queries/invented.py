"""A small ledger with everything in it that filters look at: names of all kinds, odd dates, chains, judgements of all kinds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks import ledger_generator
from sayso import schema as s
from sayso.ledger.judgements.model import Target
from sayso.ledger.judgements.store import Draft, judge
from sayso.ledger.judgements.values import plain
from sayso.ledger.queries.filters import Filter
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from sayso.ledger.write import add_in
from tests.handmade import story
from tests.ledger.storage import storage_records

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.ledger.queries.rows import ClaimRow, EventRow

#: Dates that are hard on comparisons.
DATES = (
    "2020-01-16",
    "2020-01",
    "2019",
    "2019-11-20/2019-11-30",
    "2019-11/2020-01",
    "2020-99-99",
    "2020-01-16T14:00",
    "../2020",
)


def reports() -> list[s.CodedReport]:
    """Some reports, small ones of the generator among them."""
    small = list(ledger_generator.reports(6, 18, seed=5))
    odd = [
        replace(r, events=tuple(replace(e, date=_date(DATES[(i + n) % len(DATES)])) for n, e in enumerate(r.events)))
        for i, r in enumerate(small[:4])
    ]
    accents = replace(
        storage_records.report("karsa-2"),
        outlet="Écho de Karsa",
        published=None,
        url=None,
        events=tuple(
            replace(
                e, actors=(s.Party(actor=None, name="Élodie Qwölt", country=None, sector="CVL", span=None),), background=True
            )
            for e in storage_records.report().events
        ),
    )
    return [
        *odd,
        *small[4:],
        storage_records.report(),
        accents,
        story(),
        replace(story(), id="karsa-9", outlet="Dune Wire", published="2020-03-03", title="A title"),
        storage_records.plain("empty", "Nothing was found here."),
    ]


def _date(value: str) -> s.EventDate:
    return s.EventDate(value=value, precision="day", span=None, because="")


def fill(ledger: Ledger) -> None:
    """Add the reports."""
    with ledger.transaction("add") as tx:
        for coded in reports():
            add_in(tx, coded)


def judge_all(ledger: Ledger) -> None:
    """Judgements of every kind by two people."""
    view = View(SqlSource(ledger))
    events, claims = list(view.events(Filter())), list(view.claims(Filter()))

    def says(by: str, row: EventRow | ClaimRow, kind: Any, **more: Any) -> str:
        return judge(ledger, Draft(kind=kind, target=_target(row), **more), by).id

    says("ana", events[0], "accept")
    says("ben", events[0], "reject")
    says("ana", events[1], "correct", field="type", value="AID")
    says("ben", events[2], "correct", field="date", value=plain(_date("2018-02")))
    says("ana", events[3], "note", note="look again")
    says("ana", events[4], "assign", value="ben")
    says("ben", events[5], "merge", others=(_target(events[6]), _target(events[-1])))
    says("ana", events[7], "split", value=[{"status": "future"}, {"status": "negated"}])
    undone = says("ana", events[8], "reject")
    says("ana", events[8], "undo", undoes=undone)
    says("ben", claims[0], "correct", field="act", value="accuse")
    says("ben", claims[1], "reject")
    head = events[-1].head
    judge(
        ledger,
        Draft(kind="correct", target=Target(kind="report", report=head.id), field="outlet", value="Corrected Post"),
        "ana",
    )
    judge(ledger, Draft(kind="grade", target=Target(kind="outlet", name="Dune Wire"), value="B"), "ana")
    names = [p.actor or p.name for e in events for p in e.event.actors]
    judge(
        ledger,
        Draft(kind="merge", target=Target(kind="actor", name=names[0]), others=(Target(kind="actor", name=names[-1]),)),
        "ben",
    )
    added = replace(events[9].event, anchor=events[9].event.actors[0].span or events[9].event.anchor, type="PROTEST", id="x")
    key = replace(events[9].key, spans=((added.anchor.start, added.anchor.end),), code="PROTEST")  # type: ignore[type-var]
    target = Target(kind="event", report=events[9].head.id, key=key)
    judge(ledger, Draft(kind="add", target=target, value=plain(added)), "ana")


def _target(row: EventRow | ClaimRow) -> Target:
    kind: Any = "event" if hasattr(row, "event") else "claim"
    return Target(kind=kind, report=row.head.id, key=row.key)
