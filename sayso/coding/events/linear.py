"""A linear classifier over string features: weights from a file, numpy at run time.

Multinomial logistic regression, trained by training/events/fit.py.
"""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy as np
    from numpy.typing import NDArray


class Linear:
    """Gives each label's probability for a set of features.

    Args:
        labels: the classes.
        names: the features, one for each row of ``weights``.
        weights: features x labels.
        width: how many further dense columns (rows at the end of ``weights``) a caller gives.
    """

    def __init__(self, labels: Sequence[str], names: Sequence[str], weights: NDArray[np.float32], width: int = 0) -> None:
        self.labels = tuple(labels)
        self.weights = weights
        self.width = width
        self._row = {name: i for i, name in enumerate(names)}

    @classmethod
    def load(cls, name: str) -> Linear:
        """The classifier of that name in sayso/knowledge/events/weights."""
        import numpy as np

        raw = files("sayso.knowledge.events").joinpath("weights", f"{name}.npz").read_bytes()
        with np.load(BytesIO(raw), allow_pickle=False) as data:
            labels = bytes(data["labels"]).decode().split("\n")
            names = bytes(data["names"]).decode().split("\n")
            return cls(labels, names, data["weights"].astype(np.float32), int(data["width"]))

    def __call__(self, features: Collection[str], dense: NDArray[np.float32] | None = None) -> dict[str, float]:
        """Label -> probability; features never seen in training say nothing."""
        import numpy as np

        known = self._row
        rows = sorted([known[f] for f in features if f in known])
        scores = np.add.reduce(self.weights[rows], axis=0)
        if self.width and dense is not None:
            scores = scores + dense @ self.weights[-self.width :]
        odds = np.exp(scores - np.maximum.reduce(scores))
        return dict(zip(self.labels, (odds / np.add.reduce(odds)).tolist(), strict=True))

    def each(self, sets: Sequence[Collection[str]]) -> list[dict[str, float]]:
        """Label -> probability for each of several sets of features in one go: as one by one, but for rounding.

        Raises:
            ValueError: the classifier has dense columns.
        """
        import numpy as np

        if self.width:
            raise ValueError("a classifier with dense columns is asked one by one")
        if not sets:
            return []
        known = self._row
        rows: list[int] = []
        starts: list[int] = []
        empty: list[int] = []
        for number, features in enumerate(sets):
            found = sorted([known[f] for f in features if f in known])
            if not found:
                empty.append(number)
            starts.append(len(rows))
            rows += found or [0]
        scores = np.add.reduceat(self.weights[rows], starts, axis=0)
        scores[empty] = 0.0
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = (odds / odds.sum(axis=1, keepdims=True)).tolist()
        return [dict(zip(self.labels, one, strict=True)) for one in shares]

    def strongest(self, features: Collection[str], label: str, count: int = 3) -> list[str]:
        """The features that speak most for a label, strongest first."""
        column = self.labels.index(label)
        known = [(float(self.weights[self._row[f], column]), f) for f in features if f in self._row]
        return [f for weight, f in sorted(known, key=lambda p: (-p[0], p[1]))[:count] if weight > 0]
