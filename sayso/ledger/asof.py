"""What ``--as-of`` means, and the condition that follows from it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from sayso.errors import NotFound, UsageError
from sayso.ledger.tables import transactions

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Table


def resolve(connection: Connection, when: int | str | date | datetime | None) -> int | None:
    """The transaction number that ``when`` means; see :meth:`sayso.ledger.Ledger.as_of`."""
    if when is None:
        return None
    if isinstance(when, int) or (isinstance(when, str) and when.isascii() and when.isdigit() and len(when) < len("20200116")):
        return _number(connection, int(when))
    end = _end(when)
    found: int | None = connection.execute(
        select(func.max(transactions.c.number)).where(transactions.c.at < end.isoformat(timespec="microseconds"))
    ).scalar()
    return found or 0


def _number(connection: Connection, number: int) -> int:
    last = connection.execute(select(func.max(transactions.c.number))).scalar() or 0
    if not 0 <= number <= last:
        raise NotFound(f"there is no transaction {number}; the last one is {last}")
    return number


def _end(when: str | date | datetime) -> datetime:
    """The first moment that is too late, in UTC without zone."""
    if isinstance(when, str):
        try:
            when = date.fromisoformat(when) if len(when) <= len("2020-01-16") else datetime.fromisoformat(when)
        except ValueError:
            raise UsageError(
                f"as of {when!r}: give a date (2020-01-16), a time (ISO 8601, UTC) or a transaction number"
            ) from None
    if isinstance(when, datetime):
        moment = when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when
        return moment + timedelta(microseconds=1)
    return datetime(when.year, when.month, when.day) + timedelta(days=1)  # noqa: DTZ001 - UTC by definition


def holds(table: Table, as_of: int | None) -> ColumnElement[bool]:
    """The SQL condition that a row of a versioned table holds as of a transaction (now: null)."""
    if as_of is None:
        return table.c.tx_to.is_(None)
    return (table.c.tx_from <= as_of) & or_(table.c.tx_to.is_(None), table.c.tx_to > as_of)


def holds_sql(as_of: int | None) -> str:
    """The same condition as text, for plain SQL."""
    return "tx_to IS NULL" if as_of is None else f"tx_from <= {as_of:d} AND (tx_to IS NULL OR tx_to > {as_of:d})"
