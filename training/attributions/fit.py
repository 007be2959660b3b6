"""Multinomial logistic regression over named features, with an L2 penalty; by L-BFGS."""

from __future__ import annotations

import collections
import random
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from sayso.coding.attributions.linear import Linear

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

#: Weights smaller than this are not written.
SMALL = 0.02


def fit(
    rows: Sequence[list[str]], answers: Sequence[str], *, penalty: float, free: tuple[str, ...] = (), least: int = 3
) -> Linear:
    """Weights for each feature that ``least`` rows have.

    Args:
        rows: the features of each example.
        answers: the label of each example.
        penalty: of the squared weights.
        free: features whose names start so are penalised a twentieth as much.
        least: rarer features are left out.
    """
    counts = collections.Counter(f for row in rows for f in row)
    names = sorted(f for f, n in counts.items() if n >= least)
    at = {f: i for i, f in enumerate(names)}
    labels = tuple(sorted(set(answers)))
    x = matrix(rows, at)
    turned = x.T.tocsr()
    y = np.eye(len(labels))[[labels.index(a) for a in answers]]
    pull = np.array([[penalty / 20 if f.startswith(free) else penalty] for f in names]) if free else penalty

    def loss(flat: Any) -> tuple[float, Any]:
        w = flat.reshape(len(names), len(labels))
        z = x @ w
        z -= z.max(axis=1, keepdims=True)
        log = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        gradient = turned @ (np.exp(log) - y) + 2 * pull * w
        return float(-(log * y).sum() + (pull * w**2).sum()), gradient.ravel()

    best = minimize(loss, np.zeros(len(names) * len(labels)), jac=True, method="L-BFGS-B", options={"maxiter": 80})
    weights = best.x.reshape(len(names), len(labels))
    kept = {f: [round(float(v), 3) for v in w] for f, w in zip(names, weights, strict=True) if abs(w).max() >= SMALL}
    return Linear(labels, kept)


def matrix(rows: Sequence[list[str]], at: dict[str, int]) -> csr_matrix:
    """One row for each example: 1 for each of its features that has a column."""
    indices, starts = [], [0]
    for row in rows:
        indices += [at[f] for f in row if f in at]
        starts.append(len(indices))
    return csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(rows), len(at)))


def folds(reports: Sequence[str], n: int = 5) -> dict[str, int]:
    """A fold for each report, the same for all its examples."""
    ids = sorted(set(reports))
    random.Random(0).shuffle(ids)  # noqa: S311 - an order, no secret
    return {r: i % n for i, r in enumerate(ids)}
