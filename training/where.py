"""Fit the linear model of ``sayso.coding.where`` on gold/train and on our own reports and releases, with annotated anchors.

Run: ``SAYSO_DATA=... python -m training.where [--write]``.  Prints precision, recall and F1 of places over all gold events in
five folds by report (each report scored by a model that has not seen it), as ``shared/scorers/events.py`` compares places.
With --write the model fitted on all reports is written to ``sayso/coding/where/weights.json``.  Takes about two minutes.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.reading.document import Document
    from sayso.schema import Event
    from sayso.stage import Stage

#: A report's id, the report read up to its places, and its events with their places.
Read = tuple[str, "Document", "list[tuple[Event, str | None]]"]
#: L2 penalty of the weights.
PENALTY = 2.0
FOLDS = 5


@dataclass
class Example:
    """One gold event: its report, gold place, and its candidate sites as (features, right or not)."""

    report: str
    gold: str | None
    sites: list[tuple[dict[str, float], bool]]


def main() -> None:
    """Cross-validate, and write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    data = Path(os.environ["SAYSO_DATA"])
    examples, ours = list(read(data, documents(data))), list(read(data, own_documents()))
    reports = sorted({e.report for e in examples})
    random.Random(0).shuffle(reports)  # noqa: S311 - folds are no secret
    scored: list[tuple[Example, list[float]]] = []
    for fold in range(FOLDS):
        out = set(reports[fold::FOLDS])
        weights = fit([*(e for e in examples if e.report not in out), *ours])
        scored += [(e, probabilities(weights, e)) for e in examples if e.report in out]
    ceiling = sum(any(ok for _, ok in e.sites) for e in examples if e.gold)
    print(
        f"{len(examples)} events, {sum(bool(e.gold) for e in examples)} with a place, {ceiling} of these among the candidates"
    )
    best = max((f1(scored, t / 100)[2], t / 100) for t in range(10, 80, 2))
    p, r, f = f1(scored, best[1])
    print(f"five folds: threshold {best[1]:.2f}  P {p:.3f}  R {r:.3f}  F1 {f:.3f}")
    if write:
        weights = {k: round(v, 4) for k, v in sorted(fit([*examples, *ours]).items()) if abs(v) >= 0.005}  # noqa: PLR2004 - says nothing
        target = Path(__file__).resolve().parents[1] / "sayso" / "coding" / "where" / "weights.json"
        made = f"training/where.py on gold/train ({len(examples)} events) and our own reports and releases ({len(ours)} events)"
        text = json.dumps({"made": made, "threshold": best[1], "weights": weights}, indent=1)
        target.write_text(text + "\n", encoding="utf-8")
        print(f"wrote {len(weights)} weights to {target}")


def read(data: Path, reports: Iterator[Read]) -> Iterator[Example]:
    """The events of annotated reports with their candidates."""
    from sayso.coding.where.stage import candidates
    from sayso.reading.places import Gazetteer

    agree = scorer(data).places_agree
    gazetteer = Gazetteer()
    for name, document, golds in reports:
        kept: dict[int, Any] = {}
        for event, gold in golds:
            found = candidates(document, event, gazetteer, kept)
            right = [
                bool(gold) and agree(gold, {"name": s.name, "country": s.country, "precision": s.precision}) for s, _ in found
            ]
            yield Example(name, gold, [(f, ok) for (_, f), ok in zip(found, right, strict=True)])


