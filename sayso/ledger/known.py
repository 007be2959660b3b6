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
    """``same`` is this very report; ``before`` the report of which it is a new version."""

    same: Stored | None = None
    before: Stored | None = None


def content_mark(text: str, outlet: str | None) -> bytes:
    """16 bytes of SHA-256 over the text and the outlet."""
    name = b"-" if outlet is None else b"+" + to_bytes(outlet)
    return hashlib.sha256(b"content\0" + len(name).to_bytes(8, "big") + name + to_bytes(text)).digest()[:16]


def url_mark(url: str) -> bytes:
    """16 bytes of SHA-256 over the URL."""
    return hashlib.sha256(b"url\0" + to_bytes(url)).digest()[:16]


def match(connection: Connection, coded: CodedReport) -> Match:
    """Find the report in the ledger.

    The same text from the same outlet is the same report if the id or the URL is the same, or if nothing says otherwise (two
    URLs or two dates of publication).  The same URL, or the same id from the same outlet, with another text is a new version.
    """
    stored = _stored(connection, _marked(connection, content_mark(coded.text, coded.outlet)))
    for fits in (_same_id, _same_url, _nothing_against):
        for one in stored:
            if fits(one, coded):
                return Match(same=one)
    kin = _stored(connection, _kin(connection, coded))
    kin = [k for k in kin if _same_url(k, coded) or (_same_id(k, coded) and _like(k.head.outlet, coded.outlet))]
    for one in kin:
        if one.erased and _masked_same(connection, one, coded):
            return Match(same=one)
    return Match(before=max(kin, key=lambda k: k.key) if kin else None)


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
