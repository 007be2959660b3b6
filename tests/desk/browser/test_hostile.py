"""Words that try to be a script, on the pages of a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.browser import hostile, served
from tests.desk.browser.tools import play
from tests.desk.xss import PAYLOADS

if TYPE_CHECKING:
    from pathlib import Path


def test_hostile_words_run_nothing(browser: None, tmp_path: Path) -> None:  # noqa: ARG001 - asked for
    visits = hostile.ledger(tmp_path / "x.ledger")
    plain = [
        p for p in PAYLOADS if p.startswith(("<script>", "<img src=x", "<svg onload", "<iframe", "<input autofocus", "<base"))
    ]
    plain = [p for p in plain if "evil" not in p]
    assert len(plain) >= 5
    with served.desk(tmp_path / "x.ledger") as address:
        found = play("xss", desk=address, visits=visits, payloads=plain)
    assert not found["wrong"], "\n".join(found["wrong"])
    assert found["walked"] >= len(visits)
    assert all(found["control"]), "the watch misses a payload that runs"
