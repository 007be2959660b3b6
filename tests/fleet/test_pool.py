from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from sayso.contract import encode
from sayso.errors import InputError, MalformedInput, SaysoError, UnreadableInput
from sayso.fleet import Outcome, code_reports
from sayso.fleet.outcome import exit_status
from sayso.schema import Report
from tests.fleet.fleet_coders import broken, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def reports(*texts: str) -> list[Report | InputError]:
    return [Report(id=f"r{i}", text=text, source=f"f.jsonl:{i}") for i, text in enumerate(texts, 1)]


def run(items: Iterable[Report | InputError], workers: int) -> list[Outcome]:
    return list(code_reports(items, workers=workers, make_coder=plain))


def lines(outcomes: list[Outcome]) -> list[bytes]:
    return [encode(o.record) for o in outcomes if o.record]


def test_the_order_is_the_input_order_and_the_bytes_are_the_same() -> None:
    items = reports(*["slow" if i % 5 == 0 else f"text {i}" for i in range(20)])
    items.insert(3, MalformedInput("bad line", file="f.jsonl", line=4, report_id="f.jsonl:4"))
    items.insert(9, UnreadableInput("no such file or directory", file="gone"))
    one, three = run(items, 1), run(items, 3)
    assert lines(one) == lines(three)
    assert [o.message for o in one] == [o.message for o in three]
    assert len(one) == 22
    assert one[9].record is None
    assert exit_status(one) == 3


@pytest.mark.parametrize(("deed", "how"), [("die", "signal 9"), ("leave", "exit status 7"), ("raise", "exit status 1")])
def test_a_report_that_kills_its_worker_is_a_failure_record(deed: str, how: str, capfd: pytest.CaptureFixture[str]) -> None:
    outcomes = run(reports("a", deed, "b", "c", deed, "d"), 2)
    del capfd  # the worker's own traceback
    assert [o.record.id for o in outcomes if o.record] == ["r1", "r2", "r3", "r4", "r5", "r6"]
    failures = [o.record.failure for o in outcomes if o.record]
    assert [f is not None for f in failures] == [False, True, False, False, True, False]
    assert failures[1] is not None
    assert (failures[1].stage, failures[1].error) == ("fleet", "WorkerDied")
    assert how in failures[1].message
    assert outcomes[1].message is not None
    assert outcomes[1].message.startswith("f.jsonl:2: fleet failed")
    assert exit_status(outcomes) == 1


def test_nothing_but_errors() -> None:
    items: list[Report | InputError] = [
        MalformedInput("empty", file="a.txt", report_id="a.txt"),
        UnreadableInput("no such file", file="b"),
    ]
    for workers in (1, 2):
        first, second = run(items, workers)
        assert first.record is not None
        assert first.record.coder == "plain"
        assert first.record.failure is not None
        assert second.record is None


def test_nothing_at_all() -> None:
    assert run([], 1) == run([], 3) == []


def test_reports_are_taken_in_only_as_they_are_needed() -> None:
    taken = 0

    def source() -> Iterator[Report]:
        nonlocal taken
        for i in range(10_000):
            taken += 1
            yield Report(id=str(i), text="x")

    stream = code_reports(source(), workers=2, make_coder=plain)
    for _ in range(10):
        next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert taken < 100


def test_a_coder_that_cannot_be_made_ends_the_run() -> None:
    with pytest.raises(SaysoError, match="no worker process"):
        list(code_reports(reports("a", "b"), workers=2, make_coder=broken))


SENTENCES = (
    "Arland sent ships to the harbour of Kesh on Monday, the ministry said.",
    "\u201cWe will not sign under threat,\u201d Oda Brandt told reporters.",
    "Twelve people were killed in an attack on the town, the council said.",
    "Министерство заявило в понедельник, что переговоры провалились.",
    "Half a pair \ud83d and NUL \x00 in an attack on Kesh.",
    "",
    "If the attacks resume, Arland will answer, she warned the council on January 5.",
)


def test_alone_in_batches_shuffled_and_in_processes_the_bytes_are_the_same() -> None:
    items = [
        Report(id=str(i), text=f"{a}\n\n{b}", published="2020-01-08")
        for i, (a, b) in enumerate(zip(SENTENCES, SENTENCES[::-1], strict=True))
    ]
    batch = [encode(o.record) for o in code_reports(items) if o.record]
    alone = [encode(o.record) for item in items[:2] for o in code_reports([item]) if o.record]
    assert alone == batch[:2]
    order = random.Random(7).sample(range(len(items)), len(items))
    shuffled = [encode(o.record) for o in code_reports(items[i] for i in order) if o.record]
    assert shuffled == [batch[i] for i in order]
    assert [encode(o.record) for o in code_reports(items, workers=2) if o.record] == batch


@pytest.mark.shared
def test_the_same_on_real_reports(shared_data: Path) -> None:
    from sayso.intake import read_reports

    path = shared_data / "data" / "reports" / "wikinews_2019_2020.jsonl"
    items = [r for r in read_reports([str(path)]) if isinstance(r, Report)][:40:4]
    batch = [encode(o.record) for o in code_reports(items) if o.record]
    assert len(batch) == 10
    order = random.Random(7).sample(range(len(items)), len(items))
    shuffled = [encode(o.record) for o in code_reports([items[i] for i in order], workers=2) if o.record]
    assert shuffled == [batch[i] for i in order]
