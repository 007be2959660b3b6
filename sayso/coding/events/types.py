"""Chances of each event type and mode for a word: a classifier over words and grammar, and the shared encoder's head, mixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.heads import blend

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

    from sayso.coding.events.heads import Heads
    from sayso.coding.events.linear import Linear

#: How much the encoder's say weighs beside the classifier's (best F1 on reports that neither was trained on, docs/events.md).
ENCODER = 0.5
ENCODER_MODE = 0.3
#: Above this the classifier of words would have to be surer than .98 to make an act of a word all the same.
SURE = 0.996


class Types:
    """Both classifiers for one report.

    Args:
        linear: the classifier over words and grammar.
        heads: the encoder's heads over the report; None where the package was built without weights.
        share: how much the encoder's say weighs.
    """

    def __init__(self, linear: Linear, heads: Heads | None, share: float = ENCODER) -> None:
        self._linear = linear
        self._heads = heads
        self._share = share

    def __call__(self, token: Token, features: Collection[str]) -> dict[str, float]:
        """Type -> chance, and of "none"."""
        import numpy as np

        odds = self._linear(features, np.asarray(token.doc.tensor[token.i]) if self._linear.width else None)
        return blend(odds, self._heads.types(token) if self._heads else None, self._share)

    def hopeless(self, token: Token) -> bool:
        """Whether the encoder is so sure that a word bears no act that the words can't outweigh it: saves most of the work."""
        return self._heads is not None and self._heads.none(token) > SURE

    def any(self, token: Token, features: Collection[str]) -> float:
        """The chance that a word bears an act of any type."""
        return 1 - self(token, features)["none"]

    def because(self, token: Token, features: Collection[str], kind: str, score: float) -> str:
        """What made a word an act of a type, in words."""
        words = ", ".join(self._linear.strongest(features, kind))
        seen = self._heads.types(token) if self._heads else None
        encoder = f"; encoder: {kind} {seen[kind]:.2f}" if seen else ""
        return f"act: {kind} {score:.2f} (words: {words}{encoder})"


class Modes:
    """Both classifiers of modes for one report.

    Args:
        linear: the classifier over words and grammar.
        heads: the encoder's heads over the report, where there are any.
    """

    def __init__(self, linear: Linear, heads: Heads | None) -> None:
        self._linear = linear
        self._heads = heads

    def __call__(self, token: Token, kind: str, features: Collection[str]) -> dict[str, float]:
        """Mode -> chance, and of "none", among the modes of a type; empty where none of them was seen in training."""
        odds = {k.split(":")[1]: p for k, p in self._linear(features).items() if k.startswith(f"{kind}:")}
        return blend(odds, self._heads.labels("mode", token), ENCODER_MODE) if odds and self._heads else odds
