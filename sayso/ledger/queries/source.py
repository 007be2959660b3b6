"""What a view needs of a ledger's storage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sayso.ledger.judgements.model import Judgement
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.rows import ReportHead
    from sayso.schema import CodedReport

#: The shortest beginning of an id that is looked up.
SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A report with the coding that was in force at a transaction; ``tx`` is the transaction that wrote that coding."""

    head: ReportHead
    coded: CodedReport
    tx: int
    numbers: tuple[tuple[int, ...], tuple[int, ...]] | None = None  # of its events and of its attributions, in order
    failure: str | None = None
    warnings: tuple[str, ...] = ()
    erased: str | None = None
    since: int | None = None  # the transaction since which the coding is as it is, where that is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A report's head, how many events and claims its coder made of it, and what was wrong with it."""

    head: ReportHead
    events: int
    claims: int
    failure: str | None
    warnings: tuple[str, ...]
    erased: str | None


class Source(Protocol):
    """Reports, codings and judgements as of a transaction."""

    def transaction(self, as_of: str | None) -> int:
        """The last transaction of a day, a transaction by number, or the last of all.

        Raises:
            UsageError: neither a date nor a number.
            NotFound: no such transaction.
        """
        ...

    def stored(self, tx: int, asked: Filter) -> Iterator[Stored]:
        """Reports, by date of publication and then by id; may leave out those that can't hold what is asked for."""
        ...

    def summaries(self, tx: int) -> Iterator[Summary]:
        """All reports by date of publication and then by id, with what there is to count, without reading their codings."""
        ...

    def coded(self, report: str, tx: int) -> Stored:
        """One report by its id in the ledger.

        Raises:
            NotFound: no such report.
        """
        ...

    def several(self, reports: Iterable[str], tx: int) -> list[Stored]:
        """Some reports by their ids, those that are not there left out; of their codings only what records are made of."""
        ...

    def lookup(self, name: str, tx: int, without: Collection[str] = ()) -> list[ReportHead]:
        """Reports of that id, else those whose id begins so, else those that came with that id or address.

        Reports with the ids ``without`` are as if they were not there.
        """
        ...

    def text(self, report: str, tx: int) -> str | None:
        """The text of a report; null where it was erased.

        Raises:
            NotFound: no such report.
        """
        ...

    def id_length(self, tx: int) -> int:
        """The number of characters that tell the ids of all reports apart (six at least)."""
        ...

    def history(self, report: str, tx: int) -> list[Stored]:
        """All codings that a report has had, the present one first."""
        ...

    def heads(self, tx: int) -> list[ReportHead]:
        """The heads of all reports."""
        ...

    def judgements(self, tx: int) -> list[Judgement]:
        """All judgements, oldest first."""
        ...

    def search(self, words: str, limit: int, tx: int) -> list[str]:
        """Ids of reports that hold the words, best first."""
        ...

    def found(self, words: str, tx: int) -> list[str]:
        """As :meth:`search`, all of them."""
        ...
