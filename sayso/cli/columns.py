"""What people see of each kind of record in a listing.  Ids come first: they are what `sayso show` and `sayso judge` take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.cli.listing import Column
from sayso.exports import words

if TYPE_CHECKING:
    from sayso.ledger.queries.rows import ActorRow, ClaimRow, EventRow, ReportRow

#: Longest content of a claim shown in a table.
CONTENT = 160


def _status(row: EventRow) -> str:
    judged = words.review(row.review)
    return f"{words.status(row)} · {judged}" if judged else words.status(row)


def _content(row: ClaimRow) -> str:
    text = words.content(row)
    return text if len(text) <= CONTENT else text[: CONTENT - 1].rstrip() + "…"


def _via(row: ClaimRow) -> str:
    return ", ".join(words.one_line(v.name or v.text or "") for v in row.claim.via)


def _said(row: ClaimRow) -> str:
    who, via = words.speaker(row), _via(row)
    return f"{who}, via {via}" if via else who


def _act(row: ClaimRow) -> str:
    act = f"not {row.claim.act}" if row.claim.negated else row.claim.act
    judged = words.review(row.review)
    return f"{act} · {judged}" if judged else act


def _title(row: ReportRow) -> str:
    if row.erased:
        return f"erased: {words.one_line(row.erased)}"
    return words.one_line(row.head.shown_title)


def _trouble(row: ReportRow) -> str:
    return words.one_line(row.failure or "; ".join(row.warnings))


EVENTS = [
    Column("id", lambda r: r.id, fixed=True),
    Column("when", lambda r: words.when(r.event.date), exact=10),
    Column("what", lambda r: words.what(r.event), share=3, least=13),
    Column("who", lambda r: words.names(r.event.actors), share=4),
    Column("whom", lambda r: words.names(r.event.recipients), share=4),
    Column("where", lambda r: words.where(r.event), from_width=100, share=3),
    Column("status", _status, share=4),
    Column("outlet", lambda r: words.one_line(r.head.outlet or ""), from_width=120, share=2, least=11),
]
CLAIMS = [
    Column("id", lambda r: r.id, fixed=True),
    Column("published", lambda r: r.head.published or "", from_width=100, fixed=True),
    Column("who says so", _said, share=3),
    Column("act", _act, share=2),
    Column("what is said", _content, share=7),
    Column("outlet", lambda r: words.one_line(r.head.outlet or ""), from_width=120, share=2),
]
REPORTS = [
    Column("id", lambda r: r.head.id, fixed=True),
    Column("published", lambda r: r.head.published or "", fixed=True),
    Column("outlet", lambda r: words.one_line(r.head.outlet or ""), share=2, least=11),
    Column("title", _title, share=5),
    Column("events", lambda r: str(r.events), fixed=True),
    Column("claims", lambda r: str(r.claims), fixed=True),
    Column("trouble", _trouble, from_width=100, share=3),
]


def _period(row: ActorRow) -> str:
    if row.first is None:
        return ""
    return row.first if row.first == row.last else f"{row.first} to {row.last}"


ACTORS = [
    Column("name", lambda r: words.one_line(r.name), share=5),
    Column("id", lambda r: r.id if r.known else "", from_width=100, share=4),
    Column("country", lambda r: r.country or "", fixed=True),
    Column("acts", lambda r: str(r.acts), fixed=True),
    Column("acted on", lambda r: str(r.receives), fixed=True),
    Column("claims", lambda r: str(r.claims), fixed=True),
    Column("dates", _period, share=3),
]
