"""Words as the encoder sees them: a plain split, and what a lower-cased vocabulary can't see (case, marks, breaks)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A word (with its apostrophe) or one sign: the split that the attribution scorer uses, so that spans agree with it.
WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")

CASES = ("lower", "title", "upper", "mixed", "digit", "sign")
QUOTES = ("outside", "inside", "mark")
BREAKS = ("none", "break")

OPEN, CLOSE, EITHER = "“«„‟", "”»", '"'
#: A quotation that runs longer than this without its closing mark is taken as unclosed.
LONGEST_QUOTE = 1500


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a report: offsets into the report's text, and its three features as indices into the tables above."""

    start: int
    end: int
    text: str
    case: int
    quote: int
    broken: int


def case_of(word: str) -> int:
    """Which of CASES the word's letters show."""
    if not (word[0].isalnum() or word[0] == "_"):
        return 5
    if any(c.isdigit() for c in word):
        return 4
    if word.islower():
        return 0
    if word.isupper():
        return 1 if len(word) == 1 else 2
    return 1 if word[0].isupper() and word[1:].islower() else 3


def begins(text: str, at: int) -> bool:
    """Can the plain mark at an offset only open?  It stands behind a space or a line's end, and right before a word.

    So does the mark of each paragraph of a long quotation, the one before it left unclosed.
    """
    return (at == 0 or text[at - 1].isspace()) and text[at + 1 : at + 2].isalnum()


def words_of(text: str, spans: Iterable[tuple[int, int]]) -> list[Word]:
    """The words of the given stretches of text, in order.

    Args:
        text: a report's text, as the parser can hold it (no lone surrogates).
        spans: stretches (start, end) in text order, sentences or paragraphs.
    """
    out: list[Word] = []
    opened: int | None = None
    last = 0
    for start, end in spans:
        for match in WORD.finditer(text, start, end):
            word = match.group()
            gap = text[last : match.start()].count("\n") if out else 2
            broken, last = int(gap > 0), match.end()
            if opened is not None and match.start() - opened > LONGEST_QUOTE:
                opened = None
            quote = int(opened is not None)
            if word in OPEN or (word in EITHER and (opened is None or begins(text, match.start()))):
                opened, quote = match.start(), 2
            elif word in CLOSE or word in EITHER:
                opened, quote = None, 2
            elif gap > 1 and opened is not None and word not in "'‘’":
                # A paragraph in a running quotation starts with a fresh mark; where it does not, the mark was left unclosed.
                opened, quote = None, 0
            out.append(Word(match.start(), match.end(), word, case_of(word), quote, broken))
    return out
