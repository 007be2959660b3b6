"""Judgements in the ledger: one transaction for each, never changed, taken back only by an ``undo``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from sayso.errors import Conflict, NotFound, UsageError
from sayso.ledger import tables as t
from sayso.ledger.judgements.meanwhile import meanwhile
from sayso.ledger.judgements.model import GRADES, Judgement, Key, Target
from sayso.ledger.judgements.values import check

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Row

    from sayso.ledger.judgements.model import JudgementKind, RecordKind
    from sayso.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A judgement before it is stored; see :class:`~sayso.ledger.judgements.model.Judgement`."""

    kind: JudgementKind
    target: Target
    field: str | None = None
    value: Any = None
    note: str | None = None
    others: tuple[Target, ...] = ()
    undoes: str | None = None


def judge(ledger: Ledger, draft: Draft, by: str, *, seen: int | None = None) -> Judgement:
    """Store a judgement.

    Args:
        ledger: where.
        draft: what is decided.
        by: the name of the person who decides.
        seen: the transaction as of which the person saw the record; null where it does not matter what others decided since.

    Raises:
        UsageError: a field that can't be corrected, a value that does not fit it, an unknown grade.
        NotFound: the report is not in the ledger.
        Conflict: since ``seen`` somebody else decided the same field of the record (of a merge: of any of its records), or one
            of the two decisions is on the record as a whole; nothing is stored.
    """
    checked(draft)
    with ledger.transaction("judge", by=by) as tx:
        report = t.NO_REPORT if draft.target.report is None else _key_of(tx.connection, draft.target.report)
        tx.report = report or None
        if seen is not None:
            _refuse_conflicts(tx.connection, draft, by, seen)
        name = f"j{tx.number}"
        target = draft.target
        tx.insert(
            t.judgements,
            report,
            [
                {
                    "id": name,
                    "kind": draft.kind,
                    "by": by,
                    "target": target.kind,
                    "spans": json.dumps(target.key.spans) if target.key else None,
                    "code": target.key.code if target.key else None,
                    "ordinal": target.key.ordinal if target.key else None,
                    "name": tx.word(report, target.name),
                    "field": draft.field,
                    "value": tx.word(report, _json(draft.value)),
                    "note": tx.word(report, draft.note),
                    "others": tx.word(report, json.dumps([_as_json(o) for o in draft.others])) if draft.others else None,
                    "undoes": draft.undoes,
                }
            ],
        )
        at, number = tx.at, tx.number
    return Judgement(
        id=name,
        tx=number,
        at=at,
        by=by,
        kind=draft.kind,
        target=draft.target,
        field=draft.field,
        value=draft.value,
        note=draft.note,
        others=draft.others,
        undoes=draft.undoes,
    )


def _refuse_conflicts(connection: Connection, draft: Draft, by: str, seen: int) -> None:
    """Raise Conflict where somebody else's decision on one of the records is newer than what the person saw.

    The check runs under the writer's lock, so that of two people who decide at once one is told.
    """
    since = -1 if draft.kind == "undo" else seen  # what is taken back may be older
    found = meanwhile(draft, _read(connection, t.judgements.c.tx_from > since), by, seen)
    if found:
        last = found[-1]
        what = f"{last.kind} of {last.field}" if last.field else last.kind
        raise Conflict(f"{last.by} decided on this in the meantime ({what}, {last.at}); look at it again")


def checked(draft: Draft) -> None:
    """Raise UsageError unless the judgement makes sense in itself."""
    if draft.kind == "correct":
        check(draft.target.kind, draft.field or "", draft.value)
    if draft.kind == "accept" and draft.field is not None and draft.target.kind not in {"event", "claim"}:
        raise UsageError("only fields of an event or a claim can be accepted one by one")
    if draft.kind == "split" and (not isinstance(draft.value, list) or len(draft.value) < 2):  # noqa: PLR2004 - two make a split
        raise UsageError("a split needs two parts at least")
    if draft.kind == "merge" and not draft.others:
        raise UsageError("a merge needs two records at least")
    if draft.kind == "note" and not (draft.note or "").strip():
        raise UsageError("a note needs words")
    if draft.kind == "grade" and draft.value not in GRADES:
        raise UsageError(f"no grade {draft.value!r} (grades: {', '.join(f'{g} {words}' for g, words in GRADES.items())})")


def read(connection: Connection, tx: int) -> list[Judgement]:
    """All judgements as of a transaction, oldest first."""
    return _read(connection, t.judgements.c.tx_from <= tx)


def _read(connection: Connection, which: ColumnElement[bool]) -> list[Judgement]:
    j, at = t.judgements, t.transactions
    rows = connection.execute(
        select(j, at.c.at, t.reports.c.ref)
        .join(at, at.c.number == j.c.tx_from)
        .outerjoin(t.reports, (t.reports.c.report == j.c.report) & t.reports.c.tx_to.is_(None))
        .where(which)
        .order_by(j.c.tx_from, j.c.n)
    ).all()
    if not rows:
        return []
    held = select(j.c.report).where(which).distinct()
    words = {
        (w.report, w.n): w.body
        for w in connection.execute(select(t.words.c.report, t.words.c.n, t.words.c.body).where(t.words.c.report.in_(held)))
    }
    return [_judgement(row, words) for row in rows]


def _judgement(row: Row[Any], words: dict[tuple[int, int], str | None]) -> Judgement:
    def said(number: int | None) -> str | None:
        return None if number is None else words.get((row.report, number))

    spans, others, value = row.spans, said(row.others), said(row.value)
    key = None
    if spans is not None:
        key = Key(
            kind=row.target, spans=tuple((s, e) for s, e in json.loads(spans)), code=row.code or "", ordinal=row.ordinal or 0
        )
    return Judgement(
        id=row.id,
        tx=row.tx_from,
        at=row.at,
        by=row.by,
        kind=row.kind,
        target=Target(kind=row.target, report=row.ref, key=key, name=said(row.name)),
        field=row.field,
        value=json.loads(value) if value is not None else None,
        note=said(row.note),
        others=tuple(_from_json(o) for o in json.loads(others)) if others else (),
        undoes=row.undoes,
        erased=any(n is not None and said(n) is None for n in (row.value, row.others)),
    )


def _key_of(connection: Connection, ref: str) -> int:
    key: int | None = connection.scalar(select(t.reports.c.report).where(t.reports.c.ref == ref))
    if key is None:
        raise NotFound(f"no report {ref}")
    return key


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _as_json(target: Target) -> dict[str, Any]:
    key = target.key
    return {
        "kind": target.kind,
        "report": target.report,
        "spans": key.spans if key else None,
        "code": key.code if key else None,
        "ordinal": key.ordinal if key else None,
        "name": target.name,
    }


def _from_json(item: dict[str, Any]) -> Target:
    kind: RecordKind = item["kind"]
    key = None
    if item["spans"] is not None:
        key = Key(kind=kind, spans=tuple((s, e) for s, e in item["spans"]), code=item["code"], ordinal=item["ordinal"])
    return Target(kind=kind, report=item["report"], key=key, name=item["name"])
