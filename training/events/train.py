"""Trains the classifiers of the event coder and writes their weights into the package.

    python -m training.events.train --data SHARED [--out FOLDER]

Trained on gold/train of the shared data, our own sentences (training/own), and articles in which nothing is to be coded.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from sayso.coding.events.lexicon import Lexicon
from training.events.acts import Tables, tables
from training.events.corpus import read_all
from training.events.fit import fit, save

WEIGHTS = Path(__file__).resolve().parents[2] / "sayso/knowledge/events/weights"
#: L2 penalties, chosen by four-fold cross-validation over reports.
PENALTY = {"type": 2.0, "mode": 3.0, "status": 1.0, "background": 2.0, "role": 2.0}


def train(rows: Tables, out: Path) -> None:
    """Fit and save each classifier."""
    for name, penalty in PENALTY.items():
        table = getattr(rows, name)
        dense = np.asarray(table.dense, np.float32) if name == "type" and table.dense[0] is not None else None
        model = fit(table.features, table.answer, dense=None if dense is None else dense * SCALE, penalty=penalty, steps=80)
        if dense is not None:
            model.weights[-model.width :] *= SCALE
        save(model, out / f"{name}.npz")
        print(f"{name}: {len(table.answer)} rows, {len(model.labels)} labels, {(out / f'{name}.npz').stat().st_size:,} bytes")


#: The parser's vectors are large beside string features, which are 0 or 1.
SCALE = 0.05


def main() -> None:
    """Train; see the module."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--out", type=Path, default=WEIGHTS)
    told = ap.parse_args()
    train(tables(read_all(told.data, own=True), Lexicon()), told.out)


if __name__ == "__main__":
    main()
