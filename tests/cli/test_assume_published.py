"""--assume-published: dates near publication on request, said to be assumed, and known to the ledger by the coder's name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sayso.coding.coder import Coder
from tests.cli.commandline import sayso

if TYPE_CHECKING:
    from pathlib import Path

REPORT = json.dumps({"id": "r", "published": "2020-03-04", "text": "The army of Sudan shelled the port of Omdurman."})


def test_code_dates_on_request_only_and_says_that_it_is_assumed(tmp_path: Path) -> None:
    plain = json.loads(sayso(tmp_path / "l", "code", "-", stdin=REPORT).out)
    asked = json.loads(sayso(tmp_path / "l", "code", "-", "--assume-published", stdin=REPORT).out)
    assert plain["events"]
    assert [event["date"] for event in plain["events"]] == [None] * len(plain["events"])
    assert {event["date"]["value"] for event in asked["events"]} == {"2020-03-04"}
    assert all(event["date"]["because"].startswith("assumed: ") and event["date"]["span"] is None for event in asked["events"])
    assert [e["anchor"] for e in plain["events"]] == [e["anchor"] for e in asked["events"]]


def test_the_coders_name_tells_the_option() -> None:
    assert "+assume-published" in Coder(assume_published=True).name
    assert "assume" not in Coder().name


def test_a_ledger_keeps_the_two_apart(tmp_path: Path) -> None:
    ledger = tmp_path / "new.ledger"
    (tmp_path / "r.jsonl").write_text(REPORT + "\n")
    assert "1 added" in sayso(ledger, "add", str(tmp_path / "r.jsonl")).out
    assert "1 recoded" in sayso(ledger, "add", str(tmp_path / "r.jsonl"), "--assume-published").out
    (row,) = sayso(ledger, "events", "--json").json()
    assert "2020-03-04" in json.dumps(row)
    again = sayso(ledger, "add", str(tmp_path / "r.jsonl"), "--assume-published")
    assert "1 unchanged" in again.out
    assert "1 recoded" in sayso(ledger, "add", str(tmp_path / "r.jsonl"), "--workers", "2").out
    (row,) = sayso(ledger, "events", "--json").json()
    assert row.get("date") is None
