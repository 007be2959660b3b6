"""The classifier of events says the same of several sets of features as of each alone."""

from __future__ import annotations

import pytest

from sayso.coding.events.linear import Linear


@pytest.mark.parametrize("name", ["cast", "about", "role"])
def test_several_as_each_alone(name: str) -> None:
    model = Linear.load(name)
    known = sorted(model._row)
    sets = [set(known[n :: 7 + n][: 5 * n]) | {"no such feature"} for n in range(20)]  # the first one has none that is known
    assert model.each(sets) == [model(s) for s in sets]


def test_none() -> None:
    assert Linear.load("cast").each([]) == []
