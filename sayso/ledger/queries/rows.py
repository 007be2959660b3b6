"""What the ledger's queries give: records as people see them, after judgements, each with its report's head."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sayso.ledger.judgements.model import MACHINE, Key, Review

if TYPE_CHECKING:
    from sayso.schema import Attribution, CodedReport, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHead:
    """What every record says of the report it comes from.

    ``id`` is the id in the ledger; ``name`` the id that the report came with; ``added`` a UTC time (ISO 8601).
    """

    id: str
    name: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    language: str | None
    coder: str | None
    added: str | None = None
    revises: str | None = None
    grade: str | None = None  # reliability of the outlet, A to F, as a person graded it
    headline: str | None = None  # the title, else the first headline on the page

    @property
    def shown_title(self) -> str:
        """What people see as its name: the title, the headline, or the id that it came with, of a path the file's name."""
        return self.title or self.headline or (self.name.rpartition("/")[2] if self.name.startswith("/") else "") or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report in a listing; ``failure`` is one line, ``erased`` a reason."""

    head: ReportHead
    events: int
    claims: int
    failure: str | None = None
    warnings: tuple[str, ...] = ()
    erased: str | None = None
    review: Review = MACHINE


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim: the attribution as it stands after judgements, and the ids of the events that it vouches for."""

    id: str
    head: ReportHead
    claim: Attribution
    events: tuple[str, ...] = ()
    review: Review = MACHINE
    key: Key | None = None

    @property
    def chain(self) -> tuple[str, ...]:
        """Names from the innermost speaker to the last intermediary; the outlet is not repeated."""
        speaker = self.claim.speaker
        first = (speaker.name or speaker.text or "") if speaker else ""
        names = (first, *((v.name or v.text or "") for v in self.claim.via))
        return tuple(n for n in names if n)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event as it stands after judgements, with the claims that vouch for it."""

    id: str
    head: ReportHead
    event: Event
    claims: tuple[ClaimRow, ...] = ()
    review: Review = MACHINE
    key: Key | None = None

    @property
    def chains(self) -> tuple[tuple[str, ...], ...]:
        """Every chain through which the event is told; empty where the outlet speaks for itself."""
        if self.event.said_by:
            told = self.event.said_by
            # The speaker of a verbal act is its actor and not repeated in said_by: the same chain without its first link.
            rest = [c.chain for c in self.claims if c.chain and told not in {c.chain, c.chain[1:]}]
            return tuple(dict.fromkeys((told, *rest)))
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor in a listing: how often it acts, is acted upon and speaks; first and last date (ISO 8601) of its events."""

    id: str
    name: str
    country: str | None
    sectors: tuple[str, ...]
    acts: int
    receives: int
    claims: int
    first: str | None
    last: str | None
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FullReport:
    """One report with all its records after judgements; ``coded`` is what the coder made of it, ids and all."""

    row: ReportRow
    coded: CodedReport
    events: tuple[EventRow, ...]
    claims: tuple[ClaimRow, ...]
    hidden: tuple[EventRow | ClaimRow, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)
