"""Which reports and records are above a reader's level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from sayso.ledger import tables as t
from sayso.ledger.judgements.coding import number_id
from sayso.ledger.queries.heads import alive
from sayso.ledger.sensitivity import levels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from sayso.ledger.judgements.model import Judgement
    from sayso.ledger.sensitivity import Reader

#: Where a coding names an actor: table, its column with the id, its column with the name.
NAMED = (
    (t.mentions, "actor", "name"),
    (t.attributions, "speaker_actor", "speaker_name"),
    (t.via, "actor", "name"),
    (t.parties, "actor", "name"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Ids of the reports, and of single records in other reports, that a reader may not see."""

    reports: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.reports or self.records)


def withheld(connection: Connection, tx: int, reader: Reader, judgements: Iterable[Judgement]) -> Withheld:
    """What the reader may not see of the ledger as of a transaction: by the marks of today, also in the past."""
    marks = levels(connection)
    closed = [s for s in marks.marks if not marks.allows(reader, s)]
    if not closed:
        return Withheld()
    rows = connection.execute(select(t.reports.c.report, t.reports.c.ref).where(alive(t.reports, tx)))
    refs = {row.report: row.ref for row in rows}
    actors = {s.actor for s in closed if s.actor is not None}
    keys = {s.report for s in closed if s.report is not None and s.record is None}
    if actors:
        keys |= _naming(connection, tx, actors)
    reports = {refs[k] for k in keys if k in refs} | (_judged(judgements, actors) if actors else set())
    single = {(s.report, s.record) for s in closed if s.report is not None and s.report in refs and s.record is not None}
    single |= {pair for report, record in single for pair in _vouched(connection, tx, report, record)}
    records = {number_id(refs[report], record) for report, record in single}
    return Withheld(reports=frozenset(reports), records=frozenset(r for r in records if r.partition(".")[0] not in reports))


def _vouched(connection: Connection, tx: int, report: int, record: int) -> list[tuple[int, int]]:
    """The events for which a claim vouches, in any coding so far: they would repeat who says so."""
    v = t.vouchers
    rows = connection.scalars(select(v.c.record).where(v.c.report == report, v.c.claim == f"#{record}", v.c.tx_from <= tx))
    return [(report, event) for event in rows]


def _naming(connection: Connection, tx: int, actors: set[str]) -> set[int]:
    """Keys of the reports in which the coder, in any coding so far, found one of the actors."""
    found: set[int] = set()
    for table, actor, name in NAMED:
        named = and_(
            table.c[actor].is_(None),
            select(t.words.c.n)
            .where(t.words.c.report == table.c.report, t.words.c.n == table.c[name], t.words.c.body.in_(actors))
            .exists(),
        )
        found |= set(
            connection.scalars(
                select(table.c.report).distinct().where(table.c.tx_from <= tx, or_(table.c[actor].in_(actors), named))
            )
        )
    return found


def _judged(judgements: Iterable[Judgement], actors: set[str]) -> set[str]:
    """Ids of the reports in which a person named one of the actors."""
    return {
        target.report
        for j in judgements
        if _names(j.value, actors)
        for target in (j.target, *j.others)
        if target.report is not None
    }


def _names(value: Any, actors: set[str]) -> bool:
    """Whether a JSON value holds one of the strings anywhere."""
    if isinstance(value, str):
        return value in actors
    if isinstance(value, dict):
        return any(_names(v, actors) for v in value.values())
    return isinstance(value, list) and any(_names(v, actors) for v in value)
