"""Database errors as Sayso's errors, each one clear line."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.errors import LedgerError, LedgerNotFound, LedgerUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

#: What SQLite says, and what that means.
_SQLITE: tuple[tuple[str, type[LedgerError], str], ...] = (
    ("disk is full", LedgerUnavailable, "the disk is full"),
    ("readonly database", LedgerUnavailable, "it may not be written (rights of the file or its folder)"),
    ("unable to open", LedgerUnavailable, "it can't be opened (rights of the file or its folder)"),
    ("locked", LedgerUnavailable, "another program has been writing to it for too long"),
    ("disk i/o error", LedgerUnavailable, "the disk can't be read or written"),
    ("not a database", LedgerNotFound, "the file is no ledger"),
    ("malformed", LedgerError, "the file is damaged (restore a copy)"),
)

#: What PostgreSQL says, and what that means; anything else of a lost connection is "the database went away".
_POSTGRES: tuple[tuple[str, type[LedgerError], str], ...] = (
    ("no space left", LedgerUnavailable, "the server's disk is full"),
    ("could not extend file", LedgerUnavailable, "the server's disk is full"),
    ("read-only transaction", LedgerUnavailable, "it may not be written (the server or the user is read-only)"),
    ("permission denied", LedgerUnavailable, "the user has no rights there"),
    ("password authentication failed", LedgerUnavailable, "the password is wrong"),
    ("does not exist", LedgerNotFound, "there is no such database or user"),
    ("lock timeout", LedgerUnavailable, "another program has been writing to it for too long"),
)


def name_of(engine: Engine) -> str:
    """The ledger's place as people may see it: the file, or the URL without its password."""
    if engine.dialect.name == "sqlite":
        return engine.url.database or ""
    return engine.url.render_as_string(hide_password=True).replace("+psycopg", "")


@contextmanager
def told_plainly(engine: Engine) -> Iterator[None]:
    """Raise database errors of the block as :class:`~sayso.errors.LedgerError`; errors in our own SQL pass."""
    from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
        known = _SQLITE if engine.dialect.name == "sqlite" else _POSTGRES
        for words, kind, meaning in known:
            if words in str(error.orig).lower():
                raise kind(f"ledger {name_of(engine)}: {meaning}") from error
        lost = error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
        if engine.dialect.name != "sqlite" and lost:
            raise LedgerUnavailable(f"ledger {name_of(engine)}: the database went away or can't be reached ({said})") from error
        if isinstance(error, OperationalError) and "no such" not in said:
            raise LedgerUnavailable(f"ledger {name_of(engine)}: {said}") from error
        raise
