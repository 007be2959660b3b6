"""The linear model that says whether a site is an event's place (``weights.json``, made by ``training/where.py``)."""

from __future__ import annotations

import json
import math
from pathlib import Path

#: The share of the threshold that such a site needs (see ``takes``).
EASED = 0.4


class Model:
    """Logistic regression over named features.

    Args:
        weights: feature to weight.
        threshold: the probability from which a site is taken.
    """

    def __init__(self, weights: dict[str, float], threshold: float) -> None:
        self.weights, self.threshold = weights, threshold

    @classmethod
    def load(cls, file: Path | None = None) -> Model:
        """Read the shipped weights, or another file of that form."""
        data = json.loads((file or Path(__file__).with_name("weights.json")).read_text(encoding="utf-8"))
        return cls(data["weights"], data["threshold"])

    def takes(self, probability: float, features: dict[str, float]) -> bool:
        """Whether a site is taken: "X district, Y province" is written to say where, so less is enough."""
        return probability >= self.threshold * (EASED if "chained" in features else 1.0)

    def probability(self, features: dict[str, float]) -> float:
        """The probability that the site with these features is the event's place."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in sorted(features.items()))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
