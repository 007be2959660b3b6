"""Words for the search index: cut and folded here, so that both databases find the same."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

#: Scripts written without spaces: every character is a word of its own.
_ALONE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PLAIN = re.compile(r"[^\W_]+")


@cache
def _word_pattern() -> re.Pattern[str]:
    """Letters and digits, with the combining marks that belong to them."""
    marks = [c for c in range(0x300, sys.maxunicode) if unicodedata.category(chr(c)) in {"Mn", "Mc"}]
    ranges = []
    start = previous = marks[0]
    for mark in [*marks[1:], 0]:
        if mark != previous + 1:
            ranges.append(f"{chr(start)}-{chr(previous)}")
            start = mark
        previous = mark
    return re.compile(rf"[^\W_](?:[^\W_]|[{''.join(ranges)}])*")


def fold(word: str) -> list[str]:
    """A word without case, accents and compatibility forms; several where it falls apart."""
    if word.isascii():
        return [word.lower()]
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return _PLAIN.findall(_ALONE.sub(lambda m: f" {m[0]} ", bare))


def tokens(text: str) -> list[str]:
    """All words of a text, folded."""
    if text.isascii():
        return _PLAIN.findall(text.lower())
    return [t for m in _word_pattern().finditer(text) for t in fold(m[0])]


def placed_tokens(text: str) -> list[tuple[str, int, int]]:
    """All words of a text, folded, with their offsets."""
    return [(t, m.start(), m.end()) for m in _word_pattern().finditer(text) for t in fold(m[0])]
