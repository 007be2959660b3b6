"""Who may see what: reports, actors and records are open, for the team, or for named people.

What is marked nowhere is open.  A record is at least as sensitive as its report; pages, feeds, digests and exports leave out
what :meth:`Levels.allows` refuses.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from sqlalchemy import select

from sayso.errors import UsageError
from sayso.ledger import tables as t
from sayso.ledger.asof import holds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from sayso.ledger.transactions import Transaction

Level = Literal["open", "team", "people"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A report (``report`` alone), a record in it (``report`` and ``record``, its number), or an ``actor`` by its id."""

    report: int | None = None
    record: int | None = None
    actor: str | None = None

    @property
    def kind(self) -> str:
        """report, record or actor."""
        if self.actor is not None:
            return "actor"
        return "report" if self.record is None else "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody who reads: null is the public; team members see what is for the team, and what names them."""

    name: str | None = None
    team: bool = False


@dataclass(frozen=True, slots=True)
class Levels:
    """All marks of a ledger at one moment: level and named people by subject."""

    marks: dict[Subject, tuple[Level, tuple[str, ...]]] = field(default_factory=dict)

    def of(self, subject: Subject) -> tuple[Level, tuple[str, ...]]:
        """Level and people of a subject itself."""
        return self.marks.get(subject, ("open", ()))

    def allows(self, reader: Reader, *subjects: Subject) -> bool:
        """Whether the reader may see something that concerns all these subjects (a record: its report, too)."""
        reports = {Subject(report=s.report) for s in subjects if s.kind == "record"}
        return all(_allows(reader, *self.of(s)) for s in {*subjects, *reports})


def _allows(reader: Reader, level: Level, people: Iterable[str]) -> bool:
    if level == "open":
        return True
    if level == "team":
        return reader.team
    return reader.name is not None and reader.name in people


def levels(connection: Connection, as_of: int | None = None) -> Levels:
    """The marks as of a transaction (now: null)."""
    s = t.sensitivities
    marks: dict[Subject, tuple[Level, tuple[str, ...]]] = {}
    for row in connection.execute(select(s).where(holds(s, as_of))):
        subject = Subject(report=row.report or None, record=row.record, actor=row.actor)
        marks[subject] = (row.level, tuple(json.loads(row.people)) if row.people else ())
    return Levels(marks)


def mark(tx: Transaction, subject: Subject, level: Level, people: Iterable[str] = ()) -> None:
    """Mark a subject; its former mark ends.

    Raises:
        UsageError: an unknown level, or people named where the level is another (or nobody where it is theirs).
    """
    named = sorted(set(people))
    if level not in get_args(Level):
        raise UsageError(f"no such sensitivity: {level} (open, team or people)")
    if (level == "people") != bool(named):
        raise UsageError("name people with the sensitivity 'people', and only with that")
    s = t.sensitivities
    report = subject.report or t.NO_REPORT
    old = select(s.c.report, s.c.tx_from, s.c.n).where(
        holds(s, None),
        s.c.report == report,
        s.c.record.is_not_distinct_from(subject.record),
        s.c.actor.is_not_distinct_from(subject.actor),
    )
    tx.close(s, [(r.report, r.tx_from, r.n) for r in tx.connection.execute(old)])
    if level != "open":
        row = {"kind": subject.kind, "record": subject.record, "actor": subject.actor, "level": level}
        tx.insert(s, report, [row | {"people": json.dumps(named) if named else None}])
