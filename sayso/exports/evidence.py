"""The words that support a record: its sentences with the spans marked, who says it, and through whom."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sayso.exports import words
from sayso.ledger.queries.passages import around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sayso.schema import Attribution, Event


class Span(NamedTuple):
    """A marked stretch of the text."""

    start: int
    end: int
    label: str


class Piece(NamedTuple):
    """A stretch of text under the same marks, and the labels that open before and the number that close after it."""

    text: str
    labels: tuple[str, ...]
    opens: tuple[str, ...]
    closes: int


def event_spans(event: Event) -> list[Span]:
    """The spans of an event with what each says."""
    found = [Span(event.anchor.start, event.anchor.end, "act")]
    found += [Span(p.span.start, p.span.end, "who") for p in event.actors if p.span]
    found += [Span(p.span.start, p.span.end, "whom") for p in event.recipients if p.span]
    found += [Span(s.start, s.end, "about") for s in event.about]
    found += [Span(c.span.start, c.span.end, "count") for c in event.counts]
    for label, span in (
        ("if", event.condition),
        ("until", event.deadline.span if event.deadline else None),
        ("when", event.date.span if event.date else None),
        ("where", event.place.span if event.place else None),
    ):
        if span:
            found.append(Span(span.start, span.end, label))
    return found


def claim_spans(claim: Attribution) -> list[Span]:
    """The spans of a claim with what each says."""
    found = [Span(s.start, s.end, "words") for s in claim.content]
    if claim.cue:
        found.append(Span(claim.cue.start, claim.cue.end, "says"))
    for label, sources in (("speaker", [claim.speaker]), ("via", list(claim.via))):
        found += [Span(s.start, s.end, label) for s in sources if s and s.start is not None and s.end is not None]
    return found


def pieces(text: str, start: int, end: int, spans: Iterable[Span]) -> Iterator[Piece]:
    """Cut text[start:end] where a mark begins or ends.  Marks that cross are closed and opened again, so that all nest."""
    inside = [Span(max(m.start, start), min(m.end, end), m.label) for m in spans if m.start < end and m.end > start]
    inside = sorted(set(inside), key=lambda m: (m.start, -m.end))
    cuts = sorted({start, end} | {m.start for m in inside} | {m.end for m in inside})
    stack: list[Span] = []
    for left, right in pairwise(cuts):
        reopened = [m for m in stack if m.end > left]
        opening = [m for m in inside if m.start == left]
        fresh = opening
        if len(reopened) < len(stack):  # something below the top closed: what stood on it was closed with it
            keep = 0
            while keep < len(stack) and stack[keep].end > left:
                keep += 1
            fresh = reopened[keep:] + opening
            reopened = reopened[:keep]
        stack = reopened + fresh
        ending = 0
        for i, m in enumerate(stack):
            if m.end <= right:
                ending = len(stack) - i
                break
        yield Piece(text[left:right], tuple(m.label for m in stack), tuple(m.label for m in fresh), ending)


def marked(text: str, spans: Sequence[Span]) -> str:
    """The sentences around the spans in plain text: ``⟦who: Erdogan⟧ ⟦act: warned⟧ …``."""
    return " […] ".join(
        words.one_line("".join(f"{_open(p.opens)}{p.text}{'⟧' * p.closes}" for p in pieces(text, s, e, spans)))
        for s, e in around(text, [(m.start, m.end) for m in spans])
    )


def _open(labels: Iterable[str]) -> str:
    return "".join(f"⟦{label}: " for label in labels)
