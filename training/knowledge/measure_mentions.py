"""Measures on training data whom pronouns and descriptions are resolved to, and prints what goes wrong.

    SAYSO_DATA=... python -m training.knowledge.measure_mentions [--set gold|own] [--misses N] [--kind pronoun|description|name]

The measure is that of benchmarks/coreference.py; gold/train and our own labelled reports only, so that wrong lines may be read.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.coreference import Asked, ask, figures, lines, stages
from training.own import markup

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = range(1, 9)
_KINDS = ("pronoun", "description", "name")


def gold(folder: Path) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The reports of gold/train, each with its rows."""
    for number in _PARTS:
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in lines(folder / f"train.{number}.gold.jsonl"):
            rows[row["doc"]].append(row)
        for report in lines(folder / f"train.{number}.sentences.jsonl"):
            yield report, rows[report["id"]]


def own() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Our own labelled reports, each with its rows."""
    for path in sorted(markup.REPORTS.glob("*.txt")):
        for report in markup.read(path):
            sentences = [s.text for s in report.sentences]
            yield {"id": report.id, "published": report.published, "sentences": sentences}, report.rows(str(path))


def main() -> None:
    """Print the figures, and as many misses as asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--set", choices=("gold", "own"), default="gold")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--kind", default="")
    arguments = parser.parse_args()
    reports = gold(Path(os.environ["SAYSO_DATA"]) / "gold") if arguments.set == "gold" else own()
    reading = stages()
    asked = [a for report, rows in reports for a in ask(report, rows, reading)]
    for kind, found in figures(asked).items():
        print(f"{kind:12} n {found['n']:5}  right {found['score']:.3f}  constant {found['constant']:.3f}")
    misses = [a for a in asked if not a.right and arguments.kind in {"", a.kind}]
    for miss in misses[:: max(1, len(misses) // arguments.misses)] if arguments.misses else ():
        print(*_shown(miss), sep=" | ")


def _shown(miss: Asked) -> tuple[object, ...]:
    found = miss.found
    return (
        miss.report, miss.sentence, miss.role, miss.mention, miss.resolved, found and found.name, found and found.because,
    )  # fmt: skip


if __name__ == "__main__":
    main()
