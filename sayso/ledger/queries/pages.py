"""Listings a page at a time: what the desk and its API show, in a fixed order, from a cursor on.

A cursor is opaque; rows added while somebody pages are neither shown twice nor make others vanish.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from sayso.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.rows import ClaimRow, EventRow, ReportRow
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader

T = TypeVar("T")
LIMIT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Some rows of a listing; ``after`` is the cursor of the next page (null at the end), ``total`` the number of all rows."""

    rows: tuple[T, ...]
    after: str | None
    total: int


def events(view: View, asked: Filter, reader: Reader, *, after: str | None = None, limit: int = LIMIT) -> Page[EventRow]:
    """Events that the reader may see, by date of publication and then in text order, the newest report first.

    Raises:
        UsageError: the cursor is none.
    """
    return _paged(view.events(asked), lambda r: r.id, after, limit)


def claims(view: View, asked: Filter, reader: Reader, *, after: str | None = None, limit: int = LIMIT) -> Page[ClaimRow]:
    """Claims; see :func:`events`."""
    return _paged(view.claims(asked), lambda r: r.id, after, limit)


def reports(view: View, asked: Filter, reader: Reader, *, after: str | None = None, limit: int = LIMIT) -> Page[ReportRow]:
    """Reports; see :func:`events`."""
    return _paged(view.reports(asked), lambda r: r.head.id, after, limit)


def _paged(rows: Iterable[T], name: Callable[[T], str], after: str | None, limit: int) -> Page[T]:
    found = list(rows)
    start = 0
    if after is not None:
        places = [i for i, row in enumerate(found) if name(row) == after]
        if not places:
            raise UsageError(f"no cursor {after!r}")
        start = places[0] + 1
    shown = tuple(found[start : start + limit])
    more = start + limit < len(found)
    return Page(rows=shown, after=name(shown[-1]) if shown and more else None, total=len(found))
