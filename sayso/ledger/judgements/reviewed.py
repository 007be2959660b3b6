"""A report as people see it: its records after judgements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.schema import Attribution, Event

if TYPE_CHECKING:
    from sayso.ledger.judgements.coding import Record
    from sayso.ledger.judgements.model import Key, Review, Unattached


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A record as people see it, with what they said of it."""

    id: str
    key: Key
    record: Record
    review: Review

    @property
    def shown(self) -> bool:
        """Whether it counts: not rejected, not split up, not merged into another."""
        return self.review.state not in {"rejected", "split", "merged"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedReport:
    """All records of a report after judgements; ``fields`` are corrected fields of the report itself."""

    report: str
    records: tuple[Reviewed, ...]
    review: Review
    fields: dict[str, Any]
    unattached: tuple[Unattached, ...] = ()

    def events(self) -> list[Reviewed]:
        """The events, in text order."""
        return [r for r in self.records if isinstance(r.record, Event)]

    def claims(self) -> list[Reviewed]:
        """The claims, in text order."""
        return [r for r in self.records if isinstance(r.record, Attribution)]
