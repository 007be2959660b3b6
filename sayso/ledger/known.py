"""By what a report is known again: its text and outlet, its URL, its id."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from sayso.ledger import tables as t
from sayso.ledger.sql import LIFE, marker, select_rows
from sayso.ledger.types import escape, from_bytes, to_bytes, unescape
from sayso.ledger.unpack import read_head

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sayso.ledger.unpack import Head
    from sayso.schema import CodedReport

_MASK = "\u2588"


class Stored(NamedTuple):
    """A report in the ledger: its key, its open row and the words of its URL and title."""

    key: int
    row: tuple[int, int, int]
    head: Head
    title: str | None
    url: str | None
    erased: bool


class Match(NamedTuple):
    """``same`` is this very report; ``before`` the newest version, whose place it takes; ``unread`` failures to read it."""

    same: Stored | None = None
    before: Stored | None = None
    unread: tuple[Stored, ...] = ()


def content_mark(text: str, outlet: str | None) -> bytes:
    """16 bytes of SHA-256 over the text and the outlet."""
    name = b"-" if outlet is None else b"+" + to_bytes(outlet)
    return hashlib.sha256(b"content\0" + len(name).to_bytes(8, "big") + name + to_bytes(text)).digest()[:16]


def url_mark(url: str) -> bytes:
    """16 bytes of SHA-256 over the URL."""
    return hashlib.sha256(b"url\0" + to_bytes(url)).digest()[:16]


def id_mark(id_: str) -> bytes:
    """16 bytes of SHA-256 over an id that is the report's own."""
    return hashlib.sha256(b"id\0" + to_bytes(id_)).digest()[:16]


def match(connection: Connection, coded: CodedReport, *, named: bool = True) -> Match:
    """Find the report in the ledger.

    The same text from the same outlet is the same report if the id or the URL is the same, or if nothing says otherwise (two
    URLs, two dates of publication, or two ids of their own where the outlet is unknown).  The same URL, or the same id from
    the same outlet, with another text is a new version.  What has no text could not be read and is known by its id alone.

    Args:
        connection: where.
        coded: the report.
        named: its id is its own, and not made from a file's name.
    """
    found = _stored(connection, _kin(connection, coded))
    unread = tuple(k for k in found if not k.head.length and _same_id(k, coded) and _like(k.head.outlet, coded.outlet))
    if not coded.text:
        return Match(same=unread[-1] if unread else None)
    kin = [
        k for k in found
        if k.head.length and (_same_url(k, coded) or (_same_id(k, coded) and _like(k.head.outlet, coded.outlet)))
    ]  # fmt: skip
    newest = max(kin, key=_age, default=None)
    same = _same(connection, coded, named=named)
    if same is None:
        same = next((k for k in kin if k.erased and _masked_same(connection, k, coded)), None)
        if same is None:
            return Match(before=newest, unread=unread)
    back = newest is not None and _is_back(same, newest, kin, coded)
    return Match(same=same, before=newest if back else None, unread=unread)


def _age(one: Stored) -> tuple[int, int]:
    """What grows from version to version: the transaction that last wrote the report's row, then its key."""
    return one.row[1], one.key


def _same(connection: Connection, coded: CodedReport, *, named: bool) -> Stored | None:
    stored = _stored(connection, _marked(connection, content_mark(coded.text, coded.outlet)))
    own = set() if coded.outlet is not None or not named else _with_own_id(connection, stored)
    for fits in (_same_id, _same_url, _nothing_against):
        for one in stored:
            if fits(one, coded) and (fits is not _nothing_against or one.key not in own):
                return one
    return None


def _with_own_id(connection: Connection, stored: list[Stored]) -> set[int]:
    return {one.key for one in stored if one.key in _marked(connection, id_mark(one.head.id))}


def _is_back(same: Stored, newest: Stored, kin: list[Stored], coded: CodedReport) -> bool:
    """Whether an older text stands again where a newer one stood; an earlier date of publication says that it does not.

    Two ids at one URL are two things to read, and each stays what it is when both are read again.
    """
    if same.key == newest.key or all(k.key != same.key for k in kin):
        return False
    if not _same_id(newest, coded) or not _like(newest.head.outlet, coded.outlet):
        return False
    day, other = coded.published or same.head.published, newest.head.published
    return day is None or other is None or day >= other


def _like(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _same_id(one: Stored, coded: CodedReport) -> bool:
    return one.head.id == coded.id


def _same_url(one: Stored, coded: CodedReport) -> bool:
    return coded.url is not None and one.url == coded.url


def _nothing_against(one: Stored, coded: CodedReport) -> bool:
    return _like(one.url, coded.url) and _like(one.head.published, coded.published)


def _marked(connection: Connection, mark: bytes) -> list[int]:
    m = marker(connection)
    found = connection.exec_driver_sql(f"SELECT report FROM fingerprints WHERE value = {m}", (mark,))  # noqa: S608
    return [r[0] for r in found]


def _kin(connection: Connection, coded: CodedReport) -> list[int]:
    m = marker(connection)
    found = connection.exec_driver_sql(
        f"SELECT report FROM reports WHERE id = {m} AND tx_to IS NULL",  # noqa: S608
        (escape(coded.id),),
    )
    keys = {r[0] for r in found}
    if coded.url is not None:
        keys |= set(_marked(connection, url_mark(coded.url)))
    return sorted(keys)


def _stored(connection: Connection, keys: list[int]) -> list[Stored]:
    if not keys:
        return []
    m = marker(connection)
    among = f"report IN ({', '.join(m for _ in keys)})"
    out = []
    for row in select_rows(connection, t.reports, f"{among} AND tx_to IS NULL ORDER BY report", tuple(keys)):
        head = read_head(row[LIFE:])
        words = _words(connection, row[0], head)
        graves = connection.exec_driver_sql(f"SELECT count(*) FROM tombstones WHERE report = {m}", (row[0],)).scalar()  # noqa: S608
        out.append(Stored(row[0], row[:3], head, words.get(head.title or 0), words.get(head.url or 0), erased=bool(graves)))
    return out


def _words(connection: Connection, report: int, head: Head) -> dict[int, str]:
    wanted = [n for n in (head.title, head.url) if n is not None]
    if not wanted:
        return {}
    m = marker(connection)
    statement = f"SELECT n, body FROM words WHERE report = {m} AND n IN ({', '.join(m for _ in wanted)})"  # noqa: S608
    return {n: unescape(b) for n, b in connection.exec_driver_sql(statement, (report, *wanted)) if b is not None}


def _masked_same(connection: Connection, one: Stored, coded: CodedReport) -> bool:
    """Whether the text differs from the stored one only where that was erased."""
    m = marker(connection)
    body = connection.exec_driver_sql(f"SELECT body FROM texts WHERE report = {m}", (one.key,)).scalar()  # noqa: S608
    if body is None or one.head.length != len(coded.text):
        return False
    return all(a in (b, _MASK) for a, b in zip(from_bytes(body), coded.text, strict=True))
