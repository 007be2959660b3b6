"""The whole program's events of a text, for tests of what its parts make together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.coder import Coder
from sayso.schema import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Event


@pytest.fixture(scope="session")
def code() -> Callable[[str], tuple[Event, ...]]:
    coder = Coder()
    return lambda text: coder(Report(id="r", text=text, published="2021-03-18", outlet="Meridian Wire")).events
