"""Who may see what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.errors import UsageError
from sayso.ledger.sensitivity import Reader, Subject, levels, mark
from tests.ledger.storage.storage_records import report

if TYPE_CHECKING:
    from sayso.ledger import Ledger

PUBLIC, MEMBER, VERA = Reader(), Reader(name="tom", team=True), Reader(name="vera", team=True)
REPORT, RECORD, ACTOR = Subject(report=1), Subject(report=1, record=2), Subject(actor="karsa:gov")


def test_marks_decide_who_sees_what(sound: Ledger) -> None:
    sound.add(report())
    with sound.transaction("mark", by="vera") as tx:
        mark(tx, REPORT, "team")
        mark(tx, ACTOR, "people", ["vera"])
    with sound.connect() as connection:
        now, before = levels(connection), levels(connection, as_of=1)
    assert [now.allows(r, REPORT) for r in (PUBLIC, MEMBER, VERA)] == [False, True, True]
    assert [now.allows(r, RECORD) for r in (PUBLIC, MEMBER)] == [False, True]
    assert [now.allows(r, RECORD, ACTOR) for r in (PUBLIC, MEMBER, VERA)] == [False, False, True]
    assert before.allows(PUBLIC, REPORT, RECORD, ACTOR)


def test_a_new_mark_ends_the_old_one(sound: Ledger) -> None:
    sound.add(report())
    with sound.transaction("mark") as tx:
        mark(tx, RECORD, "people", ["vera", "tom"])
    with sound.transaction("mark") as tx:
        mark(tx, RECORD, "open")
    with sound.connect() as connection:
        assert levels(connection).of(RECORD) == ("open", ())
        assert levels(connection, as_of=2).of(RECORD) == ("people", ("tom", "vera"))


@pytest.mark.parametrize(("level", "people"), [("secret", []), ("people", []), ("team", ["vera"])])
def test_marks_that_make_no_sense(sound: Ledger, level: str, people: list[str]) -> None:
    with sound.transaction("mark") as tx, pytest.raises(UsageError):
        mark(tx, REPORT, level, people)  # type: ignore[arg-type]  # that is the point
