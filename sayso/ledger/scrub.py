"""Freeing the pages on which erased words stood."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from sayso.errors import LedgerUnavailable
from sayso.ledger.trouble import told_plainly

if TYPE_CHECKING:
    from sqlalchemy import Engine

#: Seconds that an erasure waits for transactions of others, which may still see what it erased.
PATIENCE = 60

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
            f"{error}; it is erased, but free pages or the log may still hold it: close other programs that read the ledger and"
            " erase again"
        ) from error


def _sqlite(cursor: Any) -> None:
    run = cursor.execute
    run("VACUUM")
    (busy, _, _) = run("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise OSError("a reader keeps the write-ahead log open")


def _postgres(connection: Any) -> None:
    driver = connection.driver_connection
    driver.rollback()
    driver.autocommit = True
    deadline = time.monotonic() + PATIENCE
    pause = 0.05
    try:
        left = [table for table in REWRITTEN if _rewrite(driver, table)]
        while left:
            if time.monotonic() > deadline:
                raise OSError(f"an open transaction of another session keeps old rows of {', '.join(left)}")
            time.sleep(pause)
            pause = min(2 * pause, 5.0)
            left = [table for table in left if _rewrite(driver, table)]
    finally:
        driver.autocommit = False


def _rewrite(driver: Any, table: str) -> int:
    """Rewrite a table; how many dead rows had to stay because some open transaction may still see them."""
    kept: list[int] = []

    def listen(notice: Any) -> None:
        numbers = re.findall(r"\d+", notice.message_detail or "")
        if numbers:
            kept.append(int(numbers[0]))  # DETAIL: "3 dead row versions cannot be removed yet."

    driver.add_notice_handler(listen)
    try:
        driver.execute(f"VACUUM (FULL, VERBOSE) {table}")
    finally:
        driver.remove_notice_handler(listen)
    return sum(kept)
