"""Reading reports back."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sayso.errors import NotFound
from sayso.ledger import tables as t
from sayso.ledger.asof import holds_sql
from sayso.ledger.sql import LIFE, marker, select_rows
from sayso.ledger.types import escape, from_bytes, unescape
from sayso.ledger.unpack import Unpacker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Table

    from sayso.schema import CodedReport

#: Reports read in one go.
BATCH = 100


def find(connection: Connection, report: str, as_of: int | None = None) -> int:
    """The key of a report, by the ledger's id or by the id that it came with (the newest version of that then).

    Raises:
        NotFound: no such report.
    """
    m = marker(connection)
    for column in ("ref", "id"):
        # The version that was read last; a failure to read it comes after all that have a text.
        statement = (
            f'SELECT report FROM reports WHERE "{column}" = {m} AND {holds_sql(as_of)}'  # noqa: S608
            " ORDER BY CASE WHEN length > 0 THEN 1 ELSE 0 END DESC, tx_from DESC, report DESC LIMIT 1"
        )
        key: int | None = connection.exec_driver_sql(statement, (escape(report),)).scalar()
        if key is not None:
            return key
    raise NotFound(f"no report {report!r} in this ledger" + ("" if as_of is None else f" as of transaction {as_of}"))


def coded_one(connection: Connection, report: str, as_of: int | None = None) -> CodedReport:
    """The record of one report; see :meth:`sayso.ledger.Ledger.coded`."""
    key = find(connection, report, as_of)
    return coded_of(connection, [key], as_of)[key]


def coded_many(
    connection: Connection, keys: Iterable[int] | None, as_of: int | None = None
) -> Iterator[tuple[int, CodedReport]]:
    """(report key, record), in order of key."""
    if keys is None:
        found = connection.exec_driver_sql(f"SELECT report FROM reports WHERE {holds_sql(as_of)} ORDER BY report")  # noqa: S608
        keys = [r[0] for r in found]
    ordered = sorted(set(keys))
    for i in range(0, len(ordered), BATCH):
        yield from coded_of(connection, ordered[i : i + BATCH], as_of).items()


#: What events and claims are made of, with what is said of their report.
RECORDS = (
    t.codings, t.failures, t.warnings, t.layout, t.attributions, t.content, t.via, t.links, t.events, t.about, t.parties,
    t.counts, t.vouchers,
)  # fmt: skip


def coded_of(
    connection: Connection, keys: Sequence[int], as_of: int | None = None, tables: Sequence[Table] = t.CODED
) -> dict[int, CodedReport]:
    """Records of a few reports by key; keys without a report then are left out, and what stands in no table named."""
    m = marker(connection)
    among = f"report IN ({', '.join(m for _ in keys)})"
    values = tuple(keys)
    heads = {r[0]: r[LIFE:] for r in select_rows(connection, t.reports, f"{among} AND {holds_sql(as_of)}", values)}
    rows: dict[int, dict[Any, list[tuple[Any, ...]]]] = defaultdict(dict)
    for table in tables:
        for row in select_rows(connection, table, f"{among} AND {holds_sql(as_of)}", values):
            rows[row[0]].setdefault(table, []).append(row[LIFE:])
    words: dict[int, dict[int, str | None]] = defaultdict(dict)
    for report, n, body in connection.exec_driver_sql(f"SELECT report, n, body FROM words WHERE {among}", values):  # noqa: S608
        words[report][n] = None if body is None else unescape(body)
    stored = connection.exec_driver_sql(f"SELECT report, body FROM texts WHERE {among}", values)  # noqa: S608
    texts: dict[int, bytes | None] = {r[0]: r[1] for r in stored}
    coders = coder_names(connection)
    made = {}
    for key in sorted(heads):
        body = texts[key]
        coder = coders[rows[key][t.codings][0][0]]
        made[key] = Unpacker(heads[key], None if body is None else from_bytes(body), words[key], rows[key], coder).unpack()
    return made


def coder_names(connection: Connection) -> dict[int, str]:
    """Names of coders by key."""
    return {key: unescape(name) for key, name in connection.exec_driver_sql("SELECT key, name FROM coders")}
