"""``sayso erase``: the one operation that deletes, behind a tombstone.

Records keep their offsets and codes; texts, words, the search index and free pages lose what was erased.  The seals of the
transactions that wrote it are replaced, with new salts, so that nobody who holds the old ones can try guesses.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.errors import NotFound, UsageError
from sayso.ledger import search, sql
from sayso.ledger import tables as t
from sayso.ledger.masking import blank, blank_all, blank_word, pattern
from sayso.ledger.read import coded_of, find
from sayso.ledger.results import EraseResult
from sayso.ledger.scrub import scrub
from sayso.ledger.sealing import seal
from sayso.ledger.transactions import writing
from sayso.ledger.types import escape, from_bytes, to_bytes, unescape
from sayso.ledger.verify import sealed_items
from sayso.ledger.write import names

if TYPE_CHECKING:
    import re

    from sqlalchemy import Connection, Engine

    from sayso.ledger.transactions import Transaction
    from sayso.schema import CodedReport

#: Tables in which a span goes with a name: (table, start, end, word).
NAMED = (
    (t.mentions, "start", "end", "name"),
    (t.places, "start", "end", "name"),
    (t.attributions, "speaker_start", "speaker_end", "speaker_name"),
    (t.via, "start", "end", "name"),
    (t.parties, "start", "end", "name"),
    (t.counts, "start", "end", "who"),
    (t.events, "place_start", "place_end", "place_name"),
)


@dataclass(slots=True)
class Blanking:
    """What is to be erased in one report: all of it, or a new text and new words."""

    report: int
    what: str
    text: str | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    words: dict[int, str | None] = field(default_factory=dict)


def erase(
    engine: Engine, *, reason: str, report: str | None, span: tuple[int, int] | None, name: str | None, by: str | None
) -> EraseResult:
    """See :meth:`sayso.ledger.Ledger.erase`."""
    if not reason.strip():
        raise UsageError("an erasure needs a reason")
    if (report is None) == (name is None) or (span and report is None):
        raise UsageError("erase either a report (or a span of it) or a name")
    try:
        with writing(engine, "erase", by=by) as tx:
            result = _erase(tx, reason=reason, report=report, span=span, name=name)
    except (NotFound, UsageError):
        scrub(engine)  # perhaps it was erased and then kept from being cleared away
        raise
    scrub(engine)
    return result


def _erase(tx: Transaction, *, reason: str, report: str | None, span: tuple[int, int] | None, name: str | None) -> EraseResult:
    if name is not None:
        plans = _name(tx.connection, name)
    else:
        assert report is not None
        tx.report = find(tx.connection, report)
        plans = [_span(tx.connection, tx.report, span) if span else _whole(tx.connection, tx.report)]
    for plan in plans:
        _carry_out(tx, plan, reason)
    if tx.connection.dialect.name == "sqlite":
        # One segment: a deleted word must not live on in an older one.
        tx.connection.exec_driver_sql("INSERT INTO search (search) VALUES ('optimize')")
    return EraseResult(
        transaction=tx.number,
        reports=tuple(_ref(tx.connection, p.report) for p in plans if p.report != t.NO_REPORT),
        spans=sum(len(p.spans) for p in plans),
        words=sum(len(p.words) for p in plans),
    )


# -- plans -------------------------------------------------------------------------------------------------------------------


def _whole(connection: Connection, key: int) -> Blanking:
    if _text(connection, key) is None:
        raise UsageError(f"report {_ref(connection, key)} was erased already")
    return Blanking(report=key, what="report", words=dict.fromkeys(_words(connection, key)))


def _span(connection: Connection, key: int, span: tuple[int, int]) -> Blanking:
    text = _text(connection, key)
    start, end = span
    if text is None or not 0 <= start < end <= len(text):
        raise UsageError(f"report {_ref(connection, key)} has no span {start}-{end}")
    words = _words(connection, key)
    names_there = _names_only_in(connection, key, start, end)
    found = pattern([text[start:end], *(words[n] for n in names_there if n in words)])
    changed = _masked(words, found)
    return Blanking(report=key, what="span", text=blank(text, start, end), spans=[span], words=changed)


def _names_only_in(connection: Connection, key: int, start: int, end: int) -> set[int]:
    """Words that name what stands in a span and nothing outside of it."""
    inside: set[int] = set()
    outside: set[int] = set()
    m = sql.marker(connection)
    for table, a, b, column in NAMED:
        statement = (
            f'SELECT "{a}", "{b}", "{column}" FROM {table.name}'  # noqa: S608 - our own names
            f' WHERE report = {m} AND "{a}" IS NOT NULL AND "{column}" IS NOT NULL'
        )
        for first, last, number in connection.exec_driver_sql(statement, (key,)):
            (inside if first < end and last > start else outside).add(number)
    return inside - outside


def _name(connection: Connection, name: str) -> list[Blanking]:
    found = pattern([name])
    if found is None:
        raise UsageError("the name is empty")
    plans = []
    keys = {r[0] for r in connection.exec_driver_sql("SELECT DISTINCT report FROM words")}
    keys |= {r[0] for r in connection.exec_driver_sql("SELECT report FROM texts")}
    for key in sorted(keys):
        text = _text(connection, key)
        spans = [m.span() for m in found.finditer(text)] if text else []
        words = _masked(_words(connection, key), found)
        if spans or words:
            plans.append(
                Blanking(report=key, what="name", text=blank_all(text, found) if text else None, spans=spans, words=words)
            )
    if not plans:
        raise NotFound(f"the name {name!r} is nowhere in this ledger")
    return plans


def _masked(words: dict[int, str], found: re.Pattern[str] | None) -> dict[int, str | None]:
    if found is None:
        return {}
    return {n: new for n, body in words.items() if (new := blank_word(body, found)) != body}


# -- carrying out ------------------------------------------------------------------------------------------------------------


def _carry_out(tx: Transaction, plan: Blanking, reason: str) -> None:
    connection, key = tx.connection, plan.report
    stones = [{"what": plan.what, "start": a, "end": b, "reason": reason, "by": tx.by} for a, b in plan.spans]
    tx.insert(t.tombstones, key, stones or [{"what": plan.what, "reason": reason, "by": tx.by}])
    before = coded_of(connection, [key]).get(key)
    if before and _text(connection, key) is not None:
        search.drop(connection, key, before.text, before.title, names(before))
    m = sql.marker(connection)
    if plan.what == "report" or plan.spans:
        body = None if plan.text is None else to_bytes(plan.text)
        connection.exec_driver_sql(f"UPDATE texts SET body = {m} WHERE report = {m}", (body, key))  # noqa: S608
    if plan.what != "report":
        connection.exec_driver_sql(f"DELETE FROM fingerprints WHERE report = {m} AND kind = 'content'", (key,))  # noqa: S608
    changed = [(None if body is None else escape(body), key, n) for n, body in plan.words.items()]
    if changed:
        connection.exec_driver_sql(f"UPDATE words SET body = {m} WHERE report = {m} AND n = {m}", changed)  # noqa: S608
    _seal_again(tx, key)
    after: CodedReport | None = coded_of(connection, [key]).get(key)
    if after and plan.what != "report" and _text(connection, key) is not None:
        search.put(connection, key, after.text, after.title, names(after))


def _seal_again(tx: Transaction, key: int) -> None:
    """New salts and seals for every transaction that wrote text or words of the report."""
    m = sql.marker(tx.connection)
    items = sealed_items(tx.connection, key, key)
    old = sql.current(tx.connection, t.seals, key)
    fresh = []
    for row in old:
        of_tx = row[sql.LIFE]
        salt = os.urandom(32)
        tx.connection.exec_driver_sql(
            f"UPDATE salts SET salt = {m} WHERE report = {m} AND tx_from = {m}",  # noqa: S608
            (salt, key, of_tx),
        )
        fresh.append((of_tx, seal(salt, items.get((key, of_tx), ()))))
    tx.close(t.seals, [row[:3] for row in old])
    tx.insert_raw(t.seals, key, fresh)


# -- looking -----------------------------------------------------------------------------------------------------------------


def _text(connection: Connection, key: int) -> str | None:
    m = sql.marker(connection)
    body = connection.exec_driver_sql(f"SELECT body FROM texts WHERE report = {m}", (key,)).scalar()  # noqa: S608
    return None if body is None else from_bytes(body)


def _words(connection: Connection, key: int) -> dict[int, str]:
    m = sql.marker(connection)
    rows = connection.exec_driver_sql(f"SELECT n, body FROM words WHERE report = {m} AND body IS NOT NULL", (key,))  # noqa: S608
    return {n: unescape(body) for n, body in rows}


def _ref(connection: Connection, key: int) -> str:
    m = sql.marker(connection)
    return str(connection.exec_driver_sql(f"SELECT max(ref) FROM reports WHERE report = {m}", (key,)).scalar())  # noqa: S608
