"""What is marked in a report: stretches with their layer, their role and the record they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.exports.evidence import claim_spans, event_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.ledger.queries.rows import ClaimRow, EventRow, FullReport

#: Layers, in the order of their lines below the words.
LAYERS = ("actor", "place", "date", "event", "claim")
#: Roles of records, the one that a click means first.  Words that are merely about something come last.
RANK = {
    "act": 0, "says": 1, "speaker": 2, "via": 3, "count": 4, "who": 5, "whom": 5, "when": 6, "where": 6, "if": 7, "until": 7,
    "about": 8, "words": 9,
}  # fmt: skip
#: Roles that have a line of their own; the others only light up with their record.
DRAWN = {"act", "who", "whom", "says", "speaker", "via", "words"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked stretch (code points of the report's text, end-exclusive).

    ``record`` is the record's number within its report (what follows the dot in its id), null for an actor, place or date that
    is merely mentioned.  ``depth``: how many other claims the words of a claim stand in.
    """

    start: int
    end: int
    layer: str
    role: str
    record: str | None = None
    depth: int = 0


def marks_of(full: FullReport, span: tuple[int, int]) -> list[Mark]:
    """The marks in a part of a report, by start, the longer first; those that lie outside its text are left out."""
    start, end = span
    size = len(full.coded.text)
    claims = [r for r in full.claims if any(s.start < end and s.end > start for s in claim_spans(r.claim))]
    found = (m for group in (_mentioned(full), _events(full.events), _claims(claims)) for m in group)
    inside = {m for m in found if 0 <= m.start < m.end <= size and m.start < end and m.end > start}
    return sorted(inside, key=lambda m: (m.start, -m.end, m.layer, m.role))


def number_of(row: EventRow | ClaimRow) -> str:
    """The record's number within its report."""
    return row.id.rpartition(".")[2]


def _mentioned(full: FullReport) -> Iterator[Mark]:
    coded = full.coded
    for layer, spans in (("actor", coded.mentions), ("place", coded.places), ("date", coded.dates)):
        for span in spans:
            yield Mark(start=span.start, end=span.end, layer=layer, role=layer)


def _events(rows: Iterable[EventRow]) -> Iterator[Mark]:
    for row in rows:
        for span in event_spans(row.event):
            yield Mark(start=span.start, end=span.end, layer="event", role=span.label, record=number_of(row))


def _claims(rows: Iterable[ClaimRow]) -> Iterator[Mark]:
    rows = list(rows)
    contents = [(s.start, s.end, number_of(row)) for row in rows for s in row.claim.content]
    for row in rows:
        name = number_of(row)
        for span in claim_spans(row.claim):
            around = {
                other
                for start, end, other in contents
                if other != name and start <= span.start and span.end <= end and (end - start) > (span.end - span.start)
            }
            yield Mark(start=span.start, end=span.end, layer="claim", role=span.label, record=name, depth=len(around))
