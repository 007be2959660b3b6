"""What a desk remembers of answers and jobs is bounded, in number, size and time."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from starlette.responses import Response

from sayso.coding.coder import Coder
from sayso.desk import jobs
from sayso.desk.api import once
from sayso.desk.coding import WarmCoder
from sayso.desk.jobs import Job, Jobs
from sayso.errors import NotFound
from sayso.intake import IntakeOptions
from sayso.ledger import open_ledger
from sayso.schema import Report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Clock:
    def __init__(self) -> None:
        self.now = 1e6

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    for module in (once, jobs):
        monkeypatch.setattr(module, "time", made)
    return made


def names(answers: once.Answers) -> list[str]:
    return [key for _, _, key in answers.kept]


def test_answers_are_bounded_by_bytes_number_and_time(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(once, "_BYTES", 3000)
    monkeypatch.setattr(once, "_MOST", 5)
    answers = once.Answers()
    answers.keep(("ana", "/", "first"), "m", None)  # still being dealt with: never dropped
    for n in range(4):
        answers.keep(("ana", "/", str(n)), "m", Response(b"x" * 1000))
    assert names(answers) == ["first", "2", "3"]
    assert 2000 < answers.bytes <= 3000
    answers.keep(("ana", "/", "large"), "m", Response(b"x" * 4000))
    assert names(answers) == ["first"]
    assert answers.bytes == 0
    for n in range(9):
        answers.keep(("ana", "/", str(n)), "m", Response(b"x"))
    assert names(answers) == ["first", "5", "6", "7", "8"]
    clock.now += once._KEPT + 1
    answers.forget()
    assert names(answers) == ["first"]
    answers.drop(("ana", "/", "first"))
    assert (answers.bytes, names(answers)) == (0, [])


def test_an_answer_that_is_replaced_counts_once() -> None:
    answers = once.Answers()
    for size in (None, 10, 10):
        answers.keep(("ana", "/", "k"), "m", None if size is None else Response(b"x" * size))
    alone = once.Answers()
    alone.keep(("ana", "/", "k"), "m", Response(b"x" * 10))
    assert answers.bytes == alone.bytes


def job(n: int = 0, total: int = 1) -> Job:
    items: list[Any] = [Report(id=f"r{n}-{i}", text=f"Rebels shelled the port of Karsa {n} {i}.") for i in range(total)]
    return Job(by="ana", what="API", items=items, total=total, given=IntakeOptions())


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Jobs]:
    with open_ledger(tmp_path / "x.ledger", create=True) as ledger:
        yield Jobs(ledger, WarmCoder(lambda: Coder(())))


def done(where: Jobs, given: Job) -> Job:
    where.start(given)
    assert given.ended.wait(30)
    return given


def there(where: Jobs, given: Job) -> bool:
    try:
        return where.get(given.id, "ana") is given
    except NotFound:
        return False


def test_jobs_that_are_over_are_forgotten_by_number_and_time(kept: Jobs, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "OVER", 4)
    asking = kept.put(job(99))
    small = []
    for n in range(6):
        clock.now += 1
        small.append(done(kept, job(n)))
    assert [there(kept, j) for j in small] == [False, False, True, True, True, True]
    clock.now += 1
    large = done(kept, job(7, total=3))
    assert [there(kept, j) for j in (*small[2:], large, asking)] == [False, False, False, True, True, True]
    clock.now += jobs.KEPT - 0.5
    assert [there(kept, j) for j in (small[-1], large, asking)] == [False, True, True]
    clock.now += 2
    assert [there(kept, j) for j in (large, asking)] == [False, True]  # nobody has decided about that one yet


def test_jobs_of_programs_push_out_none_that_waits_for_its_person(kept: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "JOBS", 2)
    mine = [kept.put(job(n)) for n in range(3)]
    for n in range(4):
        done(kept, job(10 + n))
    assert [there(kept, j) for j in mine] == [False, True, True]


def test_what_runs_is_remembered_however_much_there_is(kept: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()
    monkeypatch.setattr(jobs, "OVER", 1)
    monkeypatch.setattr(kept, "_run", lambda _: go.wait(30))
    waiting = [job(n) for n in range(5)]
    for one in waiting:
        kept.start(one)
    assert all(there(kept, j) for j in waiting)
    go.set()
    assert all(j.ended.wait(30) for j in waiting)
    assert sum(there(kept, j) for j in waiting) == 1
    assert kept.mine("ana") == []
