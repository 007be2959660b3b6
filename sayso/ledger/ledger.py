"""The ledger's public surface; each method's work is in the module of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from sayso.ledger.engine import make_engine, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from datetime import date, datetime
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection, Engine

    from sayso.ledger.results import AddResult, Check, EraseResult, Verification
    from sayso.ledger.search import Hit
    from sayso.ledger.transactions import Transaction
    from sayso.schema import CodedReport

    AsOf = int | str | date | datetime | None


def open_ledger(url_or_path: str | Path, *, create: bool = False) -> Ledger:
    """Open a ledger: a file (SQLite) or a ``postgresql://`` URL.

    Args:
        url_or_path: where it is.
        create: make it where there is none; otherwise that is an error.

    Raises:
        LedgerNotFound: there is none (and ``create`` is false), or the file is something else.
        LedgerTooNew: written by a newer Sayso.
        LedgerUnavailable: no rights, disk full, no server.
    """
    return Ledger(opened(make_engine(url_or_path), create=create))


class Ledger:
    """An open ledger.  Use as a context manager, or call :meth:`close`."""

    def __init__(self, engine: Engine) -> None:
        from sayso.ledger.catalogue.memory import Memory

        self.engine = engine
        self.memory = Memory(self)  # what listings are chosen by; nothing that could not be read again

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def connect(self) -> AbstractContextManager[Connection]:
        """A connection to read with; what it sees does not change while it is open.

        Raises:
            LedgerUnavailable: the database went away.
        """
        from sayso.ledger.engine import reading

        return reading(self.engine)

    def transaction(
        self, kind: str, *, by: str | None = None, report: int | None = None
    ) -> AbstractContextManager[Transaction]:
        """Write: a transaction that is sealed and committed at the end of the block, and undone when the block raises.

        Args:
            kind: add, judge, erase, mark or derive.
            by: the person who writes.
            report: key of the report concerned, where it is one.

        Raises:
            LedgerUnavailable: disk full, no rights, locked for too long, or the database went away.
        """
        from sayso.ledger.transactions import writing

        return writing(self.engine, kind, by=by, report=report)

    def add(self, coded: CodedReport, *, by: str | None = None, again: bool = False, named: bool = True) -> AddResult:
        """Store one coded report in one transaction; what is known already changes nothing.

        Args:
            coded: the record.
            by: the person who adds.
            again: compare with what is stored even if the same version of the coder made it.
            named: the report's id is its own; false where it was made from a file's name, which tells no two reports apart.

        Raises:
            LedgerUnavailable: see :meth:`transaction`.
        """
        from sayso.ledger.write import add

        return add(self.engine, coded, by=by, again=again, named=named)

    def known(self, coded: CodedReport, *, named: bool = True) -> str | None:
        """The ledger's id of the report with this text, outlet and metadata, or null; ``named`` as in :meth:`add`."""
        from sayso.ledger.write import known

        with self.connect() as connection:
            return known(connection, coded, named=named)

    def as_of(self, when: AsOf) -> int | None:
        """The transaction that ``when`` means: a number; a time; a date (the last of that day, UTC); null for now.

        0 where the ledger had nothing yet.

        Raises:
            UsageError: neither a number nor ISO 8601.
            NotFound: there is no transaction of that number.
        """
        from sayso.ledger.asof import resolve

        with self.connect() as connection:
            return resolve(connection, when)

    def coded(self, report: str, as_of: AsOf = None) -> CodedReport:
        """The contract's record of a report as the coder made it, without judgements.

        Args:
            report: the ledger's id, or the id that the report came with (its newest version then).
            as_of: see :meth:`as_of`.

        Raises:
            NotFound: no such report then.
        """
        from sayso.ledger.asof import resolve
        from sayso.ledger.read import coded_one

        with self.connect() as connection:
            return coded_one(connection, report, resolve(connection, as_of))

    def stream(self, keys: Iterable[int] | None = None, as_of: AsOf = None) -> Iterator[tuple[int, CodedReport]]:
        """(report key, record) of many reports, in order of key; all of them by default."""
        from sayso.ledger.asof import resolve
        from sayso.ledger.read import coded_many

        with self.connect() as connection:
            yield from coded_many(connection, keys, resolve(connection, as_of))

    def search(self, query: str, *, limit: int | None = None, as_of: AsOf = None) -> list[Hit]:
        """Reports whose text or names match: words, "phrases", prefix*, -without, OR; best first."""
        from sayso.ledger.asof import resolve
        from sayso.ledger.search import search

        with self.connect() as connection:
            return search(connection, query, limit=limit, as_of=resolve(connection, as_of))

    def erase(
        self,
        *,
        reason: str,
        report: str | None = None,
        span: tuple[int, int] | None = None,
        name: str | None = None,
        by: str | None = None,
    ) -> EraseResult:
        """Delete a report's text and words, a stretch of it, or a name everywhere, behind a tombstone with the reason.

        Raises:
            NotFound: no such report, or the name is nowhere.
            UsageError: neither a report nor a name, a span outside the text, no reason, or it was erased already.
            LedgerUnavailable: it is erased, but another program keeps freed pages alive; the same call again clears them.
        """
        from sayso.ledger.erase import erase

        return erase(self.engine, reason=reason, report=report, span=span, name=name, by=by)

    def verify(self) -> Verification:
        """Read the whole hash chain and every row under it.

        Raises:
            VerificationFailed: something does not fit; the message says what.
        """
        from sayso.ledger.verify import verify

        with self.connect() as connection:
            return verify(connection)

    def check(self) -> list[Check]:
        """The storage checks of ``sayso doctor``."""
        from sayso.ledger.doctor import checks

        with self.connect() as connection:
            return checks(connection)

    def info(self) -> dict[str, Any]:
        """Numbers of the ledger: reports, transactions, bytes, database, schema."""
        from sayso.ledger.doctor import info

        with self.connect() as connection:
            return info(connection)
