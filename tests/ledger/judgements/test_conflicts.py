"""A later judgement does not silently overwrite an earlier one of somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sayso.errors import Conflict
from sayso.ledger.judgements.model import Target
from sayso.ledger.judgements.store import Draft, judge
from sayso.ledger.queries.filters import Filter
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from tests.handmade import story

if TYPE_CHECKING:
    from sayso.ledger import Ledger


@pytest.fixture
def target(ledger: Ledger) -> Target:
    ledger.add(story())
    row = next(View(SqlSource(ledger)).events(Filter()))
    return Target(kind="event", report=row.head.id, key=row.key)


def correction(target: Target, field: str, value: Any) -> Draft:
    return Draft(kind="correct", target=target, field=field, value=value)


def test_what_somebody_else_decided_since_is_a_conflict(ledger: Ledger, target: Target) -> None:
    seen = View(SqlSource(ledger)).tx
    first = judge(ledger, correction(target, "status", "future"), "vera", seen=seen)
    with pytest.raises(Conflict, match="vera"):
        judge(ledger, correction(target, "status", "negated"), "tom", seen=seen)
    for kind in ("accept", "reject"):
        with pytest.raises(Conflict):
            judge(ledger, Draft(kind=kind, target=target), "tom", seen=seen)
    last = View(SqlSource(ledger))
    assert [j.id for j in last.judgements] == [first.id]
    judge(ledger, correction(target, "status", "negated"), "tom", seen=last.tx)  # having seen it, one may differ


def test_other_fields_other_records_and_ones_own_are_none(ledger: Ledger, target: Target) -> None:
    seen = View(SqlSource(ledger)).tx
    judge(ledger, correction(target, "status", "future"), "vera", seen=seen)
    judge(ledger, correction(target, "status", "actual"), "vera", seen=seen)
    judge(ledger, correction(target, "background", value=True), "tom", seen=seen)
    judge(ledger, Draft(kind="note", target=target, note="look again"), "tom", seen=seen)
    other = [row for row in View(SqlSource(ledger)).events(Filter()) if row.key != target.key]
    judge(ledger, Draft(kind="reject", target=Target(kind="event", report=target.report, key=other[0].key)), "tom", seen=seen)
    with pytest.raises(Conflict):
        judge(ledger, correction(target, "status", "negated"), "tom", seen=seen)
    judge(ledger, correction(target, "status", "negated"), "tom")  # without `seen` nothing is asked


def test_what_was_undone_is_none(ledger: Ledger, target: Target) -> None:
    seen = View(SqlSource(ledger)).tx
    first = judge(ledger, Draft(kind="reject", target=target), "vera", seen=seen)
    judge(ledger, Draft(kind="undo", target=target, undoes=first.id), "vera", seen=seen)
    judge(ledger, Draft(kind="accept", target=target), "tom", seen=seen)


def test_a_merge_is_a_decision_on_all_its_records(ledger: Ledger, target: Target) -> None:
    other = next(r for r in View(SqlSource(ledger)).events(Filter()) if r.key != target.key)
    second = Target(kind="event", report=other.head.id, key=other.key)
    merge = Draft(kind="merge", target=target, others=(second,))
    seen = View(SqlSource(ledger)).tx
    judge(ledger, Draft(kind="reject", target=second), "vera", seen=seen)
    with pytest.raises(Conflict, match="vera"):
        judge(ledger, merge, "tom", seen=seen)
    now = View(SqlSource(ledger)).tx
    judge(ledger, merge, "tom", seen=now)
    for late in (
        Draft(kind="accept", target=second),
        correction(second, "status", "future"),
        Draft(kind="split", target=second, value=[{"status": "future"}, {"status": "negated"}]),
        Draft(kind="merge", target=second, others=(target,)),
    ):
        with pytest.raises(Conflict, match="tom"):
            judge(ledger, late, "vera", seen=now)
    assert [j.kind for j in View(SqlSource(ledger)).judgements] == ["reject", "merge"]


def test_a_merge_over_reports_is_one_too(ledger: Ledger, target: Target) -> None:
    from dataclasses import replace

    ledger.add(replace(story(), id="another", outlet="Hill Post", url="https://hill.example/", text=story().text + " "))
    other = next(r for r in View(SqlSource(ledger)).events(Filter()) if r.head.id != target.report)
    second = Target(kind="event", report=other.head.id, key=other.key)
    seen = View(SqlSource(ledger)).tx
    judge(ledger, Draft(kind="merge", target=second, others=(target,)), "vera", seen=seen)
    with pytest.raises(Conflict, match="vera"):
        judge(ledger, Draft(kind="reject", target=target), "tom", seen=seen)
    with pytest.raises(Conflict, match="vera"):
        judge(ledger, Draft(kind="merge", target=target, others=(second,)), "tom", seen=seen)


def undo(target: Target, name: str) -> Draft:
    return Draft(kind="undo", target=target, undoes=name)


def test_an_undo_takes_nothing_back_under_a_later_decision_of_somebody_else(ledger: Ledger, target: Target) -> None:
    first = judge(ledger, correction(target, "status", "future"), "vera")
    seen = View(SqlSource(ledger)).tx
    later = judge(ledger, correction(target, "status", "negated"), "tom", seen=seen)
    with pytest.raises(Conflict, match="tom"):
        judge(ledger, undo(target, first.id), "vera", seen=seen)
    back = judge(ledger, undo(target, first.id), "vera", seen=later.tx)  # having seen it, one may
    judge(ledger, correction(target, "status", "actual"), "tom")
    with pytest.raises(Conflict, match="tom"):  # to bring it back is a decision too
        judge(ledger, undo(target, back.id), "vera", seen=back.tx)
    note = judge(ledger, Draft(kind="note", target=target, note="look"), "vera")
    judge(ledger, Draft(kind="reject", target=target), "tom")
    judge(ledger, undo(target, note.id), "vera", seen=seen)  # a note decides nothing
    other = judge(ledger, correction(target, "background", value=True), "ida")
    judge(ledger, correction(target, "status", "future"), "tom")
    judge(ledger, undo(target, other.id), "ida", seen=other.tx)  # another field


def test_a_split_and_its_parts(ledger: Ledger, target: Target) -> None:
    parts = [{"status": "future"}, {"status": "negated", "type": "THREATEN"}]
    split = judge(ledger, Draft(kind="split", target=target, value=parts), "vera")
    made = [r for r in View(SqlSource(ledger)).events(Filter()) if r.key and r.key.ordinal >= 1000]
    assert sorted(r.event.type for r in made) == ["ASSAULT", "THREATEN"]
    for row in made:
        part = Target(kind="event", report=row.head.id, key=row.key)
        seen = View(SqlSource(ledger)).tx
        theirs = judge(ledger, Draft(kind="accept", target=part), "tom", seen=seen)
        with pytest.raises(Conflict, match="tom"):
            judge(ledger, undo(target, split.id), "vera", seen=seen)
        judge(ledger, undo(part, theirs.id), "tom")
    judge(ledger, undo(target, split.id), "vera", seen=split.tx)
