"""Every page in a real browser, in every look, with and without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.browser import addresses
from tests.desk.browser.tools import SCREENSHOTS, play

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def visits(names_and_desk: tuple[dict[str, str], str], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The addresses of all pages that the application has."""
    names, _ = names_and_desk
    known = addresses.routes(tmp_path_factory.mktemp("routes"))
    return [addresses.filled(a, names) for route, found in addresses.PAGES.items() if route in known for a in found]


def test_no_page_is_forgotten(tmp_path: Path) -> None:
    pages = {p for p, methods in addresses.routes(tmp_path).items() if "GET" in methods and addresses.is_page(p)}
    assert len(pages) > 12
    assert pages - addresses.PAGES.keys() - addresses.ELSEWHERE.keys() == set(), "give these routes an address in addresses.py"


def test_pages_in_every_look(names_and_desk: tuple[dict[str, str], str], visits: list[str]) -> None:
    _, desk = names_and_desk
    found = play("walk", desk=desk, visits=visits)
    assert not found["wrong"], "\n".join(found["wrong"])
    assert found["walked"] == len(visits)
    for name in found["pictures"]:
        assert (SCREENSHOTS / name).stat().st_size > 3000, name


def test_pages_without_javascript(names_and_desk: tuple[dict[str, str], str], visits: list[str]) -> None:
    _, desk = names_and_desk
    found = play("plain", desk=desk, visits=visits)
    assert not found["wrong"], "\n".join(found["wrong"])
    assert found["walked"] == len(visits)
