"""Krippendorff's alpha, and agreement of people on a ledger's records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.ledger.judgements.agreement import Agreement, alpha, nominal
from sayso.ledger.judgements.model import Target
from sayso.ledger.judgements.store import Draft, judge
from sayso.ledger.queries.filters import Filter
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from sayso.ledger.sensitivity import Reader
from tests.handmade import story

if TYPE_CHECKING:
    from sayso.ledger import Ledger


def units(*rows: str) -> list[dict[str, str]]:
    """One row of values for each person; a star is a missing value."""
    columns = zip(*(row.split() for row in rows), strict=True)
    return [{str(person): v for person, v in enumerate(column) if v != "*"} for column in columns]


def test_the_worked_example_with_missing_data() -> None:
    # Three coders, fifteen units: the computational example of the article Krippendorff's alpha in Wikipedia (English).
    # By hand: twelve units have two values or more, 26 values in all: seven 1s, four 2s, ten 3s, five 4s.  Ordered pairs that
    # differ, over (values - 1): unit 6 (3, 3, 4) 4/2, unit 8 (1, 3) 2/1, unit 15 (3, 4) 2/1: 6 in all.  Pairs expected to
    # differ: 26 * 26 - (49 + 16 + 100 + 25) = 486.  alpha = 1 - 25 * 6 / 486 = 0.691, as printed there.
    data = units(
        "* * * * * 3 4 1 2 1 1 3 3 * 3",
        "1 * 2 1 3 3 4 3 * * * * * * *",
        "* * 2 1 3 4 4 * 2 1 1 3 3 * 4",
    )
    assert nominal(data) == pytest.approx(1 - 25 * 6 / 486)


def test_four_people_and_a_unit_that_one_alone_decided() -> None:
    # The data of K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), part C; there: 0.743.
    data = units("1 2 3 3 2 1 4 1 2 * * *", "1 2 3 3 2 2 4 1 2 5 * 3", "* 3 3 3 2 3 4 2 2 5 1 *", "1 2 3 3 2 4 4 1 2 5 1 *")
    assert nominal(data) == pytest.approx(0.743, abs=5e-4)


def test_what_is_not_defined_is_null() -> None:
    assert nominal([]) is None
    assert nominal([{"vera": "a"}, {"tom": "b"}]) is None
    assert nominal(units("a a", "a a")) is None
    assert nominal(units("a b", "a b")) == 1.0


def agreement(ledger: Ledger) -> Agreement:
    return alpha(View(SqlSource(ledger)), Filter(), Reader(name="vera", team=True))


def test_people_agree_on_the_records_of_a_ledger(ledger: Ledger) -> None:
    ledger.add(story())
    view = View(SqlSource(ledger))
    shelled, closed = view.events(Filter())

    def says(row: object, by: str, kind: str, **more: object) -> None:
        target = Target(kind="event", report=row.head.id, key=row.key)  # type: ignore[attr-defined]
        judge(ledger, Draft(kind=kind, target=target, **more), by)  # type: ignore[arg-type]

    says(shelled, "vera", "accept")
    assert agreement(ledger).fields == ()
    says(shelled, "tom", "correct", field="type", value="COERCE")
    says(closed, "tom", "reject")
    says(closed, "vera", "accept")
    found = agreement(ledger)
    assert found.units == 2
    assert found.people == ("tom", "vera")
    by_field = {f.field: f for f in found.fields}
    # Tom said nothing of the date, so that nothing can be compared there.
    assert set(by_field) == {"record", "type"}
    assert (by_field["record"].units, by_field["record"].agreed) == (2, 1)
    # accept, accept | reject, accept: 1 - 3 * 2 / (16 - 9 - 1)
    assert by_field["record"].alpha == pytest.approx(0.0)
    assert (by_field["type"].units, by_field["type"].agreed, by_field["type"].alpha) == (1, 0, 0.0)
