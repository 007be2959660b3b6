"""Labelled reports for the event classifiers: gold/train of the shared data, our own sentences, and articles without events."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.reading.document import Document
from sayso.schema import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sayso.stage import Stage


@dataclass(slots=True)
class Example:
    """One report: its reading, its sentences as the annotators had them (start, end) and the gold line of each."""

    id: str
    document: Document
    sentences: list[tuple[int, int]] = field(default_factory=list)
    gold: list[dict[str, Any]] = field(default_factory=list)


def rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def pairs(folder: Path, *, own: bool) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """(sentences record, gold lines) of each report."""
    paths = sorted(folder.glob("train.*.sentences.jsonl"))
    found = [(rows(path), rows(path.with_name(path.name.replace("sentences", "gold")))) for path in paths]
    if own:
        from training.own.markup import REPORTS, read

        for path in sorted(REPORTS.glob("*.txt")):
            reports = read(path)
            sentences = [
                {"id": r.id, "outlet": r.outlet, "published": r.published, "sentences": [s.text for s in r.sentences]}
                for r in reports
            ]
            found.append((sentences, [row for r in reports for row in r.rows(path.name)]))
    for sentences, gold in found:
        lines = {(g["doc"], g["sent"]): g for g in gold}
        for record in sentences:
            yield record, [lines[record["id"], i] for i in range(len(record["sentences"]))]


def nothing_political(folder: Path) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Articles without an event: one "sentence" a paragraph."""
    listed = Path(__file__).with_name("nothing-political.txt").read_text("utf-8").splitlines()
    wanted = {word for line in listed if not line.startswith("#") for word in line.split()}
    scored = {row["doc_id"] for row in rows(folder / "nonpolitical.jsonl")}
    for row in rows(folder / "wikinews_2019_2020.jsonl"):
        if row["doc_id"] in wanted - scored:
            parts = [p.strip() for p in row["text"].split("\n") if p.strip()]
            record = {"id": row["doc_id"], "outlet": "Wikinews", "published": row["date"], "sentences": parts}
            yield record, [{"doc": row["doc_id"], "sent": i, "events": []} for i in range(len(parts))]


def _labelled(line: str) -> tuple[str, dict[str, Any]]:
    """A line of sentences.txt as plain text and a gold record."""
    text, cut = "", 0
    events: list[dict[str, Any]] = []
    parties: dict[str, list[str]] = {"a": [], "r": []}
    for mark in re.finditer(r"\{(\S+) ([^{}]*)\}", line):
        label, words = mark.groups()
        text += line[cut : mark.start()] + words
        cut = mark.end()
        if label in parties:
            parties[label].append(words)
            continue
        kind, _, status = label.partition("/")
        kind, _, mode = kind.partition(":")
        events.append({"type": kind, "mode": mode or None, "anchor": words, "status": status or "actual", "background": False})
    for event in events:
        event |= {"actors": parties["a"], "recipients": parties["r"]}
    return text + line[cut:], {"events": events}


def single_sentences() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The sentences of sentences.txt, each a report of its own."""
    lines = Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(line for line in lines if line and not line.startswith("#")):
        text, gold = _labelled(line)
        yield {"id": f"single-{number}", "sentences": [text]}, [{"doc": f"single-{number}", "sent": 0, **gold}]


def reading_stages() -> list[Stage]:
    """The stages that the classifiers' features rest on; all training texts are English."""
    from sayso.intake.layout import LayoutStage
    from sayso.reading.dates import DateStage
    from sayso.reading.parser import Parser

    return [LayoutStage(), Parser(), DateStage()]


def read_all(folder: Path, *, own: bool = False, stages: Sequence[Stage] | None = None) -> Iterable[Example]:
    """Every report, through the reading stages (or through ``stages``)."""
    if stages is None:
        stages = reading_stages()
    found = list(pairs(folder / "gold", own=own))
    if own:
        found += [*single_sentences(), *nothing_political(folder / "data/reports")]
    for record, gold in found:
        text, spans = "", []
        for sentence in record["sentences"]:
            spans.append((len(text), len(text) + len(sentence)))
            text += sentence + "\n"
        document = Document(
            report=Report(
                id=record["id"], text=text.rstrip("\n"), outlet=record.get("outlet"), published=record.get("published")
            )
        )
        for stage in stages:
            document = stage(document)
        yield Example(record["id"], document, spans, gold)
