"""Deleting words, and checking that all is well."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from sayso.ledger import open_ledger
from tests.cli.commandline import sayso
from tests.handmade import story

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "karsa.ledger"
    with open_ledger(path, create=True) as opened:
        opened.add(story())
    return path


def test_erasing_a_report(ledger: Path) -> None:
    (name,) = sayso(ledger, "reports").ids()
    assert sayso(ledger, "erase", name, "--reason", "a court order", stdin="n\n").status != 0
    assert "minister" in sayso(ledger, "show", name, "--text").out
    assert sayso(ledger, "erase", name, "--reason", "a court order", stdin="y\n").status == 0
    for command in (
        ["show", name],
        ["events"],
        ["claims"],
        ["export"],
        ["search", "minister"],
        ["events", "--csv"],
        ["actors"],
    ):
        assert "minister" not in sayso(ledger, *command).out, command
    assert "a court order" in sayso(ledger, "reports").out
    assert [row["type"] for row in sayso(ledger, "events", "--json").json()] == ["ASSAULT", "COERCE"]
    assert sayso(ledger, "doctor").status == 0


def test_erasing_a_name(ledger: Path) -> None:
    assert sayso(ledger, "erase", "--name", "The minister", "--reason", "asked to be forgotten", "--yes").status == 0
    assert "The minister" not in sayso(ledger, "claims").out
    assert sayso(ledger, "doctor").status == 0


@pytest.mark.parametrize(
    "args", [[], ["karsa-1", "--name", "x"], ["--name", "x", "--span", "1:2"], ["karsa-1", "--span", "all"]]
)
def test_what_is_to_be_erased_must_be_clear(ledger: Path, args: list[str]) -> None:
    done = sayso(ledger, "erase", "--reason", "x", "--yes", *args)
    assert (done.status, done.err.count("\n")) == (2, 1)


def test_the_doctor_finds_what_was_changed_behind_the_ledgers_back(ledger: Path) -> None:
    assert sayso(ledger, "doctor").status == 0
    with sqlite3.connect(ledger) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE events SET type = 'AID' WHERE type = 'ASSAULT'")
    connection.close()
    done = sayso(ledger, "doctor")
    assert done.status == 9
    assert "BAD  hash chain" in done.out


def test_the_doctor_without_a_ledger_looks_at_the_installation(tmp_path: Path) -> None:
    done = sayso(tmp_path / "none.ledger", "doctor")
    assert done.status == 0
    assert "sayso add makes one" in done.out
    rows = sayso(tmp_path / "none.ledger", "doctor", "--json").json()
    assert all(row["ok"] for row in rows)
