"""Paragraphs: stretches of text between line ends, with hard-wrapped lines taken together."""

from __future__ import annotations

import re

#: Line ends after Unicode (UAX 14: BK, CR, LF, NL).
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
#: A hard-wrapped block: at least this many lines, none longer than this, and most of them nearly that long.
_WRAP_LINES, _WRAP_LONGEST, _WRAP_SPREAD = 3, 100, 22
_END = re.compile(r"""[.!?:;…][)"'”’»\]]*$""")
#: What starts a line of its own in a list.
_ITEM = re.compile(r"[-*•–—]\s|\d+[.)]\s")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each paragraph, trimmed of white space; together they hold every character that isn't white space."""
    out: list[tuple[int, int]] = []
    for block in _blocks(text):
        if _is_wrapped(text, block):
            out.append((block[0][0], block[-1][1]))
        else:
            out += block
    return out


def _blocks(text: str) -> list[list[tuple[int, int]]]:
    """Lines in groups that no blank line parts."""
    groups: list[list[tuple[int, int]]] = []
    previous = 0
    for match in _LINE.finditer(text):
        raw = match[0]
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        if not groups or len(_BREAK.findall(text, previous, start)) > 1:
            groups.append([])
        groups[-1].append((start, start + len(stripped)))
        previous = start + len(stripped)
    return groups


def _is_wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    """Whether the lines of a block are one paragraph broken at a fixed width."""
    if len(block) < _WRAP_LINES:
        return False
    lengths = [end - start for start, end in block[:-1]]
    longest = max(lengths)
    if longest > _WRAP_LONGEST or block[-1][1] - block[-1][0] > longest:
        return False
    full = sum(length >= longest - _WRAP_SPREAD for length in lengths)
    ended = sum(bool(_END.search(text[start:end])) for start, end in block[:-1])
    items = sum(bool(_ITEM.match(text, start)) for start, _ in block)
    return full >= 0.8 * len(lengths) and ended <= 0.4 * len(lengths) and items <= 1 and longest >= 2 * _WRAP_SPREAD
