"""Reads the labels: what act each attribution of a real report is, and how certain its source is.

``gold.tsv`` names attributions of gold/train by report, sentence and their number in it; ``news.tsv`` those of PolNeAR train
and Wikinews by the offsets of their spans, in Unicode code points, end-exclusive.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
POLNEAR = "data/attribution/polnear_train.jsonl.gz"
WIKINEWS = "data/reports/wikinews_2019_2020.jsonl"

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """One labelled attribution of ``news.tsv``; ``corpus`` is polnear or wikinews."""

    corpus: str
    report: str
    source: Offsets | None
    cue: Offsets | None
    content: tuple[Offsets, ...]
    act: str
    certainty: str


def gold_labels() -> dict[tuple[str, int, int], tuple[str, str]]:
    """Act and certainty by report, sentence and number of the attribution in its gold line."""
    rows = (line.split("\t") for line in (HERE / "gold.tsv").read_text("utf-8").splitlines())
    return {(report, int(sent), int(n)): (act, certainty) for report, sent, n, act, certainty in rows}


def news_labels() -> list[Told]:
    """The labels of PolNeAR and Wikinews, in the order of the file."""
    rows = (line.split("\t") for line in (HERE / "news.tsv").read_text("utf-8").splitlines())
    return [
        Told(corpus, report, _span(source), _span(cue), _spans(content), act, certainty)
        for corpus, report, source, cue, content, act, certainty in rows
    ]


def texts(data: Path) -> Iterator[tuple[str, str, str | None, str]]:
    """Corpus, report, day of publication and text of each report that the labels of ``news.tsv`` are of.

    Args:
        data: the folder of the shared data.
    """
    wanted = {(t.corpus, t.report) for t in news_labels()}
    with gzip.open(data / POLNEAR, "rt", encoding="utf-8") as lines:
        rows = [("polnear", r["id"], r) for r in map(json.loads, lines)]
    with (data / WIKINEWS).open(encoding="utf-8") as lines:
        rows += [("wikinews", r["doc_id"], r) for r in map(json.loads, lines)]
    for corpus, report, row in rows:
        if (corpus, report) in wanted:
            yield corpus, report, row["date"], row["text"]


def _span(told: str) -> Offsets | None:
    return next(iter(_spans(told)), None)


def _spans(told: str) -> tuple[Offsets, ...]:
    pairs = (pair.split("-") for pair in told.split(";") if pair)
    return tuple((int(start), int(end)) for start, end in pairs)
