"""Periods and names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger.queries.filters import fold, named, within


@pytest.mark.parametrize(
    ("value", "first", "last", "inside"),
    [
        ("2020-01-16", "2020-01-16", "2020-01-16", True),
        ("2020-01-16", "2020-01-17", None, False),
        ("2020-01", "2020-01-31", None, True),
        ("2020-01", None, "2019", False),
        ("2019", "2019-06", "2019-07", True),
        ("2019-11-20/2019-11-30", "2019-11-30", "2020", True),
        ("2019-11-20/2019-11-30", "2019-12", None, False),
        ("2019-11/2020-01", "2019-12-05", "2019-12-06", True),
        (None, "2019", None, False),
        (None, None, None, True),
        ("2020-02", None, "2020-02-29", True),
        ("2020-99-99", None, "2020-12", False),
        ("2020-99", None, "2020-12", False),
        ("2020-99-99", "2020", "2020", False),
        ("2020-01-16T14:00", "2020-01-16", "2020-01-16", True),
    ],
)
def test_periods(value: str | None, first: str | None, last: str | None, *, inside: bool) -> None:
    assert within(value, first, last) is inside


def test_names_are_compared_without_case_and_accents() -> None:
    assert named(["cavusoglu"], ["Mevlüt Çavuşoğlu"])
    assert named(["GADDAFI", "nobody"], [None, "Muammar Gaddafi"])
    assert not named(["Ghaddafi"], ["Muammar Gaddafi"])
    assert named([], [])


@given(st.dates(), st.dates(), st.dates())
def test_a_day_is_in_a_period_as_days_are(day: object, one: object, other: object) -> None:
    first, last = sorted((str(one), str(other)))
    assert within(str(day), first, last) is (first <= str(day) <= last)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
