"""Reports in: stored once, brought up to date, and what cannot be read is told and left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sayso.cli.demo import fullest, longest_chain
from sayso.ledger import open_ledger
from sayso.ledger.queries.filters import Filter
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from tests.cli.commandline import sayso

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "The army of Norland shelled the port of Karsa on Monday, Foreign Minister Ada Brant told Delta Radio."
SECOND = "Norland withdrew its troops from Karsa on Tuesday."


def test_a_life_of_a_ledger(tmp_path: Path) -> None:
    ledger, folder = tmp_path / "new.ledger", tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(FIRST)
    (folder / "one.meta.json").write_text(
        json.dumps({"outlet": "Harbour Wire", "published": "2020-03-04", "url": "http://harbour.invalid/1"})
    )
    (folder / "two.txt").write_text(SECOND)
    (folder / "bad.jsonl").write_text("{not json\n")

    first = sayso(ledger, "add", str(folder), "--list")
    assert first.status == 3
    assert "bad.jsonl:1" in first.err
    assert first.out.count("  added") == 3
    assert first.out.count("failed  ") == 1

    again = sayso(ledger, "add", str(folder))
    assert "3 unchanged; 0 events, 0 claims; 1 failed" in again.out
    rows = sayso(ledger, "reports", "--json").json()
    assert len(rows) == 3
    assert [row["failure"] is None for row in rows].count(False) == 1
    (failed,) = sayso(ledger, "reports", "--json", "--failed").json()
    assert failed["failure"].startswith("intake: MalformedInput")

    (folder / "one.txt").write_text(FIRST + " Three people died.")
    revised = sayso(ledger, "add", str(folder / "one.txt"), "--list")
    assert "  revised  " in revised.out
    rows = sayso(ledger, "reports", "--json", "--outlet", "Harbour").json()
    assert len(rows) == 2
    assert {row["revises"] for row in rows} == {None, next(r["id"] for r in rows if r["revises"] is None)}

    recoded = sayso(ledger, "add", str(folder / "two.txt"), "--again", "--published", "2020-03-05", "--list")
    assert "  recoded  " in recoded.out
    (row,) = sayso(ledger, "reports", "--json", "--from", "2020-03-05").json()
    assert row["published"] == "2020-03-05"
    assert sayso(ledger, "doctor").status == 0
    assert sayso(ledger, "diff", "2").out.count("report") >= 1

    with open_ledger(ledger) as opened:
        rows = list(View(SqlSource(opened)).events(Filter()))
    assert rows, "nothing was coded"
    longest = longest_chain(rows)
    assert longest is not None
    most = max(
        [len(chain) for row in rows for chain in row.chains] + [len(c.chain) for row in rows for c in row.claims], default=0
    )
    assert most in {len(chain) for chain in longest.chains} | {len(c.chain) for c in longest.claims} | {0}
    assert fullest(rows, 2) == [row for row in rows if row in fullest(rows, 2)]


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    done = sayso(tmp_path / "new.ledger", "add", str(tmp_path / "none.txt"))
    assert done.status == 3
    assert "none.txt" in done.err
    assert "0 reports: none" in done.out
