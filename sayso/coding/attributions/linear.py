"""Small trained judges: logistic regression over named features, its weights a JSON file of sayso/knowledge/attribution."""

from __future__ import annotations

import functools
import json
import math
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Linear:
    """Labels, and for each feature its weight for each label.  ``training/attributions`` makes the file."""

    labels: tuple[str, ...]
    weights: dict[str, list[float]]

    def sums(self, features: Iterable[str]) -> list[float]:
        """The sum of the weights for each label; features without a weight count nothing."""
        sums = [0.0] * len(self.labels)
        for name in features:
            for i, weight in enumerate(self.weights.get(name, ())):
                sums[i] += weight
        return sums

    def __call__(self, features: Iterable[str]) -> dict[str, float]:
        """The log-probability of each label."""
        sums = self.sums(features)
        top = max(sums)
        total = top + math.log(sum(math.exp(s - top) for s in sums))
        return {label: s - total for label, s in zip(self.labels, sums, strict=True)}


@functools.cache
def load(name: str) -> Linear:
    """Read the weights of one judge ("act", "certainty", "relay", "link", "target")."""
    raw = json.loads((files("sayso.knowledge.attribution") / f"{name}.json").read_text("utf-8"))
    return Linear(tuple(raw["labels"]), raw["weights"])
