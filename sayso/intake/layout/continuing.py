"""Paragraphs whose last sentence goes on in the next one, as translated pages often break them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.intake.layout.rules import breaks_off

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.schema import LayoutPart

#: What may stand between the two halves.
_BETWEEN = frozenset({"furniture", "photo_credit", "caption"})


def continues(parts: Sequence[LayoutPart], text: str) -> tuple[tuple[int, int], ...]:
    """Pairs (i, j): the sentence at the end of body part i goes on in body part j, nearly always i + 1.

    That is so where part i has no final punctuation and either ends in a word that can't end a sentence ("noted that",
    a comma) or part j begins in lower case.

    Args:
        parts: the layout of a report, in order.
        text: the report's text.
    """
    pairs = []
    for i, part in enumerate(parts):
        if part.kind != "body":
            continue
        j = i + 1
        while j < len(parts) and parts[j].kind in _BETWEEN:
            j += 1
        if j == len(parts) or parts[j].kind != "body":
            continue
        if breaks_off(text[part.start : part.end], text[parts[j].start : parts[j].end]):
            pairs.append((i, j))
    return tuple(pairs)
