"""Full-text search behind one interface: FTS5 on SQLite, tsvector on PostgreSQL.

Both index the words that :mod:`sayso.ledger.folding` cuts, so both find the same reports; the order of hits is each
engine's own.  The index holds the report's text and title and the names in its present coding.  On SQLite it keeps no copy of
the text (a contentless table; deleting names the old words again, which SQLite 3.40 asks for).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.ledger.asking import parse, spans
from sayso.ledger.asof import holds_sql
from sayso.ledger.folding import placed_tokens, tokens
from sayso.ledger.types import from_bytes, unescape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from sayso.ledger.asking import Clause, Term

#: Words in one tsvector (its positions end at 16,383), and how many of them the next one repeats, for phrases.
CHUNK, OVERLAP = 10_000, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that matches: its key, its id, and where in its text (empty if only in its title or names)."""

    key: int
    report: str
    spans: tuple[tuple[int, int], ...]


def statements(dialect: str) -> list[str]:
    """The DDL of the index."""
    if dialect == "sqlite":
        return [
            "CREATE VIRTUAL TABLE search USING fts5(body, title, names, content='', tokenize='unicode61 remove_diacritics 0')"
        ]
    return [
        "CREATE TABLE search (report BIGINT NOT NULL, n INTEGER NOT NULL, body TSVECTOR NOT NULL, PRIMARY KEY (report, n))",
        "CREATE INDEX search_body ON search USING gin (body)",
    ]


def put(connection: Connection, key: int, text: str, title: str | None, names: Iterable[str]) -> None:
    """Index a report."""
    fields = _fields(text, title, names)
    if connection.dialect.name == "sqlite":
        statement = "INSERT INTO search (rowid, body, title, names) VALUES (?, ?, ?, ?)"
        connection.exec_driver_sql(statement, (key, *(" ".join(f) for f in fields)))
        return
    chunks = [c for f in fields for c in _chunks(f)]
    statement = "INSERT INTO search (report, n, body) VALUES (%s, %s, to_tsvector('simple', %s))"
    connection.exec_driver_sql(statement, [(key, n, " ".join(chunk)) for n, chunk in enumerate(chunks or [[]])])


def drop(connection: Connection, key: int, text: str, title: str | None, names: Iterable[str]) -> None:
    """Take a report out of the index; text, title and names as they were when it was put there."""
    if connection.dialect.name == "sqlite":
        fields = _fields(text, title, names)
        statement = "INSERT INTO search (search, rowid, body, title, names) VALUES ('delete', ?, ?, ?, ?)"
        connection.exec_driver_sql(statement, (key, *(" ".join(f) for f in fields)))
        return
    connection.exec_driver_sql("DELETE FROM search WHERE report = %s", (key,))


def missing(connection: Connection) -> int:
    """How many reports with a text the index lacks, and how many it holds that have none (``sayso doctor`` asks)."""
    there = "SELECT id FROM search_docsize" if connection.dialect.name == "sqlite" else "SELECT report FROM search"
    stored = "SELECT report FROM texts WHERE body IS NOT NULL"
    found = connection.exec_driver_sql(
        f"SELECT count(*) FROM ({stored} EXCEPT {there}) a UNION ALL SELECT count(*) FROM ({there} EXCEPT {stored}) b"  # noqa: S608
    )
    return sum(r[0] for r in found)


def _fields(text: str, title: str | None, names: Iterable[str]) -> list[list[str]]:
    return [tokens(text), tokens(title or ""), [t for name in names for t in tokens(name)]]


def _chunks(words: list[str]) -> list[list[str]]:
    return [words[i : i + CHUNK + OVERLAP] for i in range(0, len(words), CHUNK)]


def search(connection: Connection, query: str, *, limit: int | None = None, as_of: int | None = None) -> list[Hit]:
    """Reports that match; see :meth:`sayso.ledger.Ledger.search`."""
    clauses = parse(query)
    found = matching(connection, query, limit=limit, as_of=as_of)
    return [Hit(key=key, report=ref, spans=_spans(connection, key, clauses)) for key, ref in found]


def matching(
    connection: Connection, query: str, *, limit: int | None = None, as_of: int | None = None
) -> list[tuple[int, str]]:
    """Keys and ids of the reports that match, best first, without looking where."""
    clauses = parse(query)
    sqlite = connection.dialect.name == "sqlite"
    statement, values = _for_sqlite(clauses) if sqlite else _for_postgres(clauses)
    cut = "" if limit is None else f" LIMIT {limit:d}"
    heads = f"SELECT report, ref FROM reports WHERE {holds_sql(as_of)}"  # noqa: S608 - our own words and numbers
    rows = connection.exec_driver_sql(
        f"SELECT h.report, h.ref FROM ({statement}) AS found JOIN ({heads}) AS h ON h.report = found.report"  # noqa: S608
        f" ORDER BY found.rank, h.report{cut}",
        values,
    ).all()
    return [(key, unescape(ref)) for key, ref in rows]


def _spans(connection: Connection, key: int, clauses: list[Clause]) -> tuple[tuple[int, int], ...]:
    m = "?" if connection.dialect.name == "sqlite" else "%s"
    body = connection.exec_driver_sql(f"SELECT body FROM texts WHERE report = {m}", (key,)).scalar()  # noqa: S608
    return () if body is None else tuple(spans(placed_tokens(from_bytes(body)), clauses))


def _for_sqlite(clauses: list[Clause]) -> tuple[str, tuple[str, ...]]:
    def one(term: Term) -> str:
        return f'"{" ".join(term.words)}"' + (" *" if term.prefix else "")

    parts = []
    for clause in clauses:
        wanted = " AND ".join(one(t) for t in clause.wanted)
        unwanted = " OR ".join(one(t) for t in clause.unwanted)
        parts.append(f"(({wanted}) NOT ({unwanted}))" if unwanted else f"({wanted})")
    return "SELECT rowid AS report, rank FROM search WHERE search MATCH ?", (" OR ".join(parts),)


def _for_postgres(clauses: list[Clause]) -> tuple[str, tuple[str, ...]]:
    values: list[str] = []

    def having(term: Term) -> str:
        values.append(_tsquery(term))
        return "SELECT report FROM search WHERE body @@ to_tsquery('simple', %s)"

    parts = []
    for clause in clauses:
        wanted = " INTERSECT ".join(f"({having(t)})" for t in clause.wanted)
        unwanted = "".join(f" EXCEPT ({having(t)})" for t in clause.unwanted)
        parts.append(f"(({wanted}){unwanted})")
    every = " | ".join(f"({_tsquery(t)})" for clause in clauses for t in clause.wanted)
    statement = (
        "SELECT s.report, -sum(ts_rank(s.body, to_tsquery('simple', %s))) AS rank FROM search AS s"  # noqa: S608
        f" WHERE s.report IN ({' UNION '.join(parts)}) GROUP BY s.report"
    )
    return statement, (every, *values)


def _tsquery(term: Term) -> str:
    words = [f"'{w}'" for w in term.words]
    return " <-> ".join(words) + (":*" if term.prefix else "")
