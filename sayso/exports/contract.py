"""JSON Lines in the contract of ``sayso code``, after judgements: each event and attribution has a ``review`` that says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sayso.exports.jsontext import json_text
from sayso.ledger.judgements.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.ledger.judgements.model import Review
    from sayso.ledger.queries.rows import FullReport


def lines(reports: Iterable[FullReport]) -> Iterator[str]:
    """One line for each report."""
    for report in reports:
        yield json_text(record(report))


def record(report: FullReport) -> dict[str, Any]:
    """The contract's object of a report.  Ids are the ledger's; rejected, split and merged records are left out."""
    head = report.row.head
    coded = replace(report.coded, events=(), attributions=())
    out: dict[str, Any] = plain(coded) | report.fields
    out["ledger_id"] = head.id
    out["attributions"] = [plain(c.claim) | {"review": review(c.review)} for c in report.claims]
    out["events"] = [plain(e.event) | {"review": review(e.review)} for e in report.events]
    out["review"] = review(report.row.review)
    return out


def review(one: Review) -> dict[str, Any] | None:
    """A review as JSON; null where nobody has judged the record."""
    if one.state == "machine" and not one.marks and not one.notes and one.assigned is None:
        return None
    return {
        "state": one.state,
        "still_coded": one.coded,
        "marks": [plain(m) for m in one.marks],
        "conflicts": [plain(c) for c in one.conflicts],
        "coder_says": one.differs,
        "assigned_to": one.assigned,
        "notes": [plain(n) for n in one.notes],
        "merged": list(one.merged),
        "merged_into": one.merged_into,
    }
