"""A user's codebook: mapping first, then likeness to examples; every mistake in the file with its line."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sayso.coding.codebook import Codebook, read_codebook
from sayso.coding.codebook.apply import sentence_at
from sayso.coding.codebook.likeness import Likeness
from sayso.schema import Span
from tests.cli.commandline import sayso
from tests.handmade import event

if TYPE_CHECKING:
    from pathlib import Path

BOOK = """\
name: harbour
floor: 0.02
types:
- name: Air strike
  from: [ASSAULT:aerial, ASSAULT:drone]
- name: Clash
  from: [ASSAULT]
  examples: [Soldiers and rebels exchanged fire near the dam.]
- name: Massacre
  description: Civilians are killed.
  from: [ASSAULT]
  examples: [Militiamen slaughtered villagers in the valley.]
- name: Arrest
  from: ["cameo:173"]
- name: Walkout
  examples: [Dockers walked out at the container terminal.]
"""


def book(text: str = BOOK) -> Codebook:
    read, problems = read_codebook(text, "book.yaml")
    assert problems == []
    assert read is not None
    return Codebook(read)


@pytest.mark.parametrize(
    ("changes", "text", "name", "why"),
    [
        ({"mode": "aerial"}, "Anything.", "Air strike", "mapped from ASSAULT:aerial"),
        ({"mode": "beat"}, "Rebels and soldiers fired at each other.", "Clash", "of these likest"),
        ({"mode": None}, "The militia slaughtered forty villagers.", "Massacre", "of these likest"),
        ({"type": "COERCE", "mode": "arrest", "cameo": "173"}, "Anything.", "Arrest", "mapped"),
        ({"type": "PROTEST", "mode": "strike", "cameo": "143"}, "Dockers at the terminal walked out.", "Walkout", "likest"),
        ({"type": "PROTEST", "mode": "demo", "cameo": "141"}, "Zzz qqq.", None, "below the floor"),
    ],
)
def test_mapping_decides_first_and_examples_after_it(changes: dict[str, str], text: str, name: str | None, why: str) -> None:
    fields: dict[str, Any] = {"type": "ASSAULT", "cameo": "190", "anchor": Span(start=0, end=4, text=text[:4]), **changes}
    one = replace(event("e1", "ASSAULT", "shelled", "Rebels"), **fields)
    (typed,) = book().events([one], text)
    assert typed.codebook_type == name
    assert why in typed.because[-1]
    assert (typed.type, typed.mode) == (one.type, one.mode)


def test_what_nobody_takes_up_has_no_type() -> None:
    mapped = book(BOOK[: BOOK.index("- name: Walkout")])
    (typed,) = mapped.events([event("e1", "CONSULT", "shelled", "Rebels", cameo="040")], "They met.")
    assert typed.codebook_type is None
    assert "no type of the codebook takes up CONSULT" in typed.because[-1]


@pytest.mark.parametrize(
    ("text", "lines", "words"),
    [
        (
            BOOK.replace("ASSAULT:drone", "ASSAULT:drones").replace("cameo:173", "cameo:999"),
            [5, 14],
            ["no mode 'drones'", "'999'"],
        ),
        (BOOK.replace("- name: Clash", "- name: Massacre"), [9], ["two types"]),
        (BOOK.replace("floor: 0.02", "floor: 2").replace("name: harbour", "name: my book"), [1, 2], ["one word", "0 to 1"]),
        (BOOK.replace("  from: [ASSAULT]\n", "  form: [ASSAULT]\n", 1), [7], ["no field 'form'"]),
        (BOOK + "- name: Empty\n", [17], ["needs examples"]),
        (BOOK + "- name: [\n", [18], ["YAML"]),
        (BOOK + "- name: 2020-02-30\n", [17], ["2020-02-30"]),
        ("types: nothing\n", [1], ["list named types"]),
    ],
)
def test_every_mistake_is_named_with_its_line(text: str, lines: list[int], words: list[str]) -> None:
    _, problems = read_codebook(text, "book.yaml")
    assert [p.line for p in problems] == lines
    assert all(w in p.message for w, p in zip(words, problems, strict=True))


def test_likeness_is_between_nothing_and_the_same() -> None:
    like = Likeness({"a": ["Dockers walked out."], "b": ["Jets bombed the port."], "c": []})
    (first, same), (second, other), (_, empty) = like("Dockers walked out.", ["b", "c", "a"])
    assert (same, other, empty) == ("a", "b", "c")
    assert first == pytest.approx(1.0)
    assert 0 <= second < 0.2


def test_the_sentence_around_an_anchor() -> None:
    text = "It rained. Dockers walked out at 4 p.m. on Friday. Then they sang.\nOther."
    start = text.index("walked")
    assert sentence_at(text, start, start + 6) == "Dockers walked out at 4 p.m. on Friday."


def test_code_prints_the_type_and_the_codebook(tmp_path: Path) -> None:
    file, report = tmp_path / "book.yaml", tmp_path / "report.txt"
    file.write_text(BOOK, encoding="utf-8")
    report.write_text("Warplanes bombed the port of Karsa on Monday.\n", encoding="utf-8")
    plain = sayso("nowhere", "code", str(report), "--published", "2020-01-16").json()
    typed = sayso("nowhere", "code", str(report), "--published", "2020-01-16", "--codebook", str(file)).json()
    assert [e["codebook_type"] for e in plain["events"]] == [None] * len(plain["events"])
    assert "Air strike" in [e["codebook_type"] for e in typed["events"]]
    assert typed["coder"].startswith(plain["coder"] + " codebook/harbour.")
    shown = sayso("nowhere", "code", str(report), "--codebook", str(file), "--format", "table").out
    assert "Air strike" in shown
    file.write_text(BOOK.replace("ASSAULT:drone", "ASSAULT:drones"), encoding="utf-8")
    wrong = sayso("nowhere", "code", str(report), "--codebook", str(file))
    assert (wrong.status, wrong.out) == (4, "")
    assert f"{file}:5: ASSAULT has no mode 'drones'" in wrong.err


def test_exports_have_the_type(tmp_path: Path) -> None:
    file, report, ledger = tmp_path / "book.yaml", tmp_path / "report.txt", tmp_path / "karsa.ledger"
    file.write_text(BOOK, encoding="utf-8")
    report.write_text("Warplanes bombed the port of Karsa on Monday.\n", encoding="utf-8")
    assert sayso(ledger, "add", str(report), "--published", "2020-01-16", "--by", "bo").status == 0
    for form in ("csv", "plover", "jsonl"):
        assert "Air strike" not in sayso(ledger, "export", "--format", form).out
        assert "Air strike" in sayso(ledger, "export", "--format", form, "--codebook", str(file)).out
    (line,) = sayso(ledger, "export", "--format", "plover", "--codebook", str(file)).out.splitlines()
    assert json.loads(line)["codebook_type"] == "Air strike"
    assert sayso(ledger, "export", "--format", "polecat", "--codebook", str(file)).status == 2
