"""Ledgers for browser tests: records made by hand, quickly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.ledger import dossiers, open_ledger
from sayso.ledger.judgements.model import Target
from sayso.ledger.judgements.store import Draft, judge
from sayso.ledger.queries import pages
from sayso.ledger.queries.filters import Filter
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from sayso.ledger.sensitivity import Reader
from sayso.schema import EventDate, Failure, Source, Translation
from tests.handmade import TEXT, party, span, story

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.schema import CodedReport

OUTLETS = ("Delta Radio", "Hill Post", "Bay News")
#: So many that a listing has a second page.
REPORTS = 30


def one(number: int) -> CodedReport:
    """The invented report once more, of another day (84 of them are different reports) and outlet; actors of the base take part, a claim goes through a second."""
    day = f"2020-{number % 12 + 1:02}-{number % 28 + 1:02}"
    record = story(id=f"karsa-{number}", outlet=OUTLETS[number % 3], published=day, title=f"Shelling of Karsa, day {number}")
    shelled, closed = record.events
    army = replace(party("the army"), actor="LBY-army", country="LBY", sector="MIL")
    date = None if number % 7 == 0 else EventDate(value=day, precision="day", span=span("on Monday"), because="the day before")
    said = record.attributions[0]
    radio = TEXT.index("residents told Delta Radio")
    via = Source(start=radio, end=radio + len("residents"), text="residents", actor=None, name="residents")
    return replace(
        record,
        translation=Translation(suspected=number % 10 == 1, because=("invented for a test",) if number % 10 == 1 else ()),
        events=(replace(shelled, date=date), replace(closed, actors=(army,))),
        attributions=(replace(said, via=(via,)),),
    )


def newer(number: int) -> CodedReport:
    """A report that comes in while others read: newer than all, so that it stands first in every listing."""
    return replace(
        one(number),
        outlet=f"Wire {number}",
        published="2021-01-01",
        events=tuple(
            replace(e, date=EventDate(value="2020-12-31", precision="day", span=None, because="")) for e in one(number).events
        ),
    )


def failed() -> CodedReport:
    """A report that could not be coded."""
    failure = Failure(stage="events", error="InputError", message="the text has no end")
    return replace(one(70), id="karsa-70", title="Unreadable", events=(), attributions=(), failure=failure)


def silent() -> CodedReport:
    """A report in which nothing was found."""
    return replace(one(71), id="karsa-71", title="Nothing found", events=(), attributions=())


def fill(path: Path, *reports: CodedReport, by: str = "ana") -> Path:
    """Make a ledger of reports."""
    with open_ledger(path, create=True) as ledger:
        for record in reports:
            ledger.add(record, by=by)
    return path


def for_reading(path: Path) -> tuple[Path, dict[str, str]]:
    """A ledger with everything that a page may show, and the names in it that addresses need."""
    fill(path, *(one(n) for n in range(1, REPORTS + 1)), failed(), silent())
    with open_ledger(path) as ledger:
        view = View(SqlSource(ledger), None)
        event = pages.events(view, Filter(), Reader(), limit=1).rows[0]
        claim = pages.claims(view, Filter(), Reader(), limit=1).rows[0]
        target = Target(kind="event", report=event.head.id, key=event.key)
        judge(
            ledger, Draft(kind="correct", target=target, field="status", value="negated", note="heard it on the radio"), "ben"
        )
        judge(ledger, Draft(kind="accept", target=target), "ana")
        kept = dossiers.save(ledger, "Karsa in spring", "country=KRS&from=2020-03&to=2020-05", "ana")
        found = pages.reports(view, Filter(), Reader(), limit=100).rows
        broken = next(r.head.id for r in found if r.failure)
    return path, {
        "event": event.id, "claim": claim.id, "report": event.head.id, "broken": broken, "dossier": kept.id,
        "actor": "LBY-army", "stranger": "Rebels",
    }  # fmt: skip


def for_judging(path: Path) -> tuple[Path, dict[str, object]]:
    """A ledger whose records may be judged, and the names in it."""
    fill(path, *(one(n) for n in range(1, 7)), silent())
    with open_ledger(path) as ledger:
        view = View(SqlSource(ledger), None)
        events = pages.events(view, Filter(types=("ASSAULT",)), Reader(), limit=20).rows
        claims = pages.claims(view, Filter(), Reader(), limit=20).rows
        found = pages.reports(view, Filter(), Reader(), limit=20).rows
        return path, {
            "events": [r.id for r in events], "claims": [r.id for r in claims], "report": events[0].head.id,
            "silent": next(r.head.id for r in found if r.head.title == "Nothing found"),
        }  # fmt: skip
