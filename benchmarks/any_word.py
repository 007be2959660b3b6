"""``python -m benchmarks.any_word``: the day on which what any word tells took place, on MEANTIME.

MEANTIME dates every event of its reports (Wikinews on companies), most of which are no political act, so that the coder
rightly codes none of them.  Here the library's ``sayso.coding.when.dates_of`` dates every verb and every noun of the texts,
with no knowledge of the gold mentions, and the shared scorer takes the word nearest to each mention, as it does with events.
Prints the scorer's figures without and with assumed dates; those of the events of ``sayso code`` are in RESULTS.md.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.inputs import reports
from benchmarks.scoring import run_scorer

if TYPE_CHECKING:
    from sayso.coding.when import WhenStage
    from sayso.reading.document import Document
    from sayso.stage import Stage


def dated(document: Document, stage: WhenStage) -> list[dict[str, Any]]:
    """The verbs and nouns of a document that have a date, in the scorer's form."""
    from sayso.coding.when import dates_of

    assert document.parse is not None
    words = [t for t in document.parse if t.pos_ in ("VERB", "NOUN") and t.is_alpha]
    dates = dates_of(document, [(t.idx, t.idx + len(t)) for t in words], stage)
    return [
        {"anchor": {"start": t.idx, "end": t.idx + len(t), "text": t.text}, "date": {"value": d.value} if d else None}
        for t, d in zip(words, dates, strict=True)
    ]


def main() -> None:
    """Date the words of all texts and print what the scorer says."""
    from sayso.coding.when import WhenStage
    from sayso.intake.layout import LayoutStage
    from sayso.reading.dates import DateStage
    from sayso.reading.document import Document
    from sayso.reading.language import LanguageStage
    from sayso.reading.parser import Parser
    from sayso.schema import Report

    data = Path(os.environ["SAYSO_DATA"])
    stages: list[Stage] = [LanguageStage(), LayoutStage(), Parser(), DateStage()]
    documents = []
    for row in reports("meantime", data):
        document = Document(report=Report(id=row["id"], text=row["text"], published=row["published"]))
        for stage in stages:
            document = stage(document)
        documents.append(document)
    for assume in (False, True):
        when = WhenStage(assume_published=assume)
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            for document in documents:
                line = {"id": document.report.id, "text": document.report.text, "events": dated(document, when)}
                file.write(json.dumps(line) + "\n")
            file.flush()
            gold = data / "data/dates/meantime_event_dates.jsonl"
            print("with assumed dates" if assume else "without assumed dates")
            print(run_scorer(data / "scorers" / "event_dates.py", ["meantime", str(gold), file.name]))


if __name__ == "__main__":
    main()
