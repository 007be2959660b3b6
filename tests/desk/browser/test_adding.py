"""Reports that a person adds, read by the real coder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.ledger import open_ledger
from tests.desk.browser import served
from tests.desk.browser.tools import ROOT, play

if TYPE_CHECKING:
    from pathlib import Path


def test_reports_that_are_pasted_dropped_and_uploaded(browser: None, tmp_path: Path) -> None:  # noqa: ARG001 - asked for
    examples = ROOT / "examples"
    pasted = "The army shelled the port of Karsa on Monday, the minister said. He denied that anybody was killed."
    dropped = [(examples / f"{name}.txt").read_text() for name in ("12-truce-call", "13-truce-declared")]
    uploaded = (examples / "18-greece-denial.txt").read_text()
    with open_ledger(tmp_path / "x.ledger", create=True):
        pass
    with served.desk(tmp_path / "x.ledger") as address:
        found = play("adding", desk=address, pasted=pasted, dropped=dropped, uploaded=uploaded)
    assert not found["wrong"], "\n".join(found["wrong"])
    assert found["done"] == 5
