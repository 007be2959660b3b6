"""Reads the labelled reports of training/own/reports (the form is told in training/own/README.md).

The records have the form of the annotation guide, as the gold sets have, so that one reader serves both.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.errors import MalformedInput
from training.own.records import attribution_of, event_of, vouch

REPORTS = Path(__file__).parent / "reports"
LABEL = re.compile(r"[sctvearbkdpn]\d+$")
#: What the files and ids of our dense reports begin with: long sentences, two acts and one or two claims in each (README.md).
DENSE = "z"
#: Acts that a writer who labels no links passes over.
DOUBTFUL = frozenset({"deny", "confirm"})


@dataclass(slots=True)
class Sentence:
    """One sentence without its markup, the marked words by label, and the lines that tell the rest."""

    text: str
    marks: dict[str, list[tuple[int, int]]]
    told: list[tuple[str, str, int]] = field(default_factory=list)  # (label, rest of the line, line number)

    def words(self, label: str) -> list[str]:
        """The words marked with a label, in text order."""
        return [self.text[s:e] for s, e in self.marks.get(label, [])]


@dataclass(slots=True)
class Labelled:
    """One report: its sentences and its records, ready to be written."""

    id: str
    outlet: str
    published: str
    sentences: list[Sentence] = field(default_factory=list)

    def rows(self, file: str) -> list[dict[str, Any]]:
        """One record per sentence, as in gold/*.gold.jsonl."""
        rows = [self._row(i, s, file) for i, s in enumerate(self.sentences)]
        ids = [x["id"] for row in rows for x in (*row["attributions"], *row["events"])]
        if twice := sorted({i for i in ids if ids.count(i) > 1}):
            raise MalformedInput(f"{self.id} has {', '.join(twice)} twice", file=file)
        return rows

    def _row(self, index: int, sentence: Sentence, file: str) -> dict[str, Any]:
        attributions = [attribution_of(sentence, *told, file) for told in sentence.told if told[0][0] == "t"]
        events = [event_of(sentence, *told, file) for told in sentence.told if told[0][0] == "e"]
        told = {label for label, _, _ in sentence.told}
        for label in sentence.marks:
            owner = ("t" if label[0] in "sctv" else "e") + label[1:]
            if owner not in told:
                raise MalformedInput(f"{label} is marked but no line tells {owner}: {sentence.text[:60]!r}", file=file)
        for event in events:
            vouch(event, attributions, sentence)
        return {"doc": self.id, "sent": index, "events": events, "attributions": attributions}


def parse_sentence(line: str, file: str, number: int) -> Sentence:
    """Take the markup out of one line.

    Raises:
        MalformedInput: braces that don't pair, or a label that is none.
    """
    out: list[str] = []
    marks: dict[str, list[tuple[int, int]]] = {}
    open_: list[tuple[list[str], int]] = []
    length = i = 0
    while i < len(line):
        if line[i] == "{":
            labels, _, _ = line[i + 1 :].partition(" ")
            names = labels.split(",")
            for name in names:
                if not LABEL.match(name):
                    raise MalformedInput(f"{name!r} is no label", file=file, line=number)
            open_.append((names, length))
            i += len(labels) + 2
            continue
        if line[i] == "}":
            if not open_:
                raise MalformedInput("a } without its {", file=file, line=number)
            names, start = open_.pop()
            for name in names:
                marks.setdefault(name, []).append((start, length))
        else:
            out.append(line[i])
            length += 1
        i += 1
    if open_:
        raise MalformedInput(f"{{{','.join(open_[-1][0])} is not closed", file=file, line=number)
    for spans in marks.values():
        spans.sort()
    return Sentence(text="".join(out), marks=marks)


def links_untold(record: dict[str, Any], *, report_has_links: bool) -> bool:
    """Whether the labels of a report leave open that an attribution points at something.

    In a report without any link whoever denies, confirms or knows nothing may have been passed over by its writer.
    """
    return not report_has_links and (record["act"] in DOUBTFUL or record["certainty"] == "unknown")


def read(path: Path) -> list[Labelled]:
    """The reports of one file.

    Raises:
        MalformedInput: names the file and the line.
    """
    reports: list[Labelled] = []
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = raw.rstrip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("@report "):
            parts = [p.strip() for p in line[8:].split("|")]
            if len(parts) != 3:  # noqa: PLR2004 - id, outlet, day
                raise MalformedInput("a report line is `@report ID | OUTLET | DAY`", file=path.name, line=number)
            reports.append(Labelled(id=parts[0], outlet=parts[1], published=parts[2]))
        elif not reports:
            raise MalformedInput("a sentence before the first @report", file=path.name, line=number)
        elif line.startswith("> "):
            label, _, rest = line[2:].partition(" ")
            if not reports[-1].sentences or not re.fullmatch(r"[te]\d+", label):
                raise MalformedInput(f"{label!r} tells of no attribution or event", file=path.name, line=number)
            reports[-1].sentences[-1].told.append((label, rest, number))
        else:
            reports[-1].sentences.append(parse_sentence(line, path.name, number))
    return reports


def main() -> None:
    """Check all files and print how much there is, or with ``--write DIR`` write DIR/own.{gold,sentences}.jsonl."""
    reports = [(p.name, r) for p in sorted(REPORTS.glob("*.txt")) for r in read(p)]
    rows = [row for name, r in reports for row in r.rows(name)]
    ids = [r.id for _, r in reports]
    if len(set(ids)) != len(ids):
        sys.exit(f"report ids occur twice: {sorted({i for i in ids if ids.count(i) > 1})}")
    events, attributions = sum(len(r["events"]) for r in rows), sum(len(r["attributions"]) for r in rows)
    print(f"{len(reports)} reports, {len(rows)} sentences, {events} events, {attributions} attributions")
    if sys.argv[1:2] == ["--write"]:
        out = Path(sys.argv[2])
        lines = [
            {"id": r.id, "outlet": r.outlet, "published": r.published, "sentences": [s.text for s in r.sentences]}
            for _, r in reports
        ]
        (out / "own.sentences.jsonl").write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines), "utf-8")
        (out / "own.gold.jsonl").write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in rows), "utf-8")


if __name__ == "__main__":
    main()
