"""Adding a coded report: new, a new version, coded again, or nothing to do."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sayso.ledger import search, sql
from sayso.ledger import tables as t
from sayso.ledger.judgements.match import claim_keys, event_keys
from sayso.ledger.known import Match, Stored, content_mark, id_mark, match, url_mark
from sayso.ledger.pack import ContractError, Packer
from sayso.ledger.read import coded_of
from sayso.ledger.results import AddResult
from sayso.ledger.transactions import writing
from sayso.ledger.types import to_bytes
from sayso.schema import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Engine, Table

    from sayso.ledger.pack import Rows
    from sayso.ledger.transactions import Transaction
    from sayso.schema import CodedReport


def known(connection: Connection, coded: CodedReport, *, named: bool = True) -> str | None:
    """The ledger's id of this very report, or null."""
    found = match(connection, coded, named=named).same
    return found.head.ref if found else None


def add(engine: Engine, coded: CodedReport, *, by: str | None = None, again: bool = False, named: bool = True) -> AddResult:
    """Store one report; see :meth:`sayso.ledger.Ledger.add`."""
    with writing(engine, "add", by=by) as tx:
        return add_in(tx, coded, again=again, named=named)


def add_in(tx: Transaction, coded: CodedReport, *, again: bool = False, named: bool = True) -> AddResult:
    """The work of :func:`add` inside an open transaction."""
    found = match(tx.connection, coded, named=named)
    if found.same is None:
        return _add_new(tx, coded, found, named=named)
    if found.same.erased:
        return AddResult(report=found.same.head.ref, status="erased", failure=coded.failure)
    return _add_again(tx, coded, found.same, found, again=again)


def _close_unread(tx: Transaction, unread: Iterable[Stored]) -> None:
    """End the records of failures to read a report that now was read."""
    for one in unread:
        tx.close(t.reports, [one.row])
        for table in t.CODED:
            tx.close(table, [row[:3] for row in sql.current(tx.connection, table, one.key)])


# -- a report that is new ----------------------------------------------------------------------------------------------------


def _add_new(tx: Transaction, coded: CodedReport, found: Match, *, named: bool) -> AddResult:
    _close_unread(tx, found.unread)
    key = (tx.connection.exec_driver_sql("SELECT max(report) FROM reports").scalar() or 0) + 1
    tx.report = key
    tx.new_report(key)
    tx.text(key, coded.text)
    coded, rows = _pack(tx, key, coded, _number(coded, 1))
    ref = _new_ref(tx.connection, coded)
    before = found.before
    head = _head(tx, key, coded, ref, before.key if before else None)
    tx.insert_raw(t.reports, key, [head])
    # Without a text there is nothing in the content to know it by.
    marks = {("content", content_mark(coded.text, coded.outlet))} if coded.text else set()
    if named and coded.text and coded.outlet is None:
        marks.add(("id", id_mark(coded.id)))
    if coded.url is not None:
        marks.add(("url", url_mark(coded.url)))
    sql.insert(tx.connection, t.fingerprints, [(value, key, kind, tx.number) for kind, value in sorted(marks)])
    for table, fresh in rows.items():
        tx.insert_raw(table, key, fresh)
    search.put(tx.connection, key, coded.text, coded.title, names(coded))
    return AddResult(
        report=ref, status="revised" if before else "added", transaction=tx.number, revises=before.head.ref if before else None,
        written=tx.written, closed=tx.closed, failure=coded.failure,
    )  # fmt: skip


def _new_ref(connection: Connection, coded: CodedReport) -> str:
    """An id of the report for people: r and ten digits that follow from its id and outlet, never from its text."""
    m = sql.marker(connection)
    ordinal = 0
    while True:
        ref = "r" + hashlib.sha256(to_bytes(f"{coded.id}\0{coded.outlet}\0{ordinal}")).hexdigest()[:10]
        if connection.exec_driver_sql(f"SELECT 1 FROM reports WHERE ref = {m}", (ref,)).first() is None:  # noqa: S608
            return ref
        ordinal += 1


def _head(tx: Transaction, key: int, coded: CodedReport, ref: str, revises: int | None) -> tuple[Any, ...]:
    return sql.raw_row(
        t.reports,
        (
            ref, coded.id, coded.outlet, coded.published, coded.published_from, tx.word(key, coded.title),
            tx.word(key, coded.url), len(coded.text), revises,
        ),
    )  # fmt: skip


def _number(coded: CodedReport, first: int) -> dict[str, int]:
    """A record number for every event and attribution, in order."""
    ids = [e.id for e in coded.events] + [a.id for a in coded.attributions]
    return {id_: n for n, id_ in enumerate(dict.fromkeys(ids), first)}


def _pack(tx: Transaction, key: int, coded: CodedReport, records: dict[str, int]) -> tuple[CodedReport, Rows]:
    """The rows; a record that breaks the contract is stored as a report that failed here."""
    coder = tx.coder_key(coded.coder)
    try:
        return coded, Packer(coded, lambda body: tx.word(key, body), records).pack(coder)
    except ContractError as error:
        bare = replace(
            coded, failure=Failure(stage="ledger", error=type(error).__name__, message=str(error)), layout=(), mentions=(),
            dates=(), places=(), attributions=(), events=(), agreements=(), predictions=(), contradictions=(),
        )  # fmt: skip
        return bare, Packer(bare, lambda body: tx.word(key, body), {}).pack(coder)


