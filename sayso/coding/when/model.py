"""A log-linear choice among dates, or none: weights of named features, read from weights.json."""

from __future__ import annotations

import json
import math
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Choice:
    """Chooses among candidates described by features; "none" always stands beside them with score 0.

    Args:
        weights: feature name to weight.
        bias: added to every candidate's score, so that a date is given as often as is right.
    """

    def __init__(self, weights: dict[str, float], bias: float = 0.0) -> None:
        self.weights, self.bias = weights, bias

    def score(self, features: Sequence[str]) -> float:
        """The log-odds of a candidate against none."""
        get = self.weights.get
        return self.bias + math.fsum(get(name, 0.0) for name in features)

    def best(self, candidates: Sequence[Sequence[str]]) -> int | None:
        """The number of the best candidate; None where none is likelier than every one of them."""
        if not candidates:
            return None
        scores = [self.score(features) for features in candidates]
        top = max(range(len(scores)), key=lambda k: (scores[k], -k))
        return top if scores[top] > 0 else None


def shipped() -> tuple[Choice, Choice]:
    """The choices that training/when.py made: for dates of the act's own sentence, and for dates of the story."""
    raw = json.loads((files("sayso.coding.when") / "weights.json").read_text(encoding="utf-8"))
    own, story = raw["own"], raw["story"]
    return Choice(own["weights"], own["bias"]), Choice(story["weights"], story["bias"])
