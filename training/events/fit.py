"""Multinomial logistic regression with L2 penalty, by L-BFGS (scipy); small enough for a laptop."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from sayso.coding.events.linear import Linear

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from numpy.typing import NDArray


def fit(
    rows: Sequence[Collection[str]],
    answers: Sequence[str],
    *,
    dense: NDArray[np.float32] | None = None,
    penalty: float = 1.0,
    least: int = 2,
    weight: Sequence[float] | None = None,
    steps: int = 120,
) -> Linear:
    """Fit; a feature seen in fewer than ``least`` rows is dropped.  ``penalty`` is the L2 factor on all weights."""
    counts = Counter(f for row in rows for f in row)
    names = sorted(f for f, n in counts.items() if n >= least and "\n" not in f)  # names are stored one a line
    at = {f: i for i, f in enumerate(names)}
    labels = sorted(set(answers))
    matrix = _matrix(rows, at)
    width = 0 if dense is None else dense.shape[1]
    truth = np.zeros((len(rows), len(labels)), np.float64)
    truth[np.arange(len(rows)), [labels.index(a) for a in answers]] = 1
    importance = np.ones(len(rows)) if weight is None else np.asarray(weight, float)
    shape = (len(names) + width, len(labels))

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w = flat.reshape(shape)
        scores = matrix @ w[: len(names)]
        if dense is not None:
            scores = scores + dense @ w[len(names) :]
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        p = odds / odds.sum(axis=1, keepdims=True)
        value = -(importance * np.log(np.maximum((p * truth).sum(axis=1), 1e-12))).sum() + penalty / 2 * (w * w).sum()
        error = (p - truth) * importance[:, None]
        grad = matrix.T @ error
        if dense is not None:
            grad = np.vstack([grad, dense.T @ error])
        return float(value), np.asarray(grad + penalty * w).ravel()

    found = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return Linear(labels, names, found.x.reshape(shape).astype(np.float32), width)


def _matrix(rows: Sequence[Collection[str]], at: dict[str, int]) -> csr_matrix:
    indices, starts = [], [0]
    for row in rows:
        indices += sorted(at[f] for f in row if f in at)
        starts.append(len(indices))
    return csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(rows), len(at)))


def save(model: Linear, path: Path, *, cut: float = 0.02) -> None:
    """Write a model as npz, in half precision, without features whose weights are all within ``cut`` of zero."""
    names = list(model._row)  # noqa: SLF001 - the one place that takes a model apart
    body = model.weights[: len(names)]
    keep = np.flatnonzero(np.abs(body).max(axis=1) > cut)
    weights = np.vstack([body[keep], model.weights[len(names) :]]).astype(np.float16)
    buffer = BytesIO()
    np.savez_compressed(
        buffer,
        labels=np.frombuffer("\n".join(model.labels).encode(), np.uint8),
        names=np.frombuffer("\n".join(names[i] for i in keep).encode(), np.uint8),
        weights=weights,
        width=np.array(model.width),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())