# -- a report that is known --------------------------------------------------------------------------------------------------


def _add_again(tx: Transaction, coded: CodedReport, same: Stored, found: Match, *, again: bool) -> AddResult:
    old = coded_of(tx.connection, [same.key])[same.key]
    coded = _with_known_metadata(coded, old)
    metadata = _metadata(coded) != _metadata(old)
    retry = old.failure is not None and old.failure.stage != "ledger" and (coded.failure is None or not coded.text)
    keep = coded == old or (coded.coder == old.coder and not metadata and not retry and not again)
    if keep and found.before is None and not found.unread:
        return AddResult(report=same.head.ref, status="unchanged", failure=old.failure)
    tx.report = same.key
    _close_unread(tx, found.unread)
    if metadata or found.before is not None:
        tx.close(t.reports, [same.row])
        revises = same.head.revises if found.before is None else found.before.key
        tx.insert_raw(t.reports, same.key, [_head(tx, same.key, coded, same.head.ref, revises)])
    coded = old if keep else _recode(tx, same.key, old, coded)
    return AddResult(
        report=same.head.ref,
        status="recoded" if found.before is None else "revised",
        transaction=tx.number,
        revises=None if found.before is None else found.before.head.ref,
        written=tx.written,
        closed=tx.closed,
        failure=coded.failure,
    )


def _recode(tx: Transaction, key: int, old: CodedReport, coded: CodedReport) -> CodedReport:
    """Write what differs from the old coding."""
    coded, rows = _pack(tx, key, coded, _same_numbers(tx, key, old, coded))
    if coded.url is not None and coded.url != old.url:
        sql.insert(tx.connection, t.fingerprints, [(url_mark(coded.url), key, "url", tx.number)])
    for table, wanted in rows.items():
        _replace(tx, table, key, wanted)
    if names(coded) != names(old) or coded.title != old.title:
        search.drop(tx.connection, key, old.text, old.title, names(old))
        search.put(tx.connection, key, coded.text, coded.title, names(coded))
    return coded


def _metadata(coded: CodedReport) -> tuple[Any, ...]:
    return coded.title, coded.url, coded.published, coded.published_from


def _with_known_metadata(coded: CodedReport, old: CodedReport) -> CodedReport:
    """The record under the id that it has here, with what was known of it where it now says nothing."""
    return replace(
        coded,
        id=old.id,
        title=old.title if coded.title is None else coded.title,
        url=old.url if coded.url is None else coded.url,
        published=old.published if coded.published is None else coded.published,
        published_from=old.published_from if coded.published is None else coded.published_from,
    )


def _same_numbers(tx: Transaction, key: int, old: CodedReport, new: CodedReport) -> dict[str, int]:
    """Record numbers for a new coding: those of the old one where the identity is the same, fresh ones otherwise."""
    m = sql.marker(tx.connection)
    last = 0
    for table in (t.events, t.attributions):
        statement = f"SELECT max(record) FROM {table.name} WHERE report = {m}"  # noqa: S608
        last = max(last, tx.connection.exec_driver_sql(statement, (key,)).scalar() or 0)
    [(events, claims)] = [(r[sql.LIFE + 5], r[sql.LIFE + 6]) for r in sql.current(tx.connection, t.codings, key)]
    had: dict[Any, int] = dict(zip(event_keys(old.events), _numbers(events), strict=True))
    had |= dict(zip(claim_keys(old.attributions), _numbers(claims), strict=True))
    out = {}
    ids = [e.id for e in new.events] + [a.id for a in new.attributions]
    for identity, id_ in zip([*event_keys(new.events), *claim_keys(new.attributions)], ids, strict=True):
        number = had.get(identity)
        if number is None:
            number = last = last + 1
        out[id_] = number
    return out


def _numbers(stored: str) -> list[int]:
    import json

    found: list[int] = json.loads(stored)
    return found


def _replace(tx: Transaction, table: Table, report: int, wanted: list[tuple[Any, ...]]) -> None:
    """Close the rows that are no longer so, write those that are new, leave the others alone."""
    need = Counter(wanted)
    gone = []
    for row in sql.current(tx.connection, table, report):
        own = row[sql.LIFE :]
        if need[own]:
            need[own] -= 1
        else:
            gone.append(row[:3])
    tx.close(table, gone)
    tx.insert_raw(table, report, [row for row in wanted if _take(need, row)])


def _take(need: Counter[tuple[Any, ...]], row: tuple[Any, ...]) -> bool:
    if need[row]:
        need[row] -= 1
        return True
    return False


def names(coded: CodedReport) -> list[str]:
    """Names in the coding that a reader may search for."""
    found = [m.name for m in coded.mentions] + [p.name for p in coded.places]
    for a in coded.attributions:
        found += [x.name for x in (a.speaker, *a.via) if x]
    for e in coded.events:
        found += [p.name for p in (*e.actors, *e.recipients)]
    found += [a.name for a in coded.agreements]
    return sorted({n for n in found if n})
