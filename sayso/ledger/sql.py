"""Plain SQL for many rows at once, made from the tables; values here are as the database holds them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sayso.ledger.types import Real, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Table

    Row = tuple[Any, ...]

#: Columns that every versioned table begins with.
LIFE = 4


def raw(value: Any) -> Any:
    """A Python value as the database holds it."""
    kind = type(value)
    if kind is str:
        return escape(value)
    return int(value) if kind is bool else value


def raw_row(table: Table, values: Sequence[Any]) -> Row:
    """A row's own values (all columns after ``tx_to``) as the database holds them."""
    reals = _reals(table)
    if reals:
        values = [float(v) + 0.0 if i in reals and v is not None else v for i, v in enumerate(values)]
    return tuple(map(raw, values))


@cache
def _reals(table: Table) -> frozenset[int]:
    return frozenset(i for i, c in enumerate(list(table.c)[LIFE:]) if c.type is Real)


@cache
def own_columns(table: Table) -> tuple[str, ...]:
    """Names of the columns after ``tx_to``."""
    return tuple(c.name for c in table.c)[LIFE:]


@cache
def _insert(table: Table, mark: str) -> str:
    names = ", ".join(f'"{c.name}"' for c in table.c)
    return f"INSERT INTO {table.name} ({names}) VALUES ({', '.join(mark for _ in table.c)})"  # noqa: S608 - our own names


def marker(connection: Connection) -> str:
    """The place-holder of the database's driver."""
    return "?" if connection.dialect.name == "sqlite" else "%s"


def insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Insert whole rows (all columns, in order)."""
    if rows:
        connection.exec_driver_sql(_insert(table, marker(connection)), rows)


def close(connection: Connection, table: Table, tx: int, keys: Iterable[tuple[int, int, int]]) -> None:
    """Write ``tx_to`` into the rows with these keys (report, tx_from, n)."""
    m = marker(connection)
    found = [(tx, *key) for key in keys]
    if found:
        statement = f"UPDATE {table.name} SET tx_to = {m} WHERE report = {m} AND tx_from = {m} AND n = {m}"  # noqa: S608
        connection.exec_driver_sql(statement, found)


def current(connection: Connection, table: Table, report: int) -> list[Row]:
    """All open rows of a report, whole."""
    return select_rows(connection, table, f"report = {marker(connection)} AND tx_to IS NULL", (report,))


@cache
def _select(table: Table, where: str) -> str:
    names = ", ".join(f'"{c.name}"' for c in table.c)
    return f"SELECT {names} FROM {table.name} WHERE {where}"  # noqa: S608 - our own names


def select_rows(connection: Connection, table: Table, where: str, values: Row = ()) -> list[Row]:
    """Whole rows that fit a condition written with the driver's place-holder."""
    return [tuple(r) for r in connection.exec_driver_sql(_select(table, where), values)]
