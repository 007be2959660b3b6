"""How like a sentence is to the examples of each type: cosine of weighted pieces of words.

Pieces are runs of three to five letters of a word with its borders, the character n-grams of text classification; a piece
weighs more the fewer examples have it (TF-IDF).  No model is needed, so that exports can use it, too.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORD = re.compile(r"\w+")
_SIZES = (3, 4, 5)

Vector = dict[str, float]


def pieces(text: str) -> Counter[str]:
    """The pieces of a text's words, with their numbers."""
    words = (f"<{w}>" for w in _WORD.findall(text.lower()))
    return Counter(w[i : i + n] for w in words for n in _SIZES for i in range(len(w) - n + 1))


class Likeness:
    """Compares sentences with examples.

    Args:
        texts: the examples of each type.
    """

    def __init__(self, texts: Mapping[str, Iterable[str]]) -> None:
        bags = {name: [pieces(t) for t in own] for name, own in texts.items()}
        self._seen = Counter(piece for own in bags.values() for bag in own for piece in bag)
        self._texts = sum(map(len, bags.values()))
        self._examples = {name: [self._vector(b) for b in own] for name, own in bags.items()}

    def _vector(self, bag: Counter[str]) -> Vector:
        weights = {p: (1 + math.log(n)) * math.log((self._texts + 1) / (self._seen[p] + 0.5)) for p, n in bag.items()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        return {p: w / length for p, w in weights.items()}

    def __call__(self, sentence: str, names: Iterable[str]) -> list[tuple[float, str]]:
        """The named types with their mean likeness to the sentence (0 to 1), the likest first; equals in the order given."""
        query = self._vector(pieces(sentence))
        found = [(sum(_dot(query, e) for e in own) / len(own) if (own := self._examples[n]) else 0.0, n) for n in names]
        return sorted(found, key=lambda f: -f[0])


def _dot(a: Vector, b: Vector) -> float:
    return sum(w * b[p] for p, w in a.items() if p in b)
