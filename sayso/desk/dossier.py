"""A dossier at the desk: its question read again, and its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from sayso.desk import asked, bars
from sayso.ledger.queries import pages

if TYPE_CHECKING:
    from sayso.desk.asked import Asked
    from sayso.ledger.dossiers import Dossier
    from sayso.ledger.queries.histogram import Histogram
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader


def question(query: str) -> Asked:
    """The filters of a saved query string.

    Raises:
        UsageError: a filter that is none.
    """
    return asked.read(parse_qsl(query.removeprefix("?"), keep_blank_values=False))


@dataclass(frozen=True)
class Numbers:
    """How much a dossier holds, for one reader of one view."""

    view: View
    asked: Asked
    reader: Reader

    @cached_property
    def events(self) -> int:
        """Events."""
        return pages.events(self.view, self.asked.of_events, self.reader, limit=1).total

    @cached_property
    def claims(self) -> int:
        """Claims."""
        return pages.claims(self.view, self.asked.of_claims, self.reader, limit=1).total

    @cached_property
    def reports(self) -> int:
        """Reports with such events."""
        return pages.reports(self.view, self.asked.of_events, self.reader, limit=1).total

    @cached_property
    def actors(self) -> int:
        """Actors in them."""
        return pages.actors(self.view, self.asked.of_events, self.reader, limit=1).total

    @cached_property
    def histogram(self) -> Histogram:
        """Its events over time."""
        return pages.timeline(self.view, self.asked.of_events, self.reader)

    @property
    def period(self) -> str:
        """From its first to its last dated event, in plain words; empty where none is dated."""
        found = self.histogram.bars
        return bars.period(found[0].start, found[-1].end) if found else ""


def numbers(dossier: Dossier, view: View, reader: Reader) -> Numbers:
    """The numbers of a dossier."""
    return Numbers(view, question(dossier.query), reader)
