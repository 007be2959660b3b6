"""A report's text cut for the page: lines of segments, cut wherever a mark, a sentence or a layout part begins or ends.

All offsets are code points of the report's text.  A segment's text is the report's, one character for one, save that what
could turn the writing direction or is no character is shown as U+FFFD.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.desk.marks import DRAWN, RANK, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.schema import LayoutPart

#: Control characters, overrides of the writing direction, surrogates: shown as U+FFFD.
_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ud800-\udfff\ufffe\uffff]")
#: Where a line ends; inside what is shown as one line, such characters are blanks.
_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
#: Characters of a report on one page, and how far before that end a line end is looked for.
PART, _SLACK = 20_000, 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text under the same marks; ``part`` is its layout where that is not its block's."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()
    part: str | None = None

    @property
    def records(self) -> tuple[str, ...]:
        """Numbers of the records it belongs to, the one that a click means first."""
        ranked = sorted((m for m in self.marks if m.record), key=lambda m: (RANK[m.role], -m.depth, m.end - m.start))
        return tuple(dict.fromkeys(m.record for m in ranked if m.record))

    @property
    def leads(self) -> bool:
        """Whether it is a stop for the keyboard: where the word of an act or of saying begins, or a mere mention."""
        return any(m.start == self.start and (m.record is None or m.role in {"act", "says"}) for m in self.marks)

    @property
    def classes(self) -> str:
        """What the style sheet draws: layer and role of each mark, and the layout part."""
        found = []
        for m in self.marks:
            if m.record is None:
                found.append(f"m-{m.layer}")
            elif m.role in DRAWN:
                found.append(f"m-{m.role}" + ("-in" if m.depth and m.role == "words" else ""))
        return " ".join(dict.fromkeys([*found, *([f"k-{self.part}"] if self.part else [])]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Segments in a row; ``nothing`` is the number of the sentence without a record that they are, or are part of."""

    segments: tuple[Segment, ...]
    nothing: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line of the text, what it is on the page, and whether blank lines stand before it."""

    kind: str
    pieces: tuple[Piece, ...]
    gap: bool


def shown(text: str) -> str:
    """The text with what may not be shown replaced, character for character."""
    return _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What lines are cut from.

    ``marks`` and ``layout`` are sorted by start; ``silent`` are sentences without a record with their numbers.
    """

    text: str
    marks: Sequence[Mark] = ()
    layout: Sequence[LayoutPart] = ()
    silent: Sequence[tuple[int, int, int]] = ()


def blocks(
    text: str,
    span: tuple[int, int],
    *,
    marks: Iterable[Mark] = (),
    layout: Iterable[LayoutPart] = (),
    nothing: Iterable[tuple[int, int]] = (),
) -> list[Block]:
    """The lines of ``text[span]``.

    Args:
        text: the report's.
        span: what part of it is wanted.
        marks: in any order.
        layout: not overlapping.
        nothing: sentences without a record, not overlapping; they are numbered as they come.
    """
    start, end = span
    ground = Ground(
        text=text,
        marks=[m for m in marks if m.start < end and m.end > start],
        layout=[p for p in layout if p.start < end and p.end > start],
        silent=[(n, s, e) for n, (s, e) in enumerate(nothing) if s < end and e > start],
    )
    out: list[Block] = []
    gap, left = False, start
    while left < end:
        found = _LINE_END.search(text, left, end)
        right, following = (found.start(), found.end()) if found else (end, end)
        if text[left:right].strip():
            out.append(_line(ground, left, right, gap=gap))
            gap = False
        else:
            gap = True
        left = following
    return out


def parts(text: str, size: int = PART) -> list[tuple[int, int]]:
    """What a page shows of a long text at a time: cut at a line end, else at a blank, else anywhere."""
    out: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > size + _SLACK:
        limit = start + size
        cut = max(text.rfind("\n", limit - _SLACK, limit), -1) + 1
        cut = cut or text.rfind(" ", limit - _SLACK, limit) + 1 or limit
        out.append((start, cut))
        start = cut
    return [*out, (start, len(text))]


def _line(ground: Ground, left: int, right: int, *, gap: bool) -> Block:
    text = ground.text
    marks = [m for m in ground.marks if m.start < right and m.end > left]
    layout = [
        p for p in ground.layout if p.start < right and p.end > left and text[max(p.start, left) : min(p.end, right)].strip()
    ]
    silent = [(n, s, e) for n, s, e in ground.silent if s < right and e > left]
    kinds = {p.kind for p in layout}
    kind = kinds.pop() if len(kinds) == 1 else "body"
    edges = {left, right, *(e for m in marks for e in (m.start, m.end)), *(e for p in layout for e in (p.start, p.end))}
    edges |= {e for _, *span in silent for e in span}
    pieces: list[tuple[int | None, list[Segment]]] = []
    for a, b in pairwise(sorted(c for c in edges if left <= c <= right)):
        part = next((p.kind for p in layout if p.start <= a < p.end), kind)
        segment = Segment(
            start=a,
            text=shown(text[a:b]),
            marks=tuple(m for m in marks if m.start <= a and b <= m.end),
            part=part if part != kind else None,
        )
        number = next((n for n, s, e in silent if s <= a < e), None)
        if not pieces or pieces[-1][0] != number:
            pieces.append((number, []))
        pieces[-1][1].append(segment)
    return Block(kind=kind, pieces=tuple(Piece(segments=tuple(s), nothing=n) for n, s in pieces), gap=gap)
