"""Browser tests run in one process, one after another: a second browser would only make both slower."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk.browser import ledgers, served, tools

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give all tests of this folder to the same worker."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser() -> None:
    """Skip (under CI=true: fail) where Node or Chromium is not here."""
    lacks = tools.lacking()
    if lacks and os.environ.get("CI") == "true":
        pytest.fail(lacks)
    if lacks:
        pytest.skip(lacks)


@pytest.fixture(scope="session")
def names_and_desk(browser: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, str], str]]:  # noqa: ARG001 - asked for
    """A desk for reading: the names in its ledger, its address."""
    path, names = ledgers.for_reading(tmp_path_factory.mktemp("reading") / "x.ledger")
    with served.desk(path) as address:
        yield names, address
