"""Killed at any moment: what was said to be stored is stored, and the rest can be added."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.errors import LedgerNotFound
from sayso.ledger import open_ledger
from tests.ledger.storage.adding_program import NUMBER, forty

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]
PROGRAM = [sys.executable, "-m", "tests.ledger.storage.adding_program"]


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([*PROGRAM, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def kill_after(ledger: str, lines: int, pause: float) -> list[str]:
    """Start the program, kill it some time after it has said that so many reports are stored; what it said in all."""
    with start(ledger) as program:
        assert program.stdout is not None
        said = [program.stdout.readline().strip() for _ in range(lines)]
        time.sleep(pause)
        program.kill()
        said += [line.strip() for line in program.stdout]
        program.wait()
    return [s for s in said if s]


def check(ledger: str, said: list[str]) -> None:
    """The ledger is sound, holds all that was said to be stored, and takes the rest."""
    records = {r.id: r for r in forty()}
    try:
        opened = open_ledger(ledger)
    except LedgerNotFound:
        assert said == []
        opened = open_ledger(ledger, create=True)
    with opened:
        assert [c for c in opened.check() if not c.ok] == []
        stored = {record.id: record for _, record in opened.stream()}
        assert set(said) <= set(stored)
        assert len(stored) <= len(said) + 1
        assert all(records[k] == v for k, v in stored.items())
        statuses = [opened.add(r).status for r in records.values()]
        assert statuses == ["unchanged" if r in stored else "added" for r in records]
        assert {record.id: record for _, record in opened.stream()} == records


def moments(times: int, seed: int) -> list[tuple[int, float]]:
    """When to kill: (lines said, seconds after that)."""
    chance = random.Random(seed)
    early = [(0, chance.uniform(0.05, 0.8)) for _ in range(times // 5)]
    return early + [(chance.randrange(NUMBER), chance.uniform(0, 0.008)) for _ in range(times - len(early))]


def test_killed_at_twenty_moments(tmp_path: Path) -> None:
    for n, (lines, pause) in enumerate(moments(20, seed=20200116)):
        ledger = str(tmp_path / f"{n}.ledger")
        check(ledger, kill_after(ledger, lines, pause))


@pytest.mark.postgres
def test_killed_while_adding_to_postgresql(postgres_schemas: Callable[[], str]) -> None:
    for lines, pause in moments(5, seed=2020):
        ledger = postgres_schemas()
        check(ledger, kill_after(ledger, lines, pause))


def test_two_processes_add_at_once_and_a_reader_sees_whole_reports(ledger_url: str) -> None:
    open_ledger(ledger_url, create=True).close()
    whole = {r.id: r for p in ("one", "two") for r in forty(p)}
    with start(ledger_url, "one") as one, start(ledger_url, "two") as two, open_ledger(ledger_url) as reader:
        seen = 0
        while one.poll() is None or two.poll() is None:
            stored = [record for _, record in reader.stream()]
            assert len(stored) >= seen
            assert all(whole[r.id] == r for r in stored)
            seen = len(stored)
            time.sleep(0.01)
        assert one.stdout is not None
        assert two.stdout is not None
        assert len(one.stdout.readlines()) == len(two.stdout.readlines()) == NUMBER
    with open_ledger(ledger_url) as ledger:
        assert {r.id: r for _, r in ledger.stream()} == whole
        assert [c for c in ledger.check() if not c.ok] == []


def test_two_processes_create_and_add_the_same(ledger_url: str) -> None:
    with start(ledger_url) as one, start(ledger_url) as two:
        assert one.wait() == two.wait() == 0
    with open_ledger(ledger_url) as ledger:
        assert {r.id: r for _, r in ledger.stream()} == {r.id: r for r in forty()}
        assert ledger.verify().transactions == NUMBER
