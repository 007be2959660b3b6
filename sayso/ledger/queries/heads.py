"""The heads of reports as of a transaction, with what was wrong with them, in a handful of statements."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from sayso.ledger import tables as t
from sayso.ledger.queries.rows import ReportHead

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Connection, Table
    from sqlalchemy.sql.elements import ColumnElement as Scalar


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedHead:
    """A head with the key of its report in the tables, its coding's transaction and record numbers, and what was wrong."""

    key: int
    head: ReportHead
    tx: int
    numbers: tuple[tuple[int, ...], tuple[int, ...]]
    failure: str | None
    warnings: tuple[str, ...]
    erased: str | None
    coded: int = 0  # the last transaction that may have changed the coding


def alive(table: Table, tx: int, only: Collection[int] | None = None) -> ColumnElement[bool]:
    """The rows of a versioned table that hold as of a transaction; ``only`` those of some reports."""
    held = and_(table.c.tx_from <= tx, or_(table.c.tx_to.is_(None), table.c.tx_to > tx))
    return held if only is None else and_(table.c.report.in_(only), held)


def words_of(table: Table, column: str) -> Scalar[Any]:
    """The words that a column points at."""
    joined = and_(t.words.c.report == table.c.report, t.words.c.n == table.c[column])
    return select(t.words.c.body).where(joined).scalar_subquery().label(column)


def read_heads(connection: Connection, tx: int, only: Collection[int] | None = None) -> list[KeyedHead]:
    """All reports that the ledger held, or some of them by their keys."""
    r = t.reports
    codings = _codings(connection, tx, only)
    failures = _failures(connection, tx, only)
    warnings = _warnings(connection, tx, only)
    erased = _erased(connection, tx, only)
    rows = connection.execute(
        select(r.c.report, r.c.ref, r.c.id, r.c.outlet, r.c.published, r.c.revises, words_of(r, "title"), words_of(r, "url"))
        .where(alive(r, tx, only))
        .order_by(r.c.report)
    ).all()
    refs = {row.report: row.ref for row in rows}
    added = _added(connection, only)
    coded = _coded(connection, tx, only)
    out = []
    for row in rows:
        coding = codings.get(row.report)
        head = ReportHead(
            id=row.ref,
            name=row.id,
            outlet=row.outlet,
            published=row.published,
            title=row.title,
            url=row.url,
            language=coding.language if coding else None,
            coder=coding.name if coding else None,
            added=added.get(row.report),
            revises=_ref(connection, refs, row.revises),
        )
        numbers = (tuple(json.loads(coding.events or "[]")), tuple(json.loads(coding.claims or "[]"))) if coding else ((), ())
        out.append(
            KeyedHead(
                key=row.report,
                head=head,
                tx=coding.tx_from if coding else 0,
                numbers=numbers,
                failure=failures.get(row.report),
                warnings=tuple(warnings.get(row.report, ())),
                erased=erased.get(row.report),
                coded=max(coding.tx_from if coding else 0, coded.get(row.report, 0)),
            )
        )
    return out


def _ref(connection: Connection, refs: dict[int, str], key: int | None) -> str | None:
    if key is None or key in refs:
        return refs.get(key or 0)
    return connection.scalar(select(t.reports.c.ref).where(t.reports.c.report == key))


def _codings(connection: Connection, tx: int, only: Collection[int] | None) -> dict[int, Any]:
    c = t.codings
    rows = connection.execute(
        select(c.c.report, c.c.tx_from, c.c.language, c.c.events, c.c.claims, t.coders.c.name)
        .join(t.coders, t.coders.c.key == c.c.coder)
        .where(alive(c, tx, only))
    )
    return {row.report: row for row in rows}


def _failures(connection: Connection, tx: int, only: Collection[int] | None) -> dict[int, str]:
    f = t.failures
    rows = connection.execute(select(f.c.report, f.c.stage, f.c.error, words_of(f, "message")).where(alive(f, tx, only)))
    return {row.report: f"{row.stage}: {row.error}: {row.message or ''}".rstrip(": ") for row in rows}


def _warnings(connection: Connection, tx: int, only: Collection[int] | None) -> dict[int, list[str]]:
    w = t.warnings
    found: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(
        select(w.c.report, w.c.kind, words_of(w, "message")).where(alive(w, tx, only)).order_by(w.c.n)
    ):
        found[row.report].append(row.message or row.kind.replace("_", " "))
    return found


def _erased(connection: Connection, tx: int, only: Collection[int] | None) -> dict[int, str]:
    e = t.tombstones
    rows = connection.execute(select(e.c.report, e.c.reason).where(alive(e, tx, only), e.c.start.is_(None)))
    return {row.report: row.reason for row in rows}


def _added(connection: Connection, only: Collection[int] | None) -> dict[int, str]:
    """When each report came in: the time of the first transaction of its text."""
    texts = t.texts
    asked = select(texts.c.report, t.transactions.c.at).join(t.transactions, t.transactions.c.number == texts.c.tx_from)
    rows = connection.execute(asked if only is None else asked.where(texts.c.report.in_(only)))
    return {row.report: row.at for row in rows}


def _coded(connection: Connection, tx: int, only: Collection[int] | None) -> dict[int, int]:
    """The last transaction in which each report was added or coded again."""
    c = t.transactions.c
    asked = select(c.report, func.max(c.number).label("last")).where(c.kind == "add", c.number <= tx, c.report.is_not(None))
    rows = connection.execute((asked if only is None else asked.where(c.report.in_(only))).group_by(c.report))
    return {row.report: row.last for row in rows}
