"""Every key that the desk knows, and forms without JavaScript, on a ledger that may be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.desk.browser import ledgers, served
from tests.desk.browser.tools import play

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def judging(browser: None, tmp_path: Path) -> Iterator[dict[str, Any]]:  # noqa: ARG001 - asked for
    """A desk of ana's and the names in its ledger."""
    path, names = ledgers.for_judging(tmp_path / "x.ledger")
    with served.desk(path) as address:
        yield {"desk": address, "names": names}


def test_every_key_does_what_the_list_of_keys_says(judging: dict[str, Any]) -> None:
    found = play("keys", **judging)
    assert not found["wrong"], "\n".join(found["wrong"])
    assert found["listed"] >= 20


def test_forms_work_without_javascript(judging: dict[str, Any]) -> None:
    found = play("deeds", **judging)
    assert not found["wrong"], "\n".join(found["wrong"])
    assert found["done"] == 6


def test_going_back_shows_each_page_once_and_does_no_deed_twice(judging: dict[str, Any]) -> None:
    found = play("back", **judging)
    assert not found["wrong"], "\n".join(found["wrong"])
    assert found["done"] == 5
