"""Agreement in words, and judged reports as gold over the desk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sayso.desk.judging.agreed import meaning
from sayso.ledger import dossiers
from sayso.ledger.judgements.agreement import FieldAgreement
from sayso.ledger.queries.filters import Filter
from tests.desk.browsing import Person, desks
from tests.handmade import story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Person]]:
    with desks(tmp_path, "ana", "bo", records=(story(), story(id="karsa-2", outlet="Hill Post"))) as people:
        yield people


def judge_all(ana: Person, bo: Person) -> None:
    """Both judge all four events; of one they disagree."""
    rows = list(ana.view.events(Filter()))
    for n, row in enumerate(rows):
        ana.do(f"/records/{row.id}", "/judge/accept")
        bo.send("/judge/reject" if n == 0 else "/judge/accept", bo.form(f"/records/{row.id}", "/judge/accept").fields)


def test_of_the_ledger_and_of_a_dossier(two: list[Person]) -> None:
    ana, bo = two
    assert "Nobody has judged" in ana.get("/agreement")
    judge_all(ana, bo)
    body = ana.get("/agreement")
    assert "4 records that two people or more decided; judged by ana and bo" in body
    assert "whether it stands" in body
    assert "the same on 3 of 4 records" in body
    assert "0.00" in body  # one of four, by nominal alpha with seven accepts and one reject
    kept = dossiers.save(ana.ledger, "Hill", "outlet=Hill", "ana")
    assert "2 records that two people or more decided" in ana.get(f"/dossiers/{kept.id}")
    assert "2 records" in ana.get("/agreement?outlet=Hill")
    assert ana.client.get("/agreement?status=perhaps").status_code == 400


@pytest.mark.parametrize(
    ("alpha", "units", "agreed", "word", "said"),
    [
        (None, 3, 3, "none", "nothing can be said of chance"), (0.9, 40, 39, "good", "reliable"), (0.9, 4, 4, "good", "too few"),
        (0.7, 30, 20, "warn", "tentative"), (0.3, 30, 20, "bad", "better than chance"), (-0.1, 30, 10, "bad", "no better"),
    ],
)  # fmt: skip
def test_what_a_figure_means(alpha: float | None, units: int, agreed: int, word: str, said: str) -> None:
    verdict, means = meaning(FieldAgreement(kind="event", field="status", alpha=alpha, units=units, agreed=agreed))
    assert verdict == word
    assert said in means


def test_gold_over_the_desk(two: list[Person]) -> None:
    ana, bo = two
    assert ana.get("/export/gold.jsonl") == ""
    judge_all(ana, bo)
    every = [json.loads(line) for line in ana.get("/export/gold.jsonl").splitlines()]
    assert len({line["doc"] for line in every}) == 2
    assert all("reader" not in line for line in every)
    bos = [json.loads(line) for line in ana.get("/export/gold.jsonl?reader=bo").splitlines()]
    assert sum(len(line["events"]) for line in bos) == 3
    assert {line["reader"] for line in bos} == {"bo"}
    hill = [json.loads(line) for line in ana.get("/export/sentences.jsonl?outlet=Hill").splitlines()]
    assert [r["outlet"] for r in hill] == ["Hill Post"]
    assert len(hill[0]["sentences"]) == 2
    assert ana.client.get("/export/silver.jsonl").status_code == 404


def test_gold_leaves_out_what_the_reader_may_not_see(two: list[Person], monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy import select

    from sayso.desk.desk import Desk
    from sayso.ledger import tables as t
    from sayso.ledger.sensitivity import Reader, Subject, mark

    ana, bo = two
    judge_all(ana, bo)
    head = next(ana.view.reports(Filter())).head
    with ana.ledger.transaction("mark", by="ana") as tx:
        key = tx.connection.scalar(select(t.reports.c.report).where(t.reports.c.ref == head.id))
        mark(tx, Subject(report=key), "team")
    monkeypatch.setattr(Desk, "reader", lambda *_: Reader())
    docs = {json.loads(line)["doc"] for line in ana.get("/export/gold.jsonl").splitlines()}
    assert docs
    assert head.id not in docs
    assert head.id not in ana.get("/queue")
    row = next(r for r in ana.view.events(Filter()) if r.head.id == head.id)
    assert ana.client.get(f"/judge/correct?record={row.id}").status_code == 404
