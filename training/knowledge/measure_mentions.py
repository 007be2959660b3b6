"""Measures who parties and speakers are resolved to, on gold sets of sentences read by annotators.

    SAYSO_DATA=... python -m training.knowledge.measure_mentions [--misses N] [--kind pronoun|same|other]

For each gold mention with its resolved name, the resolver is asked for the mention's span; a hit shares a content word
(lenient, as in the shared scorer events.py) or half of all words (strict, Dice) with the resolved name.  Training files only.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.reading.document import Document

STOP = set(
    {
        "the",
        "a",
        "an",
        "of",
        "and",
        "in",
        "on",
        "for",
        "to",
        "by",
        "with",
        "from",
        "his",
        "her",
        "its",
        "their",
        "he",
        "it",
        "she",
        "they",
        "who",
        "that",
        "this",
        "said",
        "mr",
        "mrs",
        "sir",
        "president",
        "minister",
        "prime",
        "foreign",
        "leader",
        "leaders",
        "government",
        "official",
        "officials",
        "spokesman",
        "forces",
        "troops",
    }
)
ARTICLES = set({"the", "a", "an", "of", "and", "in", "on", "for", "to", "by", "with", "from", "his", "her", "its", "their"})
HALF = 0.5
PRONOUNS = set(
    {
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "him",
        "them",
        "us",
        "me",
        "himself",
        "who",
        "which",
        "that",
    }
)


def words(name: str) -> set[str]:
    """The words of a name, folded."""
    return {t for t in re.findall(r"[^\W_]+", name.lower()) if len(t) > 1}


def lenient(gold: str, found: str) -> bool:
    """Whether two names share a content word."""
    a, b = words(gold) - STOP, words(found) - STOP
    if not a or not b:
        a, b = words(gold), words(found)
    return bool(a & b)


def strict(gold: str, found: str) -> bool:
    """Whether two names share half of their words."""
    a, b = words(gold) - ARTICLES, words(found) - ARTICLES
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= HALF


def reports(folder: Path) -> Iterator[tuple[dict[str, Any], dict[int, dict[str, Any]]]]:
    """The training reports, each with its gold rows by sentence."""
    for number in range(1, 9):
        gold: dict[str, dict[int, dict[str, Any]]] = collections.defaultdict(dict)
        for line in (folder / f"train.{number}.gold.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            gold[row["doc"]][row["sent"]] = row
        for line in (folder / f"train.{number}.sentences.jsonl").read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            yield report, gold[report["id"]]


def read(report: dict[str, Any], stages: list[Any]) -> Document:
    """A report read up to its mentions."""
    from sayso.reading.document import Document
    from sayso.schema import Report

    text = "\n".join(report["sentences"])
    document = Document(report=Report(id=report["id"], text=text, published=report["published"]))
    for stage in stages:
        document = stage(document)
    return document


def asked(rows: dict[int, dict[str, Any]]) -> Iterator[tuple[str, int, str, str]]:
    """Role, sentence, mention and resolved name of all gold parties and speakers."""
    for index, row in rows.items():
        for event in row["events"]:
            for role in ("actors", "recipients"):
                if len(event[role]) == len(event[role + "_resolved"]):
                    yield from (
                        (role, index, m, r) for m, r in zip(event[role], event[role + "_resolved"], strict=True) if m and r
                    )
        for said in row["attributions"]:
            if said.get("speaker") and said.get("speaker_resolved"):
                yield "speakers", index, said["speaker"], said["speaker_resolved"]


def main() -> None:
    """Print the figures, and as many misses as asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--kind", default="")
    arguments = parser.parse_args()
    from sayso.intake.layout import LayoutStage
    from sayso.reading.coreference import resolve_party
    from sayso.reading.language import LanguageStage
    from sayso.reading.mentions import MentionStage
    from sayso.reading.parser import Parser

    stages = [LanguageStage(), LayoutStage(), Parser(), MentionStage()]
    tally: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    misses = []
    for report, rows in reports(Path(os.environ["SAYSO_DATA"]) / "gold"):
        document = read(report, stages)
        starts = [0]
        for sentence in report["sentences"]:
            starts.append(starts[-1] + len(sentence) + 1)
        for role, index, mention, resolved in asked(rows):
            at = re.search(rf"(?<!\w){re.escape(mention)}(?!\w)", report["sentences"][index])
            if at is None:
                continue
            start = starts[index] + at.start()
            found = resolve_party(document, start, start + len(mention))
            kind = "pronoun" if mention.lower() in PRONOUNS else "same" if words(mention) & words(resolved) - STOP else "other"
            for key in (role, kind, "all"):
                tally[key]["n"] += 1
                tally[key]["answered"] += found is not None
                if found is not None:
                    tally[key]["lenient"] += lenient(resolved, found.name)
                    tally[key]["strict"] += strict(resolved, found.name)
            if (found is None or not strict(resolved, found.name)) and arguments.kind in {"", kind}:
                misses.append((report["id"], index, kind, mention, resolved, found and found.name, found and found.because))
    for key, counts in sorted(tally.items()):
        n = counts["n"]
        shares = "  ".join(f"{k} {counts[k] / n:.3f}" for k in ("answered", "lenient", "strict"))
        print(f"{key:10} n {n:5}  {shares}")
    for miss in misses[:: max(1, len(misses) // arguments.misses)] if arguments.misses else ():
        print(*miss, sep=" | ")


if __name__ == "__main__":
    main()
