"""``sayso code`` as people and programs run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sayso.contract import shipped, wrong_spans

TEXT = "Arland sent ships to the harbour of Kesh on Monday, the ministry said.\n"


def sayso(*args: str, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "sayso", *args], input=stdin, capture_output=True, check=False, timeout=120, cwd=cwd
    )


def records(run: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in run.stdout.splitlines()]
    validator = jsonschema.Draft202012Validator(json.loads(shipped()))
    for record in found:
        validator.validate(record)
        assert wrong_spans(record) == []
    return found


def test_one_object_for_each_report_in_order_also_for_failures(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.jsonl").write_text(
        '{"id": "c1", "text": "Ships left."}\n{oops\n{"id": "c3", "text": "Ships \\ud83d came."}\n'
    )
    run = sayso("code", ".", "missing.txt", "--published", "2020-01-16", cwd=tmp_path)
    found = records(run)
    assert [r["id"] for r in found] == ["a.txt", "b.txt", "c1", "c.jsonl:2", "c3"]
    assert [r["failure"] is not None for r in found] == [False, True, False, True, False]
    assert found[4]["text"] == "Ships \ud83d came."
    assert run.returncode == 3
    assert [line for line in run.stderr.decode().splitlines() if line.startswith("sayso")] == [
        "sayso: b.txt: empty: there is no text in it",
        "sayso: c.jsonl:2: does not parse as JSON: Expecting property name enclosed in double quotes at character 2",
        "sayso: missing.txt: no such file or directory",
    ]


def test_standard_input_and_all_done_is_status_0() -> None:
    run = sayso("code", stdin=b'{"id": "a", "text": "Ships left the harbour."}\n')
    assert run.returncode == 0
    assert [r["id"] for r in records(run)] == ["a"]
    assert (
        sayso("code", "-", "--format", "jsonl", stdin=b'{"id": "a", "text": "Ships left the harbour."}\n').stdout == run.stdout
    )


def test_warnings_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Министерство заявило в понедельник, что переговоры провалились.")
    run = sayso("code", "a.txt", "--published", "2999-01-01", "--max-chars", "60", cwd=tmp_path)
    assert run.returncode == 0
    said = run.stderr.decode().splitlines()
    assert [line.split(": ")[2] for line in said if line.startswith("sayso: a.txt: warning: ")] == ["warning"] * 3
    (record,) = records(run)
    assert {w["kind"] for w in record["warnings"]} == {"text_cut", "published_in_future", "language_not_read"}
    assert record["events"] == []


@pytest.mark.parametrize("args", [["--workers", "0"], ["--format", "xml"], ["--published", "soon", "-"], ["--title", "x", "-"]])
def test_usage_errors_are_status_2(args: list[str]) -> None:
    run = sayso("code", *args)
    assert run.returncode == 2
    assert run.stdout == b""
    assert b"Traceback" not in run.stderr


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "sayso", "code", "a.txt"], stdout=full, stderr=subprocess.PIPE, check=False, cwd=tmp_path
        )
    assert run.returncode == 1
    assert b"sayso: standard output cannot be written: no space left on device" in run.stderr
    assert b"Traceback" not in run.stderr


def test_a_reader_that_goes_away_ends_the_run_quietly(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    run = subprocess.Popen(
        [sys.executable, "-m", "sayso", "code", "a.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    assert run.stdout is not None
    run.stdout.close()
    assert run.stderr is not None
    assert b"Traceback" not in run.stderr.read()
    run.stderr.close()
    assert run.wait(60) == 141


def test_the_table_is_for_people(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT + "\n\x1b[31mShips were sunk by the army of Arland.\n")
    run = sayso("code", "a.txt", "--published", "2020-01-16", "--outlet", "Harbour Wire", "--format", "table", cwd=tmp_path)
    shown = run.stdout.decode()
    assert shown.startswith("a.txt  Harbour Wire  published 2020-01-16\n")
    assert max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in shown


def test_schema_prints_the_shipped_schema() -> None:
    assert sayso("schema").stdout == shipped()


@pytest.mark.parametrize("command", ["code", "schema"])
def test_help_has_an_example(command: str) -> None:
    run = sayso(command, "--help")
    assert run.returncode == 0
    assert b"Example" in run.stdout
