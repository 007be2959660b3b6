"""A ledger and a client for tests of lists: three invented reports in three months, and a hostile one."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from sayso.desk.app import make_app
from sayso.desk.desk import Desk, Settings
from sayso.ledger import open_ledger
from sayso.schema import EventDate, Source
from tests.desk.proof import with_proof
from tests.handmade import story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sayso.schema import CodedReport

#: A name that is a script and a formula.
EVIL = "<script>alert(1)</script>"
FORMULA = '=HYPERLINK("http://evil.example")'


def reports() -> list[CodedReport]:
    """Three reports of one shelling, dated February to April 2020, the last without a date for it."""
    out = []
    for n, (outlet, published, day) in enumerate(
        (
            ("Delta Radio", "2020-02-03", "2020-02-02"),
            ("Hill Post", "2020-03-03", "2020-03-02"),
            ("Bay News", "2020-04-03", None),
        ),
        1,
    ):
        record = story(id=f"karsa-{n}", outlet=outlet, published=published, title=f"Shelling {n}")
        shelled, closed = record.events
        date = EventDate(value=day, precision="day", span=None, because="") if day else None
        out.append(replace(record, events=(replace(shelled, date=date), closed)))
    return out


def hostile() -> CodedReport:
    """A report whose names are scripts and formulas."""
    record = story(id="evil", outlet=EVIL, published="2020-05-01", title=EVIL)
    shelled, closed = record.events
    actor = replace(shelled.actors[0], name=FORMULA)
    target = replace(shelled.recipients[0], name=EVIL)
    said = record.attributions[0]
    via = Source(start=None, end=None, text=None, actor=None, name=EVIL)
    return replace(
        record,
        events=(replace(shelled, actors=(actor,), recipients=(target,)), replace(closed, said_by=("The minister", EVIL))),
        attributions=(replace(said, via=(via,)),),
    )


@contextmanager
def served(path: Path, *more: CodedReport) -> Iterator[TestClient]:
    """A desk over a fresh ledger with the three reports and more."""
    with open_ledger(path / "x.ledger", create=True) as ledger:
        for record in (*reports(), *more):
            ledger.add(record, by="ana")
        with TestClient(make_app(Desk(ledger, Settings(user="ana"))), base_url="http://127.0.0.1:8400") as client:
            yield with_proof(client, "ana")
