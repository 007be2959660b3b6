"""Conditional logit: a choice among alternatives, each with named features (McFadden 1974); by L-BFGS."""

from __future__ import annotations

import collections
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from sayso.coding.attributions.linear import Linear
from training.attributions.fit import SMALL, matrix

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


def fit_choices(groups: Sequence[list[list[str]]], answers: Sequence[set[int]], *, penalty: float, least: int = 2) -> Linear:
    """Weights that make the right choices likely.

    Args:
        groups: for each decision the features of each alternative.
        answers: for each decision the right alternatives, at least one.
        penalty: of the squared weights.
        least: features of fewer rows are left out.
    """
    counts = collections.Counter(f for rows in groups for row in rows for f in row)
    names = sorted(f for f, n in counts.items() if n >= least)
    at = {f: i for i, f in enumerate(names)}
    first: list[int] = []
    gold: list[bool] = []
    for rows, right in zip(groups, answers, strict=True):
        first.append(len(gold))
        gold += [n in right for n in range(len(rows))]
    x = matrix([row for rows in groups for row in rows], at)
    wrong = np.where(np.array(gold), 0.0, -1e9)
    begin = np.array(first)
    group = np.repeat(np.arange(len(first)), np.diff([*first, len(gold)]))

    def part(scores: Any) -> tuple[Any, Any]:
        top = np.maximum.reduceat(scores, begin)
        odds = np.exp(scores - top[group])
        total = np.add.reduceat(odds, begin)
        return np.log(total) + top, odds / total[group]

    def loss(w: Any) -> tuple[float, Any]:
        scores = x @ w
        every, p = part(scores)
        chosen, q = part(scores + wrong)
        return float((every - chosen).sum() + penalty * (w**2).sum()), x.T @ (p - q) + 2 * penalty * w

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 80})
    kept = {f: [round(float(v), 3)] for f, v in zip(names, best.x, strict=True) if abs(v) >= SMALL}
    return Linear(("target",), kept)
