"""Sentences of a report that yielded nothing: those that no span of a record touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.exports.evidence import claim_spans, event_spans
from sayso.ledger.queries.passages import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.ledger.queries.rows import ClaimRow, EventRow
    from sayso.schema import LayoutPart

#: Parts of the layout whose sentences are read.
PROSE = frozenset({"headline", "deck", "caption", "body"})


def untouched(
    sentences: Iterable[tuple[int, int]], events: Iterable[EventRow], claims: Iterable[ClaimRow]
) -> list[tuple[int, int]]:
    """The sentences (start, end), in order, that no word of these records stands in."""
    spans = [(s.start, s.end) for row in events for s in event_spans(row.event)]
    spans += [(s.start, s.end) for row in claims for s in claim_spans(row.claim)]
    spans.sort()
    rest: list[tuple[int, int]] = []
    reach, i = -1, 0  # the furthest end of all spans that begin before the sentence ends
    for start, end in sorted(sentences):
        while i < len(spans) and spans[i][0] < end:
            reach, i = max(reach, spans[i][1]), i + 1
        if reach <= start:
            rest.append((start, end))
    return rest


def prose(text: str, layout: Sequence[LayoutPart]) -> list[tuple[int, int]]:
    """The sentences of what is read: headline, deck, captions and body; each within one part."""
    if not layout:
        return sentences(text)
    return [(p.start + s, p.start + e) for p in layout if p.kind in PROSE for s, e in sentences(text[p.start : p.end])]
