"""Labelled reports as the attribution stage sees them: read up to that stage, with the labelled spans as what was found."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.coding.attributions.found import Found
from sayso.coding.coder import english_stages
from sayso.reading.document import Document
from sayso.schema import Report
from training.acts.labels import gold_labels, news_labels, texts
from training.own.markup import REPORTS, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.stage import Stage


@dataclass(frozen=True, slots=True)
class Labelled:
    """An attribution's spans and its record, whose ``at`` holds the spans by letter, with offsets into the report."""

    found: Found
    record: dict[str, Any]


def reports(
    folder: Path = REPORTS, without: tuple[str, ...] = ()
) -> Iterator[tuple[Document, list[Labelled], list[dict[str, Any]]]]:
    """Each report read up to the attribution stage, with its attributions in text order and its events; without files so named.

    An event's ``at`` is where its anchor stands in the report.
    """
    stages = _before()
    for path in sorted(p for p in folder.glob("*.txt") if not p.name.startswith(without or ("\0",))):
        for report in read(path):
            sentences = [s.text for s in report.sentences]
            document = Document(
                report=Report(id=report.id, text="\n".join(sentences), outlet=report.outlet, published=report.published)
            )
            for stage in stages:
                document = stage(document)
            rows = report.rows(path.name)
            yield document, _labelled(sentences, rows), _events(sentences, rows)


def gold(folder: Path) -> Iterator[tuple[Document, list[Labelled]]]:
    """The same of gold/train: spans are sought by their words, and go-betweens are known by name only (no ``v`` in ``at``)."""
    stages, manners = _before(), gold_labels()
    for path in sorted(folder.glob("train.*.sentences.jsonl")):
        rows: dict[tuple[str, int], dict[str, Any]] = {}
        for line in Path(str(path).replace("sentences", "gold")).read_text("utf-8").splitlines():
            row = json.loads(line)
            rows[row["doc"], row["sent"]] = row
        for line in path.read_text("utf-8").splitlines():
            report = json.loads(line)
            sentences = report["sentences"]
            document = Document(
                report=Report(
                    id=report["id"], text="\n".join(sentences), outlet=report.get("outlet"), published=report.get("published")
                )
            )
            for stage in stages:
                document = stage(document)
            told = [rows.get((report["id"], i), {"attributions": []}) for i in range(len(sentences))]
            for i, (sentence, row) in enumerate(zip(sentences, told, strict=True)):
                for n, record in enumerate(row["attributions"]):
                    record["spans"] = _sought(sentence, record)
                    record["act"], record["certainty"] = manners[report["id"], i, n]
            yield document, [x for x in _labelled(sentences, told) if x.found.content]


def spoken(data: Path) -> Iterator[tuple[Document, list[Labelled]]]:
    """The articles of ``training/acts/news.tsv`` with the attributions whose act and certainty are told there."""
    stages, told = _before(), news_labels()
    for corpus, report, published, text in texts(data):
        document = Document(report=Report(id=report, text=text, published=published and published[:10]))
        for stage in stages:
            document = stage(document)
        rows = [
            Labelled(
                Found(content=t.content, cue=t.cue, source=t.source, because="labelled"),
                {"act": t.act, "certainty": t.certainty},
            )
            for t in told
            if (t.corpus, t.report) == (corpus, report)
        ]
        yield document, sorted(rows, key=lambda x: x.found.place)


def _sought(sentence: str, record: dict[str, Any]) -> dict[str, list[tuple[int, int]]]:
    """Where the words of a record stand: of several places the one nearest to the content."""
    content = [(at, at + len(words)) for words in record["content"] if (at := sentence.find(words)) >= 0]
    middle = content[0][0] if content else 0
    out = {"t": content}
    for letter, name in (("c", "cue"), ("s", "speaker")):
        words = record.get(name)
        places = [i for i in range(len(sentence)) if words and sentence.startswith(words, i)]
        outside = [i for i in places if not any(s <= i < e for s, e in content)] or places
        best = min(outside, key=lambda i: abs(i - middle), default=None)
        out[letter] = [(best, best + len(words))] if best is not None and words else []
    return out


def _before() -> list[Stage]:
    stages = english_stages()
    return stages[: next(i for i, s in enumerate(stages) if s.name == "attributions")]


def _events(sentences: list[str], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    out, offset = [], 0
    for sentence, row in zip(sentences, rows, strict=True):
        for event in row["events"]:
            start, end = event["spans"]["e"][0]
            out.append({**event, "at": (start + offset, end + offset)})
        offset += len(sentence) + 1
    return out


def _labelled(sentences: list[str], rows: list[dict[str, Any]]) -> list[Labelled]:
    out, offset = [], 0
    for sentence, row in zip(sentences, rows, strict=True):
        for record in row["attributions"]:
            at = {k: [(s + offset, e + offset) for s, e in spans] for k, spans in record["spans"].items()}
            found = Found(
                content=tuple(at["t"]),
                cue=at["c"][-1] if at["c"] else None,
                source=at["s"][0] if at["s"] else None,
                because="labelled",
                continues=not at["s"] and not at["c"],
            )
            if found.content or found.cue or found.source:
                out.append(Labelled(found, {**record, "at": at}))
        offset += len(sentence) + 1
    return sorted(out, key=lambda x: x.found.place)
