"""Writing: one numbered, timed, sealed transaction at a time."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sayso.ledger import sql, tables
from sayso.ledger.sealing import NOTHING, RowSum, chained, seal
from sayso.ledger.trouble import told_plainly
from sayso.ledger.types import escape, to_bytes, unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Engine, Table


def now() -> str:
    """The time in UTC, ISO 8601 with microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class Transaction:
    """An open transaction; ``number`` and ``at`` are its own.  Rows go in with :meth:`insert`, words with :meth:`word`."""

    def __init__(self, connection: Connection, kind: str, by: str | None, report: int | None) -> None:
        self.connection = connection
        self.kind, self.by, self.report = kind, by, report
        last = connection.exec_driver_sql("SELECT number, at, hash FROM transactions ORDER BY number DESC LIMIT 1").first()
        self.number: int = last[0] + 1 if last else 1
        self.at = max(now(), last[1]) if last else now()
        self.coder: int | None = None
        self.written = self.closed = 0
        self._previous = bytes(last[2]) if last else NOTHING
        self._sum = RowSum()
        self._next: dict[tuple[str, int], int] = {}
        self._words: dict[int, dict[str, int]] = {}
        self._next_word: dict[int, int] = {}
        self._sealed: dict[int, list[tuple[Any, ...]]] = {}

    @property
    def touched(self) -> bool:
        """Whether anything was written."""
        return bool(self.written or self.closed or self._sealed)

    # -- rows --------------------------------------------------------------------------------------------------------------

    def insert(self, table: Table, report: int, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert rows given by column name; columns left out are null."""
        names = sql.own_columns(table)
        self.insert_raw(table, report, [sql.raw_row(table, [row.get(c) for c in names]) for row in rows])

    def insert_raw(self, table: Table, report: int, rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert rows given by their own values as the database holds them (:func:`sayso.ledger.sql.raw_row`)."""
        if not rows:
            return
        start = self._next.get((table.name, report), 1)
        whole = []
        for n, row in enumerate(rows, start):
            whole.append((report, self.number, n, None, *row))
            self._sum.add(str(table.name), report, self.number, n, *row)
        self._next[table.name, report] = start + len(rows)
        self.written += len(rows)
        sql.insert(self.connection, table, whole)

    def close(self, table: Table, keys: Iterable[tuple[int, int, int]]) -> None:
        """End the life of rows, given by (report, tx_from, n)."""
        keys = list(keys)
        for key in keys:
            self._sum.add("close", str(table.name), *key)
        self.closed += len(keys)
        sql.close(self.connection, table, self.number, keys)

    # -- texts and words ---------------------------------------------------------------------------------------------------

    def text(self, report: int, body: str) -> None:
        """Store the text of a new report."""
        stored = to_bytes(body)
        sql.insert(self.connection, tables.texts, [(report, self.number, stored)])
        self._sealed.setdefault(report, []).append(("text", report, stored))

    def word(self, report: int, body: str | None) -> int | None:
        """The number of a word of the report, stored if it is new; null for null."""
        if body is None:
            return None
        known = self._words.get(report)
        if known is None:
            known = self._load_words(report)
        number = known.get(body)
        if number is None:
            number = known[body] = self._next_word[report]
            self._next_word[report] += 1
            self._sealed.setdefault(report, []).append(("word", report, number, escape(body)))
        return number

    def new_report(self, report: int) -> None:
        """Say that nothing of this report is stored yet (saves a look)."""
        self._words[report], self._next_word[report] = {}, 1

    def _load_words(self, report: int) -> dict[str, int]:
        m = sql.marker(self.connection)
        statement = f"SELECT n, body FROM words WHERE report = {m}"  # noqa: S608
        rows = self.connection.exec_driver_sql(statement, (report,)).all()
        self._next_word[report] = max((r[0] for r in rows), default=0) + 1
        self._words[report] = known = {unescape(r[1]): r[0] for r in rows if r[1] is not None}
        return known

    # -- coders and the end ------------------------------------------------------------------------------------------------

    def coder_key(self, name: str) -> int:
        """The key of a coder, stored if it is new."""
        m = sql.marker(self.connection)
        stored = escape(name)
        key: int | None = self.connection.exec_driver_sql(
            f"SELECT key FROM coders WHERE name = {m}",  # noqa: S608
            (stored,),
        ).scalar()
        if key is None:
            key = (self.connection.exec_driver_sql("SELECT max(key) FROM coders").scalar() or 0) + 1
            sql.insert(self.connection, tables.coders, [(key, self.number, stored)])
            self._sum.add("coders", key, self.number, stored)
        self.coder = key
        return key

    def finish(self) -> None:
        """Write words, seals and the transaction's own row; nothing where nothing was touched."""
        if not self.touched:
            return
        for report, items in self._sealed.items():
            fresh = [(report, item[2], self.number, item[3]) for item in items if item[0] == "word"]
            sql.insert(self.connection, tables.words, fresh)
            salt = os.urandom(32)
            sql.insert(self.connection, tables.salts, [(report, self.number, salt)])
            self.insert_raw(tables.seals, report, [(self.number, seal(salt, items))])
        columns = (
            self.number, self.at, self.kind, sql.raw(self.by), self.coder, self.report, self._sum.digest(), self._previous,
        )  # fmt: skip
        sql.insert(self.connection, tables.transactions, [(*columns, chained(columns))])


@contextmanager
def writing(engine: Engine, kind: str, *, by: str | None = None, report: int | None = None) -> Iterator[Transaction]:
    """Open a transaction, one writer at a time; sealed and committed at the end, undone when the block raises."""
    with (
        told_plainly(engine),
        engine.connect().execution_options(sayso_writes=True, sayso_repeatable=kind == "add") as connection,
        connection.begin(),
    ):
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE transactions IN EXCLUSIVE MODE")
        transaction = Transaction(connection, kind, by, report)
        yield transaction
        transaction.finish()
