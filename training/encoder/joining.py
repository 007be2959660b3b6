"""Two short sentences made one, as dense copy has them: what is learned from short ones must hold in long ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What may stand between the two.
JOINTS = (", while ", ", and ", "; ", ", but ", " – ", ", after which ", ": ", " as ", ", whereas ")
#: First words that are no names, and so lose their capital.
SMALL = re.compile(
    r"(?:A|An|The|He|She|It|They|We|In|On|At|By|For|After|Before|Last|This|That|These|Those|His|Her|Its|Their|As|With|From|"
    r"Two|Three|Some|Several|Both|Under|During|Earlier|Later|Since|Until) "
)
#: Two sentences are joined where they have no more words than this; what is joined may go on in the same way.
LONG = 48


def joins(sentences: Sequence[str], i: int, marked: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a sentence can go on into the next one: both short, and nothing marked runs to its end.

    Args:
        sentences: those of the report.
        i: the sentence's number.
        marked: offsets in the report of contents and other stretches that would seem to go on.
        at: where the sentence begins in the report.
    """
    if i + 1 == len(sentences) or not sentences[i].endswith(".") or not sentences[i + 1][0].isalpha():
        return False
    if len(sentences[i].split()) + len(sentences[i + 1].split()) > LONG:
        return False
    return all(end < at + len(sentences[i]) - 1 for _, end in marked)


def lowered(sentence: str) -> str:
    """The sentence as it goes on from another: without the capital of its first word, if that is no name."""
    return sentence[0].lower() + sentence[1:] if SMALL.match(sentence) else sentence
