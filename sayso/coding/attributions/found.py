"""An attribution as it is found in the text, before anybody is resolved: three sets of spans."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

Offsets = tuple[int, int]
#: A go-between: its span and its name, empty where that is its words.
Via = tuple[Offsets, str]
#: What found a claim within another's words.
WITHIN = "tagger, within another's words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Spans of one attribution; ``because`` names what found it."""

    content: tuple[Offsets, ...]
    cue: Offsets | None
    source: Offsets | None
    via: tuple[Offsets, ...] = ()
    because: str = ""
    continues: bool = False  # a quotation with no cue of its own: its speaker is the last one's

    @property
    def within(self) -> bool:
        """Whether it was found as a claim within another's words."""
        return self.because.startswith(WITHIN)

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the text: its first span."""
        spans = [s for s in (*self.content, self.cue, self.source) if s]
        return min(spans)

    def sentence(self, prose: tuple[Offsets, ...]) -> Offsets | None:
        """The sentence of the cue, or of the source."""
        at = (self.cue or self.source or (None,))[0]
        return next((p for p in prose if at is not None and p[0] <= at < p[1]), None)

    def with_content(self, spans: list[Offsets]) -> Found:
        """The same with more content, merged where it touches."""
        return replace(self, content=merged([*self.content, *spans]))


@dataclass(slots=True)
class Taken:
    """Stretches that are spoken for."""

    spans: list[Offsets] = field(default_factory=list)

    def holds(self, at: int) -> bool:
        """Is this offset in one of them?"""
        return any(s <= at < e for s, e in self.spans)


def merged(spans: list[Offsets], gap: int = 1) -> tuple[Offsets, ...]:
    """The spans in order, those that overlap or stand at most ``gap`` characters apart joined."""
    out: list[Offsets] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1] + gap:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def overlap(a: tuple[Offsets, ...], b: tuple[Offsets, ...]) -> int:
    """Characters in common."""
    common = 0
    for start, end in a:
        for first, last in b:
            if start < last and first < end:  # most are far apart
                common += max(0, min(end, last) - max(start, first))
    return common


def length(spans: tuple[Offsets, ...]) -> int:
    """Characters in all."""
    return sum(e - s for s, e in spans)


def holds(via: list[Via], span: Offsets) -> bool:
    """Does a go-between stand at a span, or at a part of it?"""
    return any(overlap((v,), (span,)) for v, _ in via)