def scorer(data: Path) -> Any:
    """The module scorers/events.py of the shared data."""
    spec = importlib.util.spec_from_file_location("events_scorer", data / "scorers" / "events.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _stages() -> list[Stage]:
    from sayso.intake.layout import LayoutStage
    from sayso.reading.language import LanguageStage
    from sayso.reading.parser import Parser
    from sayso.reading.places import PlaceStage

    return [LanguageStage(), LayoutStage(), Parser(), PlaceStage()]


def own_documents() -> Iterator[Read]:
    """Our own reports and releases, read up to their places, with their events and places."""
    from sayso.reading.document import Document
    from sayso.schema import Report
    from training.own.markup import REPORTS
    from training.own.markup import read as read_own
    from training.when.releases import releases

    stages = _stages()
    for release in releases():
        document = Document(report=release.report)
        for stage in stages:
            document = stage(document)
        yield release.report.id, document, list(zip(release.acts, release.places, strict=True))
    for path in sorted(REPORTS.glob("*.txt")):
        for labelled in read_own(path):
            text = "\n".join(s.text for s in labelled.sentences)
            document = Document(report=Report(id=labelled.id, text=text, published=labelled.published))
            for stage in stages:
                document = stage(document)
            events: list[tuple[Event, str | None]] = []
            at = 0
            for sentence, row in zip(labelled.sentences, labelled.rows(path.name), strict=True):
                events += [(as_event(len(events), e, text, at + e["spans"]["e"][0][0]), e.get("place")) for e in row["events"]]
                at += len(sentence.text) + 1
            yield labelled.id, document, events


def documents(data: Path) -> Iterator[Read]:
    """Each report of gold/train, read up to its places, with its gold events and their gold places."""
    from sayso.reading.document import Document
    from sayso.schema import Report

    stages = _stages()
    for file in sorted((data / "gold").glob("train.*.sentences.jsonl")):
        gold: dict[str, dict[int, Any]] = {}
        for line in file.with_name(file.name.replace("sentences", "gold")).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            gold.setdefault(row["doc"], {})[row["sent"]] = row
        for line in file.read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            text = "\n".join(report["sentences"])
            document = Document(
                report=Report(id=report["id"], text=text, published=report["published"], outlet=report["outlet"])
            )
            for stage in stages:
                document = stage(document)
            events: list[tuple[Event, str | None]] = []
            at = 0
            for n, sentence in enumerate(report["sentences"]):
                for e in gold[report["id"]].get(n, {}).get("events", []):
                    start = at + max(0, sentence.find(e["anchor"]))
                    events.append((as_event(len(events), e, text, start), e.get("place")))
                at += len(sentence) + 1
            yield report["id"], document, events


def as_event(number: int, gold: dict[str, Any], text: str, start: int) -> Event:
    """A gold event as a record, with nothing but type and anchor."""
    from sayso.schema import Event, Span

    end = start + len(gold["anchor"])
    return Event(
        id=f"e{number}", type=gold["type"], mode=None, contexts=(), cameo="", goldstein=None, intensity=None,
        quad="verbal cooperation", status="actual", background=False, anchor=Span(start=start, end=end, text=text[start:end]),
    )  # fmt: skip


def fit(examples: list[Example]) -> dict[str, float]:
    """L2-penalised logistic regression over all candidate sites."""
    from scipy.optimize import minimize

    rows = [(f, ok) for e in examples for f, ok in e.sites]
    counts: dict[str, int] = {}
    for f, _ in rows:
        for k in f:
            counts[k] = counts.get(k, 0) + 1
    names = sorted(k for k, n in counts.items() if n >= 3)  # noqa: PLR2004 - seen that often at least
    column = {k: i for i, k in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, (f, _) in enumerate(rows):
        for k, v in f.items():
            if k in column:
                x[i, column[k]] = v
    y = np.array([1.0 if ok else -1.0 for _, ok in rows])

    def loss(w: Any) -> tuple[float, Any]:
        margin = y * (x @ w)
        value = np.logaddexp(0, -margin).sum() + PENALTY * (w @ w) / 2
        return float(value), PENALTY * w - x.T @ (y / (1 + np.exp(margin)))

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return dict(zip(names, map(float, result.x), strict=True))


def probabilities(weights: dict[str, float], example: Example) -> list[float]:
    """The probability of each candidate site."""
    from sayso.coding.where.model import Model

    model = Model(weights, 0.5)
    return [model.probability(f) for f, _ in example.sites]


def f1(scored: list[tuple[Example, list[float]]], threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 over all events: the likeliest site of each, where it reaches the threshold."""
    from sayso.coding.where.model import Model

    gold = pred = hit = 0
    for e, ps in scored:
        gold += bool(e.gold)
        if not ps:
            continue
        features, right = e.sites[ps.index(max(ps))]
        if Model({}, threshold).takes(max(ps), features):
            pred += 1
            hit += right
    p, r = hit / max(pred, 1), hit / max(gold, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


if __name__ == "__main__":
    main()
