"""One report with all its records after judgements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.ledger.queries.rows import ClaimRow, EventRow, FullReport, ReportRow
from sayso.schema import Attribution, Event

if TYPE_CHECKING:
    from sayso.ledger.judgements.reviewed import Reviewed, ReviewedReport
    from sayso.ledger.queries.rows import ReportHead
    from sayso.ledger.queries.source import Stored


def full_report(stored: Stored, reviewed: ReviewedReport, grade: str | None) -> FullReport:
    """The rows of a report and its records.

    Args:
        stored: the report with its present coding.
        reviewed: its records after judgements.
        grade: the reliability of its outlet, A to F, as a person graded it.
    """
    head = replace(stored.head, grade=grade, headline=_headline(stored))
    if reviewed.fields:
        head = replace(
            head, **{f: v for f, v in reviewed.fields.items() if f in {"title", "outlet", "published", "url", "language"}}
        )
    claims, hidden_claims = _claims(head, reviewed.claims(), reviewed.events())
    events, hidden_events = _events(head, reviewed.events(), {c.id: c for c in claims})
    row = ReportRow(
        head=head,
        events=len(events),
        claims=len(claims),
        failure=stored.failure,
        warnings=stored.warnings,
        erased=stored.erased,
        review=reviewed.review,
    )
    return FullReport(
        row=row,
        coded=stored.coded,
        events=tuple(events),
        claims=tuple(claims),
        hidden=(*hidden_events, *hidden_claims),
        fields=reviewed.fields,
    )


def _headline(stored: Stored) -> str | None:
    part = next((p for p in stored.coded.layout if p.kind == "headline"), None)
    return stored.coded.text[part.start : part.end] if part and not stored.erased else None


def _claims(head: ReportHead, claims: list[Reviewed], events: list[Reviewed]) -> tuple[list[ClaimRow], list[ClaimRow]]:
    vouches: dict[str, list[str]] = defaultdict(list)
    for event in events:
        if event.shown and isinstance(event.record, Event):
            for name in event.record.attributions:
                vouches[name].append(event.id)
    shown: list[ClaimRow] = []
    hidden: list[ClaimRow] = []
    for claim in claims:
        assert isinstance(claim.record, Attribution)
        row = ClaimRow(
            id=claim.id, head=head, claim=claim.record, events=tuple(vouches[claim.id]), review=claim.review, key=claim.key
        )
        (shown if claim.shown else hidden).append(row)
    return shown, hidden


def _events(head: ReportHead, events: list[Reviewed], claims: dict[str, ClaimRow]) -> tuple[list[EventRow], list[EventRow]]:
    shown: list[EventRow] = []
    hidden: list[EventRow] = []
    for event in events:
        assert isinstance(event.record, Event)
        vouching = tuple(claims[a] for a in event.record.attributions if a in claims)
        row = EventRow(id=event.id, head=head, event=event.record, claims=vouching, review=event.review, key=event.key)
        (shown if event.shown else hidden).append(row)
    return shown, hidden
