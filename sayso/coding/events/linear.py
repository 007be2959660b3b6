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

        rows = sorted(map(self._row.__getitem__, self._row.keys() & features))
        scores = self.weights[rows].sum(axis=0)
        if self.width and dense is not None:
            scores = scores + dense @ self.weights[-self.width :]
        odds = np.exp(scores - scores.max())
        return dict(zip(self.labels, (odds / odds.sum()).tolist(), strict=True))

    def strongest(self, features: Collection[str], label: str, count: int = 3) -> list[str]:
        """The features that speak most for a label, strongest first."""
        column = self.labels.index(label)
        known = [(float(self.weights[self._row[f], column]), f) for f in features if f in self._row]
        return [f for weight, f in sorted(known, key=lambda p: (-p[0], p[1]))[:count] if weight > 0]
