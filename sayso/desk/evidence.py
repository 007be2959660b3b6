"""The words that support a record, with what is marked in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.exports import words
from sayso.ledger.queries import passages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.ledger.queries.rows import EventRow
    from sayso.ledger.queries.view import View
    from sayso.schema import Event

#: A stretch of the evidence and what it is: ``event``, ``actor``, ``recipient``, ``date``, ``place``, or null.
Piece = tuple[str, str | None]
#: Where spans overlap the first of these wins.
_ORDER = ("event", "actor", "recipient", "place", "date")
#: Longest evidence in a list; more is cut around the anchor.
LONGEST = 420


def spans(event: Event) -> list[tuple[int, int, str]]:
    """The spans of an event with their kinds."""
    found = [(event.anchor, "event")]
    found += [(p.span, "actor") for p in event.actors if p.span]
    found += [(p.span, "recipient") for p in event.recipients if p.span]
    if event.place and event.place.span:
        found.append((event.place.span, "place"))
    if event.date and event.date.span:
        found.append((event.date.span, "date"))
    return [(s.start, s.end, kind) for s, kind in found]


def pieces(text: str, event: Event, longest: int = LONGEST) -> list[Piece]:
    """The sentence around an event's anchor, marked; empty where there is no text."""
    around = list(passages.around(text, [(event.anchor.start, event.anchor.end)]))
    if not around:
        return []
    start, end = around[0][0], around[-1][1]
    if end - start > longest:
        start = max(start, event.anchor.start - longest // 2)
        end = min(end, start + longest)
    marked = [(s, e, k) for s, e, k in spans(event) if s < end and start < e]
    cuts = sorted({start, end, *(max(s, start) for s, _, _ in marked), *(min(e, end) for _, e, _ in marked)})
    found: list[Piece] = []
    for s, e in zip(cuts, cuts[1:], strict=False):
        kinds = [k for a, b, k in marked if a <= s and e <= b]
        found.append((_flat(text[s:e]), min(kinds, key=_ORDER.index) if kinds else None))
    if start > around[0][0]:
        found.insert(0, ("… ", None))
    if end < around[-1][1]:
        found.append((" …", None))
    return found


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
