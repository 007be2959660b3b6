"""Which records a question is about.  Several values of one condition mean any of them; conditions are all met."""

from __future__ import annotations

import calendar
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.ledger.judgements.model import Review
    from sayso.ledger.queries.rows import ClaimRow, EventRow, ReportHead, ReportRow

#: What people may ask for as a status: plain words and the contract's codes.
STATUSES = {
    "reported": "actual", "announced": "future", "conditional": "hypothetical", "denied": "negated",
    "actual": "actual", "future": "future", "hypothetical": "hypothetical", "negated": "negated",
}  # fmt: skip
OTHER_STATUSES = ("claimed", "background")
REVIEWS = ("machine", "accepted", "corrected", "added", "rejected", "split", "merged", "disputed", "assigned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Conditions; the empty filter lets everything through that counts (not rejected, split up or merged away).

    ``first`` and ``last`` are days, months or years (ISO 8601), both included; an event is in the period when any day that its
    date allows is.  For claims and reports the period is that of publication.
    """

    actor: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    source: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    text: str | None = None
    review: tuple[str, ...] = ()
    assigned_to: str | None = None

    def __post_init__(self) -> None:
        from sayso.errors import UsageError

        for word in self.status:
            if word not in STATUSES and word not in OTHER_STATUSES:
                raise UsageError(
                    f"no status {word!r} (statuses: reported, announced, conditional, denied, claimed, background)"
                )
        for word in self.review:
            if word not in REVIEWS:
                raise UsageError(f"no review state {word!r} (states: {', '.join(REVIEWS)})")

    def event(self, row: EventRow) -> bool:
        """Whether the event is asked for."""
        event, place = row.event, row.event.place
        parties = [n for p in (*event.actors, *event.recipients) for n in (p.actor, p.name, p.span.text if p.span else None)]
        return (
            self._review(row.review)
            and self._head(row.head)
            and named(self.actor, parties)
            and (not self.types or any(asked_type(t, event.type, event.mode) for t in self.types))
            and (not self.country or (place is not None and place.country in self.country))
            and (not self.place or (place is not None and named(self.place, [place.name, place.admin1])))
            and within(event.date.value if event.date else None, self.first, self.last)
            and named(self.source, [n for chain in row.chains for n in chain])
            and (not self.status or any(self._status(s, row) for s in self.status))
        )

    def claim(self, row: ClaimRow) -> bool:
        """Whether the claim is asked for; ``actor`` and ``source`` both mean those who say it."""
        sources = [n for s in (row.claim.speaker, *row.claim.via) if s for n in (s.actor, s.name, s.text)]
        return (
            self._review(row.review)
            and self._head(row.head)
            and named(self.actor, sources)
            and named(self.source, sources)
            and (not self.types or row.claim.act.upper() in {t.upper() for t in self.types})
            and within(row.head.published, self.first, self.last)
        )

    def report(self, row: ReportRow) -> bool:
        """Whether the report is asked for."""
        return self._review(row.review) and self._head(row.head) and within(row.head.published, self.first, self.last)

    def holds_report(self, head: ReportHead) -> bool:
        """Whether the report is one of those asked for, by its id, the beginning of it, or the id that it came with."""
        return not self.reports or any(head.name == r or head.id.startswith(r) for r in self.reports)

    def _head(self, head: ReportHead) -> bool:
        return named(self.outlet, [head.outlet]) and self.holds_report(head)

    def _review(self, review: Review) -> bool:
        if self.assigned_to is not None and review.assigned != self.assigned_to:
            return False
        if not self.review:
            return review.state not in {"rejected", "split", "merged"}
        return any(
            (state == "disputed" and bool(review.conflicts))
            or (state == "assigned" and review.assigned)
            or state == review.state
            for state in self.review
        )

    @staticmethod
    def _status(word: str, row: EventRow) -> bool:
        if word == "claimed":
            return bool(row.chains)
        if word == "background":
            return row.event.background
        return row.event.status == STATUSES[word]


def about_records(asked: Filter) -> bool:
    """Whether the filter has conditions that reports meet through their records."""
    return bool(
        asked.actor or asked.types or asked.country or asked.place or asked.source or asked.status or asked.text or asked.review
    )


def of_claims(asked: Filter) -> Filter:
    """The conditions without those on events."""
    return replace(asked, types=(), status=(), country=(), place=())


def fold(text: str) -> str:
    """The text for comparing names: lower case, without accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def named(asked: Iterable[str], found: Iterable[str | None]) -> bool:
    """Whether any name asked for is part of any name found; true where none is asked for."""
    wanted = [fold(a) for a in asked]
    return not wanted or any(w in fold(f) for f in found if f for w in wanted)


def first_day(value: str) -> str:
    """The first day of a day, month or year."""
    return value + "-01-01"[len(value) - 4 :] if len(value) in {4, 7} else value[:10]


def last_day(value: str) -> str:
    """The last day of a day, month or year."""
    if len(value) == len("2020"):
        return f"{value}-12-31"
    if len(value) == len("2020-01"):
        try:
            return f"{value}-{calendar.monthrange(int(value[:4]), int(value[5:]))[1]:02}"
        except ValueError:  # no such month: an old or foreign record must not end the query
            return f"{value}-31"
    return value[:10]


def within(value: str | None, first: str | None, last: str | None) -> bool:
    """Whether an ISO date, month, year or ``A/B`` interval shares a day with the period; an unknown date only without one."""
    if first is None and last is None:
        return True
    if value is None:
        return False
    start, _, end = value.partition("/")
    begins = first_day(start) if start not in {"", ".."} else "0000"
    ends = last_day(end or start) if end != ".." else "9999"
    return (first is None or ends >= first_day(first)) and (last is None or begins <= last_day(last))


def asked_type(asked: str, type: str, mode: str | None) -> bool:  # noqa: A002 - the contract's word
    """Whether ``ASSAULT`` or ``ASSAULT:aerial`` means this type and mode."""
    wanted, _, wanted_mode = asked.partition(":")
    return wanted.upper() == type and (not wanted_mode or wanted_mode.lower() == mode)
