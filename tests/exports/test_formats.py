"""Each format: complete, valid, and honest about judgements."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from sayso.exports import contract, plover, polecat, table
from sayso.ledger import open_ledger
from sayso.ledger.judgements.model import Target
from sayso.ledger.judgements.store import Draft, judge
from sayso.ledger.queries.filters import Filter
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from sayso.schema import CodedReport
from tests.handmade import TEXT, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sayso.ledger import Ledger

EVERYTHING = Filter()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "karsa.ledger", create=True) as opened:
        opened.add(story())
        yield opened


def view(ledger: Ledger) -> View:
    return View(SqlSource(ledger))


def decide(ledger: Ledger, code: str, **what: Any) -> None:
    row = next(r for r in view(ledger).events(EVERYTHING) if r.event.type == code)
    judge(ledger, Draft(target=Target(kind="event", report=row.head.id, key=row.key), **what), by="ana")


def test_jsonl_is_the_contract_with_a_review_on_each_record(ledger: Ledger) -> None:
    import msgspec

    decide(ledger, "ASSAULT", kind="correct", field="status", value="hypothetical")
    decide(ledger, "COERCE", kind="reject")
    (line,) = contract.lines(view(ledger).full_reports(EVERYTHING))
    record = json.loads(line)
    (event,) = record["events"]
    assert (event["type"], event["status"], event["review"]["state"]) == ("ASSAULT", "hypothetical", "corrected")
    assert event["review"]["marks"][0]["by"] == "ana"
    assert event["review"]["coder_says"] == {"status": "actual"}
    assert record["attributions"][0]["review"] is None
    again = msgspec.convert(record, CodedReport)
    assert again.text == TEXT
    assert TEXT[again.events[0].anchor.start : again.events[0].anchor.end] == again.events[0].anchor.text


def test_csv_reads_back_with_commas_quotes_and_line_ends(ledger: Ledger) -> None:
    ledger.add(story(id="odd", outlet='The "Odd", Paper', title="two\nlines"))
    text = "\n".join(table.lines("event", view(ledger).events(EVERYTHING)))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {r["outlet"] for r in rows} == {"Delta Radio", 'The "Odd", Paper'}
    assert {r["title"] for r in rows} == {"", "two\nlines"}
    assert all(None not in r and len(r) == len(table.columns("event")) for r in rows)


def test_plover_names_and_codes(ledger: Ledger) -> None:
    decide(ledger, "ASSAULT", kind="note", note="see the film")
    assault, coerce = (json.loads(line) for line in plover.lines(view(ledger).events(EVERYTHING)))
    assert (assault["event"], assault["mode"], assault["quad_code"]) == (["ASSAULT"], ["heavy-weapons"], 4)
    assert assault["date"] == "2020-03-02"
    assert "enddate" not in assault
    assert assault["size"] == {"dead": 3}
    assert assault["recipient"] == [
        {"code": "KRS", "sector": "CVL", "actor_text": "the port of Karsa", "identifier_text": "the port of Karsa"}
    ]
    assert assault["event_loc"] == {"name": "Karsa", "cc3": "KRS", "precision": "city"}
    assert assault["comment"] == "see the film"
    assert coerce["mode"] == ["negation"]
    assert coerce["said_by"] == [["The minister", "residents"], ["The minister"]]
    assert coerce["date"] is None


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-11-20/2019-12", "2019-11-20", "2019-12-31"),
    ],
)
def test_plover_gives_a_vague_date_as_the_interval_it_is(ledger: Ledger, value: str, first: str, last: str) -> None:
    date = {"value": value, "precision": "interval", "span": None, "because": "test"}
    decide(ledger, "ASSAULT", kind="correct", field="date", value=date)
    assault = json.loads(next(iter(plover.lines(view(ledger).events(EVERYTHING)))))
    assert (assault["date"], assault["enddate"]) == (first, last)


def test_polecat_has_forty_columns_in_the_published_order(ledger: Ledger) -> None:
    decide(ledger, "ASSAULT", kind="accept")
    head, *rows = (line.split("\t") for line in polecat.lines(view(ledger).events(EVERYTHING)))
    assert len(head) == len(polecat.COLUMNS) == 40
    assert (head[0], head[7], head[15], head[39]) == ("Event ID", "Actor Name", "Recipient Name", "Version")
    assert all(len(row) == 40 for row in rows)
    assault = dict(zip(head, rows[0], strict=True))
    assert (assault["Actor Name"], assault["Recipient Country"], assault["Quad Code"]) == ("Rebels", "KRS", "MATERIAL CONFLICT")
    assert assault["Version"] == "sayso 0.1.0; accepted by ana"


def test_no_format_lets_a_tabulator_or_line_end_out_of_its_cell(ledger: Ledger) -> None:
    ledger.add(story(id="odd", outlet="Tab\tand\nline"))
    lines = list(polecat.lines(view(ledger).events(EVERYTHING)))
    assert all(line.count("\t") == 39 and "\n" not in line for line in lines)


def test_rejected_records_are_in_no_export_and_everything_else_is(ledger: Ledger) -> None:
    decide(ledger, "ASSAULT", kind="reject")
    shown = view(ledger)
    for lines in (
        plover.lines(shown.events(EVERYTHING)),
        polecat.lines(shown.events(EVERYTHING)),
        table.lines("event", shown.events(EVERYTHING)),
        contract.lines(shown.full_reports(EVERYTHING)),
    ):
        text = "\n".join(lines)
        assert "COERCE" in text
        assert "ASSAULT" not in text


def test_lone_surrogates_and_nul_are_no_obstacle(ledger: Ledger) -> None:
    ledger.add(story(id="odd", outlet="Odd", title="half \ud83d of a pair \x00"))
    shown = view(ledger)
    assert len(list(shown.events(EVERYTHING))) == 4
    for lines in (
        plover.lines(shown.events(EVERYTHING)),
        table.lines("event", shown.events(EVERYTHING)),
        contract.lines(shown.full_reports(EVERYTHING)),
    ):
        "\n".join(lines).encode("utf-8", "backslashreplace")
