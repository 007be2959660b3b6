"""The storage checks of ``sayso doctor``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.ledger import search
from sayso.ledger import tables as t
from sayso.ledger.migrations import HEAD, version_of
from sayso.ledger.results import Check
from sayso.ledger.trouble import name_of
from sayso.ledger.verify import examine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

#: Tables whose ``record`` is an event's, an attribution's.
OF_EVENTS = (t.about, t.parties, t.counts, t.vouchers)
OF_CLAIMS = (t.content, t.via, t.links)
#: Tables whose columns point at a word, with these columns.
WORDED = tuple(
    (table, tuple(c.name for c in table.c if c.name in names))
    for table, names in (
        (t.reports, {"title", "url"}),
        (t.codings, {"translation_because"}),
        (t.failures, {"message"}),
        (t.warnings, {"message"}),
        (t.mentions, {"name"}),
        (t.dates, {"because"}),
        (t.places, {"name", "because"}),
        (t.attributions, {"speaker_name", "because"}),
        (t.via, {"name"}),
        (t.events, {"date_because", "place_name", "place_because", "said_by", "because"}),
        (t.parties, {"name"}),
        (t.counts, {"who"}),
        (t.agreements, {"name", "parties", "disputed_by"}),
        (t.predictions, {"by", "event_text"}),
        (t.judgements, {"name", "value", "note", "others"}),
        (t.dossiers, {"name", "query"}),
    )
)


def checks(connection: Connection) -> list[Check]:
    """See :meth:`sayso.ledger.Ledger.check`."""
    return [
        _schema(connection),
        _integrity(connection),
        _chain(connection),
        _none("orphans", "rows whose report, record or word is missing", list(_orphans(connection))),
        _none("search index", "report that the search index lacks or holds too many", _search(connection)),
        _none("intervals", "rows whose life makes no sense", list(_intervals(connection))),
    ]


def info(connection: Connection) -> dict[str, Any]:
    """See :meth:`sayso.ledger.Ledger.info`."""
    sqlite = connection.dialect.name == "sqlite"
    size = (
        "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        if sqlite
        else "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
        " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'"
    )
    return {
        "ledger": name_of(connection.engine),
        "database": "SQLite" if sqlite else "PostgreSQL",
        "schema": version_of(connection),
        "transactions": connection.exec_driver_sql("SELECT count(*) FROM transactions").scalar(),
        "reports": connection.exec_driver_sql("SELECT count(*) FROM reports WHERE tx_to IS NULL").scalar(),
        "bytes": int(connection.exec_driver_sql(size).scalar() or 0),
    }


def _none(name: str, what: str, found: list[str]) -> Check:
    return Check(name=name, ok=not found, message="; ".join(found) if found else f"no {what}")


def _schema(connection: Connection) -> Check:
    version = version_of(connection)
    return Check(name="schema", ok=version == HEAD, message=f"schema {version}, newest {HEAD}")


def _integrity(connection: Connection) -> Check:
    if connection.dialect.name != "sqlite":
        return Check(name="integrity", ok=True, message="left to the server (data_checksums, pg_amcheck)")
    said = [str(r[0]) for r in connection.exec_driver_sql("PRAGMA integrity_check(10)")]
    return Check(name="integrity", ok=said == ["ok"], message="; ".join(said))


def _chain(connection: Connection) -> Check:
    result = examine(connection)
    good = f"{result.transactions} transactions verify, head {result.head}"
    return Check(name="hash chain", ok=not result.problems, message="; ".join(result.problems) or good)


def _count(connection: Connection, statement: str) -> int:
    return int(connection.exec_driver_sql(statement).scalar() or 0)


def _search(connection: Connection) -> list[str]:
    n = search.missing(connection)
    return [f"{n} reports are missing in it or should be gone"] if n else []


def _orphans(connection: Connection) -> Iterator[str]:
    # Our own names throughout; no value comes from outside.
    for table in (*t.CODED, t.texts):
        n = _count(
            connection,
            f"SELECT count(*) FROM {table.name} x WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.report = x.report)",  # noqa: S608
        )
        if n:
            yield f"{table.name}: {n} without a report"
    for parent, children in ((t.events, OF_EVENTS), (t.attributions, OF_CLAIMS)):
        for child in children:
            n = _count(
                connection,
                f"SELECT count(*) FROM {child.name} x WHERE x.tx_to IS NULL AND NOT EXISTS (SELECT 1 FROM {parent.name} p"  # noqa: S608
                " WHERE p.report = x.report AND p.record = x.record AND p.tx_to IS NULL)",
            )
            if n:
                yield f"{child.name}: {n} without their record"
    for table, columns in WORDED:
        for column in columns:
            n = _count(
                connection,
                f'SELECT count(*) FROM {table.name} x WHERE x."{column}" IS NOT NULL AND NOT EXISTS'  # noqa: S608
                f' (SELECT 1 FROM words w WHERE w.report = x.report AND w.n = x."{column}")',
            )
            if n:
                yield f"{table.name}.{column}: {n} without their word"


def _intervals(connection: Connection) -> Iterator[str]:
    last = _count(connection, "SELECT max(number) FROM transactions")
    for table in t.VERSIONED:
        n = _count(
            connection,
            f"SELECT count(*) FROM {table.name} WHERE tx_to <= tx_from OR tx_to > {last:d} OR tx_from > {last:d}",  # noqa: S608
        )
        if n:
            yield f"{table.name}: {n} end before they begin or after the last transaction"
    for single in (t.reports, t.codings):
        n = _count(
            connection,
            f"SELECT count(*) FROM (SELECT report FROM {single.name} WHERE tx_to IS NULL"  # noqa: S608
            " GROUP BY report HAVING count(*) > 1) x",
        )
        if n:
            yield f"{single.name}: {n} reports with two open rows"
