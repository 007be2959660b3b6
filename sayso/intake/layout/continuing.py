"""Paragraphs whose last sentence goes on in the next one, as translated pages often break them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.schema import LayoutPart

_ENDED = re.compile(r"""[.!?…:;][)"'”’»\]]*\s*$""")
_WORDS = 4
#: What may stand between the two halves.
_BETWEEN = frozenset({"furniture", "photo_credit", "caption"})


def continues(parts: Sequence[LayoutPart], text: str) -> tuple[tuple[int, int], ...]:
    """Pairs (i, j): body part i has no final punctuation and its sentence goes on in body part j, nearly always i + 1.

    Args:
        parts: the layout of a report, in order.
        text: the report's text.
    """
    pairs = []
    for i, part in enumerate(parts):
        if part.kind != "body":
            continue
        words = text[part.start : part.end]
        if _ENDED.search(words) or len(words.split()) < _WORDS:
            continue
        j = i + 1
        while j < len(parts) and parts[j].kind in _BETWEEN:
            j += 1
        if j < len(parts) and parts[j].kind == "body":
            pairs.append((i, j))
    return tuple(pairs)
