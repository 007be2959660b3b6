"""Light or dark, plain words or codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.listed import served

if TYPE_CHECKING:
    from pathlib import Path


def test_a_choice_is_kept_and_leads_back(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        assert "data-theme" not in client.get("/events").text
        back = client.get("/look?theme=dark&back=/events%3Factor%3DRebels", follow_redirects=False)
        assert (back.status_code, back.headers["location"]) == (303, "/events?actor=Rebels")
        page = client.get("/events").text
        assert '<html lang="en" data-theme="dark">' in page
        assert 'href="/look?theme=light&amp;back=%2Fevents"' in page
        client.get("/look?theme=auto")
        assert "data-theme" not in client.get("/events").text


def test_codes_by_address_and_by_switch(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        assert "CAMEO" not in client.get("/events").text
        assert "CAMEO" in client.get("/events?codes=1").text
        client.get("/look?codes=1")
        assert "CAMEO" in client.get("/events").text
        assert "CAMEO" not in client.get("/events?codes=0").text


@pytest.mark.parametrize(
    "back", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/a\r\nb", ""]
)
def test_nobody_is_sent_elsewhere(tmp_path: Path, back: str) -> None:
    with served(tmp_path) as client:
        answer = client.get("/look", params={"theme": "dark", "back": back}, follow_redirects=False)
        assert answer.headers["location"] == "/"


def test_what_is_no_choice_changes_nothing(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        assert "set-cookie" not in client.get("/look?theme=pink&codes=2", follow_redirects=False).headers
