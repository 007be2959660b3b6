"""Reports in: stored once, brought up to date, and what cannot be read is told and left."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.cli.demo import fullest, longest_chain
from sayso.fleet.store import store
from sayso.intake import IntakeOptions, read_reports
from sayso.ledger import open_ledger
from sayso.ledger.queries.filters import Filter
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from tests.cli.commandline import sayso

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    shown = fullest(rows, 2, lambda _: None)
    assert shown == [row for row in rows if row in shown]
    assert len(shown) <= 2


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    done = sayso(tmp_path / "new.ledger", "add", str(tmp_path / "none.txt"))
    assert done.status == 3
    assert "none.txt" in done.err
    assert "0 reports: none" in done.out


def test_every_failure_to_read_is_told_and_ends_when_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ledger, names = tmp_path / "new.ledger", ["empty.txt", "bin.txt", "trunc.jsonl"]
    Path("empty.txt").write_text("")
    Path("bin.txt").write_bytes(b"%PDF-1.4 nothing")
    Path("trunc.jsonl").write_text('{"id": "x", "te\n')
    assert "3 added" in sayso(ledger, "add", *names).out
    assert "3 unchanged" not in sayso(ledger, "add", "bin.txt").out
    assert len(sayso(ledger, "reports", "--json", "--failed").json()) == 3
    Path("empty.txt").write_text(FIRST)
    assert "1 added" in sayso(ledger, "add", "empty.txt").out
    Path("empty.txt").write_text("")
    assert "1 added" in sayso(ledger, "add", "empty.txt").out
    Path("empty.txt").write_text(FIRST)
    assert "1 recoded" in sayso(ledger, "add", "empty.txt").out
    assert "1 unchanged" in sayso(ledger, "add", "empty.txt").out
    assert sayso(ledger, "show", "empty.txt").status == 0
    assert len(sayso(ledger, "reports", "--json", "--failed").json()) == 2
    assert sayso(ledger, "doctor").status == 0


def test_a_second_report_under_an_id_changes_nothing_when_added_again(tmp_path: Path) -> None:
    ledger, lines = tmp_path / "new.ledger", tmp_path / "lines.jsonl"
    lines.write_text("".join(json.dumps({"id": "x", "text": text}) + "\n" for text in (FIRST, SECOND)))
    assert "2 added" in sayso(ledger, "add", str(lines)).out
    assert "2 unchanged" in sayso(ledger, "add", str(lines)).out
    assert sayso(ledger, "show", "x").status == 0


def test_ids_in_the_file_keep_equal_texts_apart_and_file_names_do_not(tmp_path: Path) -> None:
    ledger, lines = tmp_path / "new.ledger", tmp_path / "lines.jsonl"
    lines.write_text("".join(json.dumps({"id": name, "text": FIRST}) + "\n" for name in ("a", "b")))
    (tmp_path / "copy.txt").write_text(FIRST)
    assert "2 added" in sayso(ledger, "add", str(lines)).out
    assert "2 unchanged" in sayso(ledger, "add", str(lines)).out
    assert "1 unchanged" in sayso(ledger, "add", str(tmp_path / "copy.txt")).out


@pytest.mark.parametrize("workers", [1, 2])
def test_known_reports_come_in_their_place_and_without_their_texts(tmp_path: Path, workers: int) -> None:
    lines = [json.dumps({"id": f"n{n}", "text": f"{FIRST} Shell {n}."}) for n in range(4)]
    path = tmp_path / "lines.jsonl"
    with open_ledger(tmp_path / "new.ledger", create=True) as ledger:
        path.write_text("\n".join(lines[:2]))
        assert len(list(store(ledger, [str(path)], IntakeOptions()))) == 2
        path.write_text("\n".join([lines[2], lines[0], lines[3], lines[1]]))
        found = list(store(ledger, [str(path)], IntakeOptions(), workers=workers))
    assert [(o.record.id, r.status) for o, r in found if o.record and r] == [
        ("n2", "added"), ("n0", "unchanged"), ("n3", "added"), ("n1", "unchanged")
    ]  # fmt: skip
    assert [bool(o.record.text) for o, _ in found if o.record] == [True, False, True, False]


def test_known_reports_are_given_out_as_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text("".join(json.dumps({"id": f"n{n}", "text": f"{FIRST} Shell {n}."}) + "\n" for n in range(3)))
    with open_ledger(tmp_path / "new.ledger", create=True) as ledger:
        list(store(ledger, [str(path)], IntakeOptions()))
        items, taken = list(read_reports([str(path)], options=IntakeOptions())), 0

        def slowly(*_: object, **__: object) -> Iterator[object]:
            nonlocal taken
            for taken, item in enumerate(items, 1):  # noqa: B007 - the count is looked at outside
                yield item

        monkeypatch.setattr("sayso.intake.read_reports", slowly)
        for number, (_, result) in enumerate(store(ledger, [str(path)], IntakeOptions()), 1):
            assert result is not None
            assert (result.status, taken) == ("unchanged", number)
        assert taken == 3


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    ledger = tmp_path / "new.ledger"
    (tmp_path / "one.txt").write_text(FIRST)
    sayso(ledger, "add", str(tmp_path / "one.txt"), "--published", "2020-03-04")
    event = sayso(ledger, "events", "--json").json()[0]["id"]
    done = sayso(ledger, "judge", "correct", event, "date=2020-99-99")
    assert (done.status, "no date of the calendar" in done.err) == (2, True)
    assert sayso(ledger, "events", "--to", "2020-12").status == 0
