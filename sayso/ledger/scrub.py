"""Freeing the pages on which erased words stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.errors import LedgerUnavailable
from sayso.ledger.trouble import name_of, told_plainly

if TYPE_CHECKING:
    from sqlalchemy import Engine

#: What PostgreSQL writes anew: rows that were changed leave their old form in the table until then.
REWRITTEN = ("texts", "words", "salts", "fingerprints", "search")


def scrub(engine: Engine) -> None:
    """Write the file (SQLite) or the tables concerned (PostgreSQL) anew without what was erased; empty the write-ahead log.

    Raises:
        LedgerUnavailable: it could not be done; the erasure itself stands and the message says what remains.
    """
    try:
        with told_plainly(engine):
            connection = engine.raw_connection()
            try:
                if engine.dialect.name == "sqlite":
                    _sqlite(connection.cursor())
                else:
                    _postgres(connection)
            except Exception as error:
                from sqlalchemy.exc import OperationalError

                raise OperationalError("VACUUM", None, error) from error
            finally:
                connection.close()
    except LedgerUnavailable as error:
        raise LedgerUnavailable(
            f"{error}; it is erased, but free pages or the log of {name_of(engine)} may still hold it: erase again"
        ) from error


def _sqlite(cursor: object) -> None:
    run = cursor.execute  # type: ignore[attr-defined]
    run("VACUUM")
    (busy, _, _) = run("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise OSError("a reader keeps the write-ahead log open")


def _postgres(connection: object) -> None:
    driver = connection.driver_connection  # type: ignore[attr-defined]
    driver.rollback()
    driver.autocommit = True
    try:
        for table in REWRITTEN:
            driver.execute(f"VACUUM (FULL) {table}")
    finally:
        driver.autocommit = False
