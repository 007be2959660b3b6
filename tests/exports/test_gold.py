"""Judged reports as gold: one person's decisions or all, words copied from their sentences, read by the loader of training."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sayso.exports import gold
from sayso.ledger import open_ledger
from sayso.ledger.judgements.model import Target
from sayso.ledger.judgements.store import Draft, judge
from sayso.ledger.queries.filters import Filter
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from sayso.schema import LayoutPart
from tests.handmade import TEXT, story
from training.events import corpus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sayso.ledger import Ledger
    from sayso.ledger.queries.rows import ClaimRow, EventRow, FullReport

KEYS = {
    "type", "mode", "anchor", "actors", "recipients", "actors_resolved", "recipients_resolved", "status", "background",
    "date_text", "date", "place_text", "place", "said_by",
}  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "x.ledger", create=True) as made:
        made.add(story(), by="coder")
        yield made


def view(ledger: Ledger) -> View:
    return View(SqlSource(ledger))


def report(ledger: Ledger) -> FullReport:
    return next(view(ledger).everything(Filter()))


def target(row: EventRow | ClaimRow) -> Target:
    assert row.key is not None
    return Target(kind=row.key.kind, report=row.head.id, key=row.key)


def decide(  # noqa: PLR0917 - who, what, of what, as in a sentence
    ledger: Ledger, by: str, kind: str, row: EventRow | ClaimRow, field: str | None = None, value: Any = None
) -> None:
    judge(ledger, Draft(kind=kind, target=target(row), field=field, value=value), by)  # type: ignore[arg-type]  # a kind


def lines(ledger: Ledger, person: str | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in gold.lines([report(ledger)], person)]


def test_a_report_counts_when_all_its_events_were_judged(ledger: Ledger) -> None:
    shelled, closed = report(ledger).events
    assert lines(ledger) == []
    decide(ledger, "ana", "accept", shelled)
    assert lines(ledger) == []
    decide(ledger, "bo", "reject", closed)
    assert [len(line["events"]) for line in lines(ledger)] == [1, 0]
    assert lines(ledger, "ana") == lines(ledger, "bo") == []


def test_the_lines_say_what_the_sentence_says(ledger: Ledger) -> None:
    for row in report(ledger).events:
        decide(ledger, "ana", "accept", row)
    first, second = lines(ledger)
    [shelled] = first["events"]
    assert set(shelled) == KEYS
    assert (shelled["anchor"], shelled["type"], shelled["mode"]) == ("shelled", "ASSAULT", "heavy-weapons")
    assert (shelled["actors"], shelled["recipients_resolved"]) == (["Rebels"], ["the port of Karsa"])
    assert (shelled["date_text"], shelled["date"], shelled["place_text"], shelled["place"]) == (
        "on Monday",
        "2020-03-02",
        "Karsa",
        "Karsa",
    )
    [closed] = second["events"]
    assert (closed["status"], closed["said_by"]) == ("negated", ["The minister", "residents"])
    assert second["attributions"] == []
    assert second["complete"] == {"events": True, "attributions": False}
    decide(ledger, "ana", "accept", report(ledger).claims[0])
    assert lines(ledger)[1]["attributions"] == [
        {
            "speaker": "The minister",
            "speaker_resolved": "The minister",
            "cue": "said",
            "content": ["the army had closed the road"],
            "kind": "indirect",
            "via": [],
        }
    ]
    assert lines(ledger)[1]["complete"]["attributions"] is True


def test_each_reader_has_lines_of_their_own(ledger: Ledger) -> None:
    shelled, closed = report(ledger).events
    for by, status in (("ana", "future"), ("bo", "hypothetical")):
        decide(ledger, by, "correct", shelled, "status", status)
        decide(ledger, by, "accept" if by == "ana" else "reject", closed)
    for by, status, number in (("ana", "future", 1), ("bo", "hypothetical", 0)):
        first, second = lines(ledger, by)
        assert (first["events"][0]["status"], len(second["events"]), first["reader"]) == (status, number, by)
    assert lines(ledger)[0]["events"][0]["status"] == "hypothetical"


def test_what_only_others_corrected_stays_the_coders(ledger: Ledger) -> None:
    shelled, closed = report(ledger).events
    decide(ledger, "ana", "correct", shelled, "background", value=True)
    decide(ledger, "bo", "correct", shelled, "status", "future")
    decide(ledger, "ana", "accept", closed)
    [event] = lines(ledger, "ana")[0]["events"]
    assert (event["background"], event["status"]) == (True, "actual")


def test_splits_merges_and_added_events_count_as_judged(ledger: Ledger) -> None:
    shelled, closed = report(ledger).events
    decide(ledger, "ana", "split", shelled, value=[{"status": "actual"}, {"status": "future"}])
    decide(ledger, "ana", "accept", closed)
    assert [e["status"] for e in lines(ledger, "ana")[0]["events"]] == ["actual", "future"]


def test_a_report_that_was_accepted_without_events(ledger: Ledger) -> None:
    ledger.add(replace(story(id="quiet", outlet="Hill Post"), events=(), attributions=()), by="coder")
    quiet = next(r for r in view(ledger).everything(Filter()) if r.row.head.name == "quiet")
    assert list(gold.lines([quiet])) == []
    judge(ledger, Draft(kind="accept", target=Target(kind="report", report=quiet.row.head.id)), "ana")
    quiet = next(r for r in view(ledger).everything(Filter()) if r.row.head.name == "quiet")
    assert [json.loads(line)["events"] for line in gold.lines([quiet])] == [[], []]
    assert len(list(gold.lines([quiet], "bo"))) == 0


def test_furniture_is_left_out_and_an_act_over_two_sentences_joins_them(ledger: Ledger) -> None:
    cut = TEXT.index(" The minister")
    layout = (LayoutPart(start=0, end=cut, kind="body"), LayoutPart(start=cut, end=len(TEXT), kind="furniture"))
    full = report(ledger)
    only = replace(full, coded=replace(full.coded, layout=layout), events=full.events[:1], claims=())
    assert [TEXT[s:e] for s, e in gold.bounds(only)] == [TEXT[:cut]]
    shelled = full.events[0]
    wide = replace(
        shelled.event, anchor=replace(shelled.event.anchor, start=TEXT.index("Monday"), end=TEXT.index("said"), text="x")
    )
    joined = replace(full, events=(replace(shelled, event=wide),), claims=())
    assert gold.bounds(joined) == [(0, len(TEXT))]


def test_the_loader_of_training_reads_it(ledger: Ledger, tmp_path: Path) -> None:
    rows: tuple[EventRow | ClaimRow, ...] = (*report(ledger).events, *report(ledger).claims)
    for row in rows:
        decide(ledger, "ana", "accept", row)
    folder = tmp_path / "gold"
    folder.mkdir()
    for name, make in (("gold", gold.lines), ("sentences", gold.sentence_lines)):
        (folder / f"train.1.{name}.jsonl").write_text("".join(f"{line}\n" for line in make([report(ledger)])), "utf-8")
    [example] = corpus.read_all(tmp_path, stages=[])
    text = example.document.report.text
    assert example.document.report.outlet == "Delta Radio"
    assert [text[s:e] for s, e in example.sentences] == [TEXT[: TEXT.index(" The")], TEXT[TEXT.index("The min") :]]
    for (start, end), line in zip(example.sentences, example.gold, strict=True):
        sentence = text[start:end]
        for event in line["events"]:
            for words in (event["anchor"], *event["actors"], *event["recipients"], event["date_text"], event["place_text"]):
                assert words is None or words in sentence
        for claim in line["attributions"]:
            for words in (claim["speaker"], claim["cue"], *claim["content"]):
                assert words is None or words in sentence
    assert [len(line["events"]) for line in example.gold] == [1, 1]


@pytest.mark.shared
def test_the_keys_are_those_of_the_gold_sets(shared_data: Path, ledger: Ledger) -> None:
    rows: tuple[EventRow | ClaimRow, ...] = (*report(ledger).events, *report(ledger).claims)
    for row in rows:
        decide(ledger, "ana", "accept", row)
    first = json.loads((shared_data / "gold/train.1.gold.jsonl").read_text("utf-8").splitlines()[0])
    ours = lines(ledger)
    assert set(first) <= set(ours[0])
    assert set(first["events"][0]) == set(ours[0]["events"][0])
    assert set(first["attributions"][0]) == set(ours[1]["attributions"][0])
    theirs = json.loads((shared_data / "gold/train.1.sentences.jsonl").read_text("utf-8").splitlines()[0])
    assert set(theirs) <= set(json.loads(next(gold.sentence_lines([report(ledger)]))))
