"""Reading the hash chain and every row under it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sayso.errors import VerificationFailed
from sayso.ledger import tables as t
from sayso.ledger.results import Verification
from sayso.ledger.sealing import NOTHING, RowSum, chained, seal
from sayso.ledger.sql import LIFE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, Table

#: Reports whose texts and words are read at once.
BATCH = 200
#: Problems named in one message.
NAMED = 5


def verify(connection: Connection) -> Verification:
    """See :meth:`sayso.ledger.Ledger.verify`."""
    result = examine(connection)
    if result.problems:
        more = len(result.problems) - NAMED
        told = "; ".join(result.problems[:NAMED]) + (f"; and {more} more" if more > 0 else "")
        raise VerificationFailed(f"the ledger does not verify: {told}")
    return result


def examine(connection: Connection) -> Verification:
    """The same, with the problems listed instead of raised."""
    sums = _row_sums(connection)
    problems = []
    previous, number = NOTHING, 0
    for row in _all(connection, t.transactions, "number"):
        number += 1
        *columns, stored = _bytes(row)
        if row[0] != number:
            problems.append(f"transaction {number} is missing")
            number = row[0]
        if columns[7] != previous or chained(tuple(columns)) != stored:
            problems.append(f"the chain is broken at transaction {number}")
        rows = sums.pop(number, None) or RowSum()
        if rows.digest() != columns[6]:
            problems.append(f"rows of transaction {number} were changed, added or taken away")
        previous = stored
    problems += [f"rows of transaction {n}, which does not exist" for n in sorted(sums)]
    problems += _seals(connection)
    return Verification(transactions=number, head=previous.hex(), problems=tuple(problems))


def _all(connection: Connection, table: Table, order: str) -> Iterator[tuple[Any, ...]]:
    names = ", ".join(f'"{c.name}"' for c in table.c)
    found = connection.execution_options(yield_per=2000).exec_driver_sql(
        f"SELECT {names} FROM {table.name} ORDER BY {order}"  # noqa: S608 - our own names
    )
    for row in found:
        yield tuple(row)


def _bytes(row: Iterable[Any]) -> list[Any]:
    return [bytes(v) if isinstance(v, memoryview) else v for v in row]


def _row_sums(connection: Connection) -> dict[int, RowSum]:
    sums: dict[int, RowSum] = defaultdict(RowSum)
    for table in t.VERSIONED:
        name = str(table.name)
        for row in _all(connection, table, "report, tx_from, n"):
            report, tx_from, n, tx_to = row[:LIFE]
            sums[tx_from].add(name, report, tx_from, n, *_bytes(row[LIFE:]))
            if tx_to is not None:
                sums[tx_to].add("close", name, report, tx_from, n)
    for key, tx_from, name in _all(connection, t.coders, "key"):
        sums[tx_from].add("coders", key, tx_from, name)
    return sums


def _seals(connection: Connection) -> Iterator[str]:
    """Compare texts and words with the open seal of the transaction that wrote them."""
    reports = [r[0] for r in connection.exec_driver_sql("SELECT DISTINCT report FROM seals ORDER BY report")]
    for table in (t.texts, t.words):
        stray = connection.exec_driver_sql(
            f"SELECT DISTINCT tx_from FROM {table.name} AS x"  # noqa: S608 - our own names
            " WHERE NOT EXISTS (SELECT 1 FROM seals WHERE seals.report = x.report AND seals.of_tx = x.tx_from)"
        )
        for (tx,) in stray:
            yield f"{table.name} of transaction {tx}, which has no seal"
    for i in range(0, len(reports), BATCH):
        first, last = reports[i], reports[min(i + BATCH, len(reports)) - 1]
        items = sealed_items(connection, first, last)
        salts, seals = open_seals(connection, first, last)
        for key, digest in seals.items():
            if key not in salts or seal(salts[key], items.get(key, ())) != digest:
                yield f"the text or words of transaction {key[1]} were changed, added or taken away"


Items = dict[tuple[int, int], list[tuple[Any, ...]]]


def sealed_items(connection: Connection, first: int, last: int) -> Items:
    """What is under seal in a range of reports: by (report, transaction)."""
    items: Items = defaultdict(list)
    between = f"report BETWEEN {first:d} AND {last:d}"
    for report, tx, body in connection.exec_driver_sql(f"SELECT report, tx_from, body FROM texts WHERE {between}"):  # noqa: S608
        items[report, tx].append(("text", report, None if body is None else bytes(body)))
    for report, tx, n, body in connection.exec_driver_sql(f"SELECT report, tx_from, n, body FROM words WHERE {between}"):  # noqa: S608
        items[report, tx].append(("word", report, n, body))
    return items


def open_seals(
    connection: Connection, first: int, last: int
) -> tuple[dict[tuple[int, int], bytes], dict[tuple[int, int], bytes]]:
    """Salts and open seals in a range of reports: by (report, transaction)."""
    between = f"report BETWEEN {first:d} AND {last:d}"
    salts = connection.exec_driver_sql(f"SELECT report, tx_from, salt FROM salts WHERE {between}")  # noqa: S608
    seals = connection.exec_driver_sql(f"SELECT report, of_tx, digest FROM seals WHERE {between} AND tx_to IS NULL")  # noqa: S608
    return {(r, x): bytes(s) for r, x, s in salts}, {(r, x): bytes(d) for r, x, d in seals}
