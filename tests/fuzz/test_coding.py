"""Whatever the text: a valid record, exact spans, no failure, and the same again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sayso.contract import decode, encode, shipped, wrong_spans
from sayso.schema import CodedReport, Report
from tests.fuzz.strategies import RUNS, dates, names, texts

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.coding.coder import Coder

VALIDATOR = jsonschema.Draft202012Validator(json.loads(shipped()))


def check(coded: CodedReport, text: str) -> None:
    assert coded.failure is None, coded.failure
    assert coded.text == text
    assert wrong_spans(coded) == []
    line = encode(coded)
    record = json.loads(line)
    VALIDATOR.validate(record)
    assert wrong_spans(record) == []
    assert decode(line) == coded
    known = {e.id for e in coded.events} | {a.id for a in coded.attributions}
    assert len(known) == len(coded.events) + len(coded.attributions)
    for event in coded.events:
        assert set(event.attributions) <= known
    for attribution in coded.attributions:
        assert {link.to for link in attribution.links} <= known
        assert attribution.parent is None or attribution.parent in known
    covered = 0
    for part in coded.layout:
        assert covered <= part.start < part.end <= len(text)
        assert not text[covered : part.start].strip()
        covered = part.end
    assert not text[covered:].strip()


@RUNS
@given(texts(), dates, names, names, st.sampled_from([None, "en"]))
@example("", None, None, None, "en")
@example(" \r\n", None, None, None, "en")
@example("\ud83d \ude00", None, None, None, "en")
def test_any_text(  # noqa: PLR0917 - what hypothesis gives
    coder: Coder, text: str, published: str | None, title: str | None, outlet: str | None, language: str | None
) -> None:
    report = Report(id="x", text=text, published=published, title=title, outlet=outlet, language=language)
    coded = coder(report)
    check(coded, text)
    assert encode(coder(report)) == encode(coded)


@pytest.mark.shared
@pytest.mark.parametrize("step", [29])
def test_real_texts(coder: Coder, shared_data: Path, step: int) -> None:
    """Each n-th article of the sets that may be looked at, and each with its line ends and normal form changed."""
    import unicodedata

    lines = (shared_data / "data" / "reports" / "wikinews_2019_2020.jsonl").read_text("utf-8").splitlines()[::step]
    for line in lines:
        article = json.loads(line)
        for text in (article["text"], unicodedata.normalize("NFD", article["text"].replace("\n", "\r\n"))):
            check(coder(Report(id=article["doc_id"], text=text, published=article["date"], title=article["title"])), text)
