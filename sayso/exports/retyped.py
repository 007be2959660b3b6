"""Records with the types of a user's codebook beside PLOVER's."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.coding.codebook import Codebook
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.rows import EventRow, FullReport
    from sayso.ledger.queries.view import View


def events(view: View, asked: Filter, book: Codebook | None) -> Iterator[EventRow]:
    """The view's events; of an erased report, whose words are gone, only what the mapping alone decides is typed."""
    for report, rows in groupby(view.events(asked), key=lambda row: row.head.id):
        yield from _typed(rows, (view.text(report) or "") if book else "", book)


def reports(full: Iterable[FullReport], book: Codebook | None) -> Iterator[FullReport]:
    """Reports with their events typed."""
    for report in full:
        yield replace(report, events=tuple(_typed(report.events, report.coded.text, book))) if book else report


def _typed(rows: Iterable[EventRow], text: str, book: Codebook | None) -> Iterator[EventRow]:
    for row in rows:
        yield row if book is None else replace(row, event=book.events([row.event], text)[0])
