"""What the shared encoder's heads say about the words of a report, asked for by the parser's tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.encoder.heads import HEADS, Bio

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

    from sayso.reading.encoder.model import Encoding

#: Keeps a zero of one classifier from deciding alone.
LEAST = 1e-4
KINDS = next(h for h in HEADS if h.name == "event" and isinstance(h, Bio)).kinds


def blend(odds: Mapping[str, float], seen: Mapping[str, float] | None, share: float) -> dict[str, float]:
    """Two classifiers' chances as a weighted geometric mean, scaled to 1; labels that ``odds`` doesn't know stay out.

    Args:
        odds: one's chances by label.
        seen: the other's; None where it has nothing to say.
        share: how much the other weighs, 0 to 1.
    """
    if seen is None:
        return dict(odds)
    mixed = {k: (p + LEAST) ** (1 - share) * (seen.get(k, 0.0) + LEAST) ** share for k, p in odds.items()}
    whole = sum(mixed.values())
    return {k: p / whole for k, p in mixed.items()}


class Heads:
    """The event heads of one report.

    Args:
        encoding: the encoder's answer for the report.
    """

    def __init__(self, encoding: Encoding) -> None:
        import numpy as np

        self._encoding = encoding
        self._spans: dict[str, list[tuple[int, int]]] = {}
        self._chances: NDArray[np.float32] = np.exp(encoding.scores("event"))

    def word(self, token: Token) -> int | None:
        """The encoder's word in which a token stands; None outside the report's prose."""
        at = self._encoding.word_of(token.idx)
        return at if at >= 0 else None

    def types(self, token: Token) -> dict[str, float] | None:
        """Chances that the token's word is in the anchor of each type, and of "none"."""
        at = self.word(token)
        if at is None:
            return None
        row = self._chances[at]
        out = {kind: float(row[1 + 2 * i] + row[2 + 2 * i]) for i, kind in enumerate(KINDS)}
        return {**out, "none": float(row[0])}

    def none(self, token: Token) -> float:
        """The chance that the token's word is in no anchor; 0 outside the report's prose, of which nothing is known."""
        at = self.word(token)
        return float(self._chances[at, 0]) if at is not None else 0.0

    def labels(self, head: str, token: Token) -> dict[str, float] | None:
        """Chances of each label of a head (status, background, mode) for the act that a token bears."""
        at = self.word(token)
        if at is None:
            return None
        return self._encoding.shares(head, self._first(at))

    def points(self, head: str, token: Token) -> dict[int, float]:
        """Where a head (event_actor, ...) points from the act of a token: chances by offset in the report; -1 is nowhere."""
        at = self.word(token)
        if at is None:
            return {}
        found = self._encoding.points(head, self._first(at))
        return {self._encoding.words[i].start if i >= 0 else -1: share for i, share in found.items()}

    def spans(self, head: str, begin: int, end: int) -> list[tuple[int, int]]:
        """Offsets of the spans that a head of one kind (about, condition) marks between two offsets of the report."""
        if head not in self._spans:
            words = self._encoding.words
            found = self._encoding.spans(head)
            self._spans[head] = [(words[first].start, words[last - 1].end) for first, last, _ in found]
        return [(b, e) for b, e in self._spans[head] if begin <= b and e <= end]

    def _first(self, at: int) -> int:
        """The first word of the anchor that a word is in: labels and pointers were trained there."""
        inside, begins = self._chances[:, 2::2].sum(axis=1), self._chances[:, 1::2].sum(axis=1)
        while at > 0 and inside[at] > max(begins[at], 0.5):
            at -= 1
        return at
