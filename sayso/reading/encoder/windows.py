"""Cuts a report's words into windows that the encoder can hold, each with a little of what came before as context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.reading.encoder.words import Word

#: Word pieces of a window's own words, and of the words before them that it sees but does not answer for.
OWN, CONTEXT = 320, 64


@dataclass(frozen=True, slots=True)
class Window:
    """Words [start, end) of the report, of which [own, end) are this window's to answer for."""

    start: int
    own: int
    end: int


def windows(words: Sequence[Word], lengths: Sequence[int]) -> list[Window]:
    """Windows over all words, in order; each ends at a paragraph's or a sentence's end where one is near.

    Args:
        words: the report's words.
        lengths: how many word pieces each word has.
    """
    out: list[Window] = []
    own = 0
    while own < len(words):
        end, pieces, paragraph, sentence = own, 0, 0, 0
        room = OWN if own else OWN + CONTEXT  # nothing comes before the first
        while end < len(words) and (pieces + lengths[end] <= room or end == own):
            if end > own and words[end].broken:
                paragraph = end
            elif end > own and words[end - 1].text in ".?!" and words[end].case in (1, 2, 5):
                sentence = end
            pieces += lengths[end]
            end += 1
        if end < len(words) and not words[end].broken:
            end = next((cut for cut in (paragraph, sentence) if cut - own > (end - own) // 3), paragraph or sentence or end)
        start, before = own, 0
        while start > 0 and before + lengths[start - 1] <= CONTEXT:
            start -= 1
            before += lengths[start]
        out.append(Window(start, own, end))
        own = end
    return out
