"""What the encoder says of who relays: which words are a go-between's, and at which of them what is said points."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.coding.attributions.found import Found, Offsets
    from sayso.reading.encoder.model import Encoding


class Head:
    """What the encoder's head for go-betweens says."""

    def __init__(self, encoding: Encoding) -> None:
        import numpy as np

        words = encoding.words
        self._encoding = encoding
        self._starts = [w.start for w in words]
        self._inside = 1.0 - np.exp(encoding.scores("via")[:, 0])
        self.spans: list[Offsets] = [(words[a].start, words[b - 1].end) for a, b, _ in encoding.spans("via")]

    def _words(self, span: Offsets) -> tuple[int, int]:
        return bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])

    def __call__(self, span: Offsets) -> float:
        """The highest probability of a word of the span to be in the words for a go-between."""
        first, end = self._words(span)
        return float(self._inside[first:end].max()) if end > first else 0.0

    def evidence(self, found: Found) -> Callable[[Offsets], tuple[float, float, float]]:
        """For a span the log-odds that it is a go-between, that the content points at it, and that it points at none."""
        at = [self._encoding.word_at(start) for start, _ in found.content]
        shares = [self._encoding.points("content_via", word) for word in at if word >= 0]
        none = log_odds(min((s.get(-1, 0.0) for s in shares), default=1.0))

        def told(span: Offsets) -> tuple[float, float, float]:
            pointed = max((sum(s.get(i, 0.0) for i in range(*self._words(span))) for s in shares), default=0.0)
            return log_odds(self(span)), log_odds(pointed), none

        return told


def log_odds(share: float) -> float:
    """Of a probability, kept within .002 and .998."""
    share = min(max(share, 0.002), 0.998)
    return math.log(share / (1 - share))
