"""The labels of training/acts: every word is one of the contract's, and every span stands in a text of the shared data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

from sayso.schema import Certainty, SpeechAct
from training.acts.labels import gold_labels, news_labels, texts

if TYPE_CHECKING:
    from pathlib import Path


def test_acts_and_certainties_are_those_of_the_contract() -> None:
    told = [*gold_labels().values(), *((t.act, t.certainty) for t in news_labels())]
    assert {act for act, _ in told} <= set(get_args(SpeechAct))
    assert {certainty for _, certainty in told} <= set(get_args(Certainty))


def test_no_attribution_is_labelled_twice() -> None:
    spans = [(t.corpus, t.report, t.source, t.cue, t.content) for t in news_labels()]
    assert len(set(spans)) == len(spans)


def test_spans_stand_in_the_texts(shared_data: Path) -> None:
    found = {(corpus, report): text for corpus, report, _, text in texts(shared_data)}
    for told in news_labels():
        text = found[told.corpus, told.report]
        spans = [*told.content, *(s for s in (told.cue, told.source) if s)]
        assert all(0 <= start < end <= len(text) for start, end in spans), told


def test_every_attribution_of_gold_train_is_labelled(shared_data: Path) -> None:
    known = set()
    for path in (shared_data / "gold").glob("train.*.gold.jsonl"):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            known |= {(row["doc"], row["sent"], n) for n in range(len(row["attributions"]))}
    assert known == set(gold_labels())
