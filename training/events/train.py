"""Trains the classifiers of the event coder and writes their weights into the package.

    python -m training.events.train --data SHARED [--out FOLDER] [--only NAME ...]

Trained on gold/train of the shared data, our own sentences (training/own), and articles in which nothing is to be coded.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sayso.coding.coder import english_stages
from sayso.coding.events.counts import Counter
from sayso.coding.events.lexicon import Lexicon
from sayso.knowledge.actors.base import Actors
from training.events.about import about_rows
from training.events.acts import Rows, Tables, tables
from training.events.cast import SCALE, cast_rows, out_of_fold
from training.events.corpus import read_all
from training.events.counted import count_rows
from training.events.fit import fit, save
from training.events.screen import acts_found, screen_rows
from training.own.markup import DENSE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from training.events.corpus import Example

WEIGHTS = Path(__file__).resolve().parents[2] / "sayso/knowledge/events/weights"
#: L2 penalties, chosen by four-fold cross-validation over reports.
PENALTY = {
    "type": 2.0,
    "mode": 3.0,
    "status": 1.0,
    "background": 2.0,
    "role": 2.0,
    "cast": 3.0,
    "about": 2.0,
    "count": 1.0,
    "screen": 3.0,
}
#: Classifiers of words, acts and phrases; the rest is trained on what these find out of fold.
PLAIN = ("type", "mode", "status", "background", "role")
#: Not fitted to our dense reports: both turn on the whole report there, which neither sees (docs/events.md).
NOT_DENSE = frozenset({"status", "background"})


def train(examples: Sequence[Example], wanted: Collection[str], out: Path) -> None:
    """Fit and save each classifier that is wanted."""
    lexicon, known = Lexicon(), Actors.shipped()
    rows = tables(examples, lexicon) if {*wanted} - {"count"} else Tables()
    for name in (n for n in PLAIN if n in wanted):
        table = getattr(rows, name)
        _save(name, _without_dense(table) if name in NOT_DENSE else table, out)
    if "count" in wanted:
        _save("count", count_rows(examples, lexicon, Counter()), out)
    if "screen" in wanted:
        types = out_of_fold(rows.type, PENALTY["type"])
        _save("screen", screen_rows(examples, acts_found(examples, types, lexicon)), out)
    if {"cast", "about"} & {*wanted}:
        roles = out_of_fold(rows.role, PENALTY["role"])
        cast = cast_rows(examples, roles, lexicon, known)
        if "cast" in wanted:
            _save("cast", cast, out)
        if "about" in wanted:
            casts = out_of_fold(cast, PENALTY["cast"])
            _save("about", about_rows(examples, roles, casts, lexicon, known), out)


def _without_dense(table: Rows) -> Rows:
    out = Rows()
    for report, features, answer in zip(table.report, table.features, table.answer, strict=True):
        if not report.startswith(DENSE):
            out.add(report, features, answer)
    return out


def _save(name: str, table: Rows, out: Path) -> None:
    dense = np.asarray(table.dense, np.float32) if name == "type" and table.dense[0] is not None else None
    scaled = None if dense is None else dense * SCALE
    model = fit(table.features, table.answer, dense=scaled, penalty=PENALTY[name], steps=80)
    if dense is not None:
        model.weights[-model.width :] *= SCALE
    save(model, out / f"{name}.npz")
    print(f"{name}: {len(table.answer)} rows, {len(model.labels)} labels, {(out / f'{name}.npz').stat().st_size:,} bytes")


def main() -> None:
    """Train; see the module."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--out", type=Path, default=WEIGHTS)
    ap.add_argument("--only", nargs="+", choices=PENALTY, default=list(PENALTY), metavar="NAME", help="only these classifiers")
    told = ap.parse_args()
    stages = english_stages()
    before = next(n for n, s in enumerate(stages) if "events" in s.adds)
    examples = [e for e in read_all(told.data, own=True, stages=stages[:before]) if e.document.parse is not None]
    train(examples, told.only, told.out)


if __name__ == "__main__":
    main()
