"""CSV (RFC 4180, UTF-8, lines end with LF) of events, claims, reports and actors."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from sayso.exports.columns import FLAT, Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def lines(kind: str, rows: Iterable[Any]) -> Iterator[str]:
    """The head and one line for each row; a listing without rows still has its head.

    Args:
        kind: ``event``, ``claim``, ``report`` or ``actor``.
        rows: rows of that kind.
    """
    flat = FLAT[kind]
    head = columns(kind)
    yield line(head)
    for row in rows:
        cells = flat(row)
        yield line([cells[name] for name in head])


def columns(kind: str) -> list[str]:
    """The names of a kind's columns, in order."""
    return list(FLAT[kind](_sample(kind)))


def line(cells: Sequence[Cell], delimiter: str = ",") -> str:
    """One line without its end: null is empty, true and false are words."""
    buffer = io.StringIO()
    end = "\r\n"  # both characters of it are quoted inside a cell
    csv.writer(buffer, delimiter=delimiter, lineterminator=end).writerow([_text(c) for c in cells])
    return buffer.getvalue().removesuffix(end)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    text = str(cell)
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text


def _sample(kind: str) -> Any:
    """An empty row of a kind, to read the column names off."""
    from sayso.ledger.queries.rows import ActorRow, ClaimRow, EventRow, ReportHead, ReportRow
    from sayso.schema import Attribution, Event, Span

    head = ReportHead(id="", name="", outlet=None, published=None, title=None, url=None, language=None, coder=None)
    if kind == "report":
        return ReportRow(head=head, events=0, claims=0)
    if kind == "actor":
        return ActorRow(
            id="", name="", country=None, sectors=(), acts=0, receives=0, claims=0, first=None, last=None, known=False
        )
    if kind == "claim":
        claim = Attribution(
            id="",
            kind="direct",
            act="state",
            certainty="unknown",
            negated=False,
            parent=None,
            speaker=None,
            cue=None,
            content=(),
        )
        return ClaimRow(id="", head=head, claim=claim)
    event = Event(
        id="", type="AGREE", mode=None, contexts=(), cameo="", goldstein=None, intensity=None, quad="verbal cooperation",
        status="actual", background=False, anchor=Span(start=0, end=0, text=""),
    )  # fmt: skip
    return EventRow(id="", head=head, event=event)
