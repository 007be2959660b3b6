"""Signs that a record is worth a person's look which its coder left in the tables: casualties, denials, weak scores."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from sayso.ledger import tables as t
from sayso.ledger.asof import holds_sql

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sayso.ledger.queries.view import View

#: Below this score of its type the coder was not sure.
WEAK = 0.75
#: ``act: ASSAULT 0.62 (...)``: the first reason that the coder of events gives.
_SCORE = re.compile(r"act: [A-Z]+ ([01]\.\d+)")
#: Counts of people who came to harm.
HARM = ("killed", "wounded", "missing", "captured", "displaced", "arrested")


@dataclass(frozen=True, slots=True)
class Signs:
    """By id of the record: people harmed, the coder's score where it is low, and records that deny or are denied."""

    harmed: dict[str, int] = field(default_factory=dict)
    weak: dict[str, float] = field(default_factory=dict)
    disputing: frozenset[str] = frozenset()


def signs(view: View) -> Signs:
    """The signs in the present codings, read once after each change of a coding."""
    ledger = view.source.ledger  # type: ignore[attr-defined]  # of a SqlSource
    with ledger.connect() as connection:
        number = t.transactions.c.number
        last = connection.scalar(
            select(number)
            .where(number <= view.tx, t.transactions.c.kind.in_(("add", "erase", "create")))
            .order_by(number.desc())
            .limit(1)
        )
        found: Signs = ledger.memory.kept.get(("signs", last), lambda: _read(connection, view.tx))
    return found


def _read(connection: Connection, tx: int) -> Signs:
    """Read them."""

    def rows(columns: str, table: str, join: str = "") -> list[tuple[object, ...]]:
        held = holds_sql(tx).replace("tx_", "x.tx_")
        among = "JOIN reports r ON r.report = x.report AND r.tx_to IS NULL"
        sql = f"SELECT r.ref, {columns} FROM {table} x {among} {join} WHERE {held}"  # noqa: S608 - our own names and numbers
        return [tuple(row) for row in connection.exec_driver_sql(sql)]

    harmed: dict[str, int] = {}
    for ref, record, kind, best, high, low in rows("x.record, x.kind, x.best, x.high, x.low", "counts"):
        number = next((n for n in (best, high, low) if isinstance(n, int)), None)
        if kind in HARM and number is not None:
            name = f"{ref}.{record}"
            harmed[name] = max(number, harmed.get(name, 0))
    weak: dict[str, float] = {}
    reasons = "LEFT JOIN words w ON w.report = x.report AND w.n = x.because"
    for ref, record, confidence, because in rows("x.record, x.confidence, w.body", "events", reasons):
        score = _score(confidence, because)
        if score is not None and score < WEAK:
            weak[f"{ref}.{record}"] = score
    disputing: set[str] = set()
    for ref, record, kind, to in rows('x.record, x.type, x."to"', "links"):
        if kind == "denies":
            disputing |= {f"{ref}.{record}", _name(ref, to)}
    for ref, one, other in rows("x.one, x.other", "contradictions"):
        disputing |= {_name(ref, one), _name(ref, other)}
    return Signs(harmed=harmed, weak=weak, disputing=frozenset(disputing))


def _score(confidence: object, because: object) -> float | None:
    """The coder's score of the type: the calibrated one where there is one, else the one that its reason names."""
    if isinstance(confidence, str):
        found = json.loads(confidence).get("type")
        if isinstance(found, int | float):
            return float(found)
    match = _SCORE.search(because) if isinstance(because, str) else None
    return float(match[1]) if match else None


def _name(ref: object, to: object) -> str:
    """The public id that a reference within a report means."""
    return f"{ref}.{str(to).removeprefix('#')}"
