"""Which records of a report a question asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sayso.ledger.queries import passages
from sayso.ledger.queries.rows import ClaimRow, EventRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.rows import FullReport

R = TypeVar("R", "EventRow", "ClaimRow")


def events_of(report: FullReport, asked: Filter) -> Iterator[EventRow]:
    """The events of a report that are asked for, in text order."""
    text, asked_words = report.coded.text, (asked.text or "").split()
    for row in _all_of(report, asked, EventRow):
        if asked.event(row) and (not asked_words or passages.holds(text, passages.event_passage(row.event), asked_words)):
            yield row


def claims_of(report: FullReport, asked: Filter) -> Iterator[ClaimRow]:
    """The claims of a report that are asked for, in text order."""
    text, asked_words = report.coded.text, (asked.text or "").split()
    for row in _all_of(report, asked, ClaimRow):
        if asked.claim(row) and (not asked_words or passages.holds(text, passages.claim_passage(row.claim), asked_words)):
            yield row


def _all_of(report: FullReport, asked: Filter, kind: type[R]) -> list[R]:
    """The records of a kind, with the hidden ones where a state of review is asked for."""
    rows = (*report.events, *report.claims, *(report.hidden if asked.review else ()))
    found = [row for row in rows if isinstance(row, kind)]
    return sorted(found, key=_place) if asked.review else found


def _place(row: EventRow | ClaimRow) -> int:
    if isinstance(row, EventRow):
        return row.event.anchor.start
    return row.claim.content[0].start if row.claim.content else 0
