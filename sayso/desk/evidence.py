"""The words that support an event, with what is marked in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.exports import evidence, words
from sayso.ledger.queries import passages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.ledger.queries.rows import EventRow
    from sayso.ledger.queries.view import View
    from sayso.schema import Event

#: A stretch of the evidence and what it is (a label of :mod:`sayso.exports.evidence`), or null.
Piece = tuple[str, str | None]
#: Labels that a list shows; where spans overlap the first of these wins.
ORDER = ("act", "who", "whom", "where", "when")
#: Longest evidence in a list; more is cut around the anchor.
LONGEST = 420


def pieces(text: str, event: Event, longest: int = LONGEST) -> list[Piece]:
    """The sentence around an event's anchor, marked; empty where there is no text."""
    around = list(passages.around(text, [(event.anchor.start, event.anchor.end)]))
    if not around:
        return []
    first, last = start, end = around[0][0], around[-1][1]
    if end - start > longest:
        start = max(start, event.anchor.start - longest // 2)
        end = min(end, start + longest)
    spans = [s for s in evidence.event_spans(event) if s.label in ORDER]
    found: list[Piece] = [("… ", None)] if start > first else []
    found += [
        (_flat(p.text), min(p.labels, key=ORDER.index) if p.labels else None) for p in evidence.pieces(text, start, end, spans)
    ]
    return [*found, (" …", None)] if end < last else found


def _flat(text: str) -> str:
    """On one line, with the blanks at its ends, which stand between pieces."""
    inner = words.one_line(text)
    if not inner:
        return " " if text else ""
    return (" " if text[:1].isspace() else "") + inner + (" " if text[-1:].isspace() else "")


def sentence(text: str, event: Event, longest: int = LONGEST) -> str:
    """The evidence as one line without marks."""
    return "".join(p for p, _ in pieces(text, event, longest)).strip()


def of_rows(view: View, rows: Iterable[EventRow]) -> dict[str, list[Piece]]:
    """The evidence of each event by its id; an erased report has none."""
    texts: dict[str, str | None] = {}
    out = {}
    for row in rows:
        if row.head.id not in texts:
            texts[row.head.id] = view.text(row.head.id)
        text = texts[row.head.id]
        out[row.id] = pieces(text, row.event) if text else []
    return out
