"""Training reports as documents whose events are the annotated acts, with the date of each."""

from __future__ import annotations

import json
import os
from pathlib import Path

from sayso.reading.dates import DateStage
from sayso.reading.document import Document
from sayso.reading.parser import Parser
from sayso.schema import Event, LayoutPart, Report, Span

Example = tuple[Document, list[str | None]]


def examples() -> list[Example]:
    """The reports of gold/train, parsed, with dates read."""
    folder = Path(os.environ["SAYSO_DATA"]) / "gold"
    parser, reader = Parser(), DateStage()
    out: list[Example] = []
    for path in sorted(folder.glob("train.*.sentences.jsonl")):
        gold: dict[tuple[str, int], list[dict[str, str | bool | None]]] = {}
        for line in path.with_name(path.name.replace("sentences", "gold")).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            gold[record["doc"], record["sent"]] = record["events"]
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            document, dates = _document(record, [gold.get((record["id"], k), []) for k in range(len(record["sentences"]))])
            out.append((reader(parser(document)), dates))
    return out


def released() -> list[Example]:
    """Our own releases in the manner of armed forces (releases.txt)."""
    from sayso.intake.layout import LayoutStage
    from training.when.releases import releases

    parser, reader, layout = Parser(), DateStage(), LayoutStage()
    out: list[Example] = []
    for release in releases():
        document = layout(Document(report=release.report, language="en", events=release.acts))
        out.append((reader(parser(document)), list(release.days)))
    return out


def _document(record: dict[str, list[str] | str], gold: list[list[dict[str, str | bool | None]]]) -> Example:
    sentences, position = record["sentences"], 0
    layout: list[LayoutPart] = []
    events: list[Event] = []
    dates: list[str | bool | None] = []
    for sentence, acts in zip(sentences, gold, strict=True):
        layout.append(LayoutPart(start=position, end=position + len(sentence), kind="body"))
        found: dict[str, int] = {}
        for act in acts:
            words = str(act["anchor"] or "")
            at = sentence.find(words, found.get(words, 0))
            at = max(at, 0) if at >= 0 else max(sentence.find(words), 0)
            found[words] = at + 1
            events.append(
                Event(
                    id=f"e{len(events)}", type=act["type"], mode=None, contexts=(), cameo="", goldstein=None, intensity=None,  # type: ignore[arg-type]
                    quad="verbal conflict", status=act["status"], background=bool(act["background"]),  # type: ignore[arg-type]
                    anchor=Span(start=position + at, end=position + at + len(words), text=words),
                )
            )  # fmt: skip
            dates.append(act["date"])
        position += len(sentence) + 1
    report = Report(id=str(record["id"]), text="\n".join(sentences), published=str(record["published"]))
    return Document(report=report, layout=tuple(layout), language="en", events=tuple(events)), dates  # type: ignore[return-value]
