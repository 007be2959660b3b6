"""What a form is about: a record or a report, found by its id as the person may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.ledger.judgements.model import Target
from sayso.ledger.queries import pages
from sayso.ledger.queries.rows import EventRow, FullReport

if TYPE_CHECKING:
    from sayso.ledger.queries.rows import ClaimRow
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader


def subject(view: View, reader: Reader, name: str) -> EventRow | ClaimRow | FullReport:
    """The record or report of that id.

    Raises:
        NotFound: there is none such, or the reader may not see it.
    """
    return pages.record(view, name, reader) if "." in name else pages.report(view, name, reader)


def target_of(found: EventRow | ClaimRow | FullReport) -> Target:
    """A record or report as the target of a judgement."""
    key = None if isinstance(found, FullReport) else found.key
    return Target(kind=key.kind if key else "report", report=head_of(found).id, key=key)


def head_of(found: EventRow | ClaimRow | FullReport) -> Any:
    """The head of the report that it stands in, or is."""
    return found.row.head if isinstance(found, FullReport) else found.head


def record_of(found: EventRow | ClaimRow | FullReport) -> Any:
    """The event, attribution or head."""
    if isinstance(found, FullReport):
        return found.row.head
    return found.event if isinstance(found, EventRow) else found.claim


def near(found: EventRow | ClaimRow | FullReport) -> tuple[int, int] | None:
    """Where a record's words stand."""
    if isinstance(found, FullReport):
        return None
    if isinstance(found, EventRow):
        return found.event.anchor.start, found.event.anchor.end
    spans = found.claim.content or ((found.claim.cue,) if found.claim.cue else ())
    return (spans[0].start, spans[-1].end) if spans else None
