"""Chosen rows in order, from a cursor on.

A cursor holds the place of a row in the order, not its number, so that rows that come or go meanwhile are neither shown twice
nor make others vanish; a row that is no longer chosen still says where one was.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from sayso.ledger.catalogue.cursor import decoded, encoded
from sayso.ledger.queries.filters import first_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from sayso.ledger.catalogue.catalogue import Catalogue

#: More than the records of any report.
WIDE = 1 << 24


class Window:
    """Some rows of an ordered listing: ``rows`` are numbers in the frame; cursors are null at the ends."""

    def __init__(self, rows: NDArray[np.int64], after: str | None, before: str | None, total: int) -> None:
        self.rows, self.after, self.before, self.total = rows, after, before, total


class Order:
    """An order of the rows of a frame.

    Args:
        catalogue: whose.
        kind: events, claims or reports.
        keys: for each row of the frame a number, smaller where it comes earlier; no two are equal.
        cursor: what a cursor holds of a row beside its id.
        missing: the smallest key that does not come before such a cursor, for a row that is no longer there.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        kind: str,
        keys: NDArray[np.int64],
        cursor: Callable[[int], tuple[str, str, int]],
        missing: Callable[[str, str, int], int],
    ) -> None:
        self.catalogue, self.keys, self.cursor, self.missing = catalogue, keys, cursor, missing
        self.names = catalogue.frames[kind]["ref" if kind == "reports" else "id"]

    def window(self, mask: NDArray[np.bool_], *, after: str | None, limit: int) -> Window:
        """The rows of a page.

        Raises:
            UsageError: the cursor is none.
        """
        rows = np.flatnonzero(mask)
        rows = rows[np.argsort(self.keys[rows])]
        start = self._start(self.keys[rows], after, limit) if after is not None else 0
        shown = rows[start : start + limit]
        end = start + len(shown)
        return Window(
            shown,
            self._cursor(">", int(shown[-1])) if len(shown) and end < len(rows) else None,
            self._cursor("<", int(shown[0])) if len(shown) and start else None,
            len(rows),
        )

    def _start(self, ordered: NDArray[np.int64], after: str, limit: int) -> int:
        way, one, other, place, name = decoded(after, (str, str, int, str))
        number = self.catalogue.strings.known(str(name))
        found = np.flatnonzero(self.names == number) if number >= 0 else np.zeros(0, dtype=np.int64)
        if len(found):
            start = int(np.searchsorted(ordered, self.keys[found[0]], side="right" if way == ">" else "left"))
        else:
            start = int(np.searchsorted(ordered, self.missing(str(one), str(other), int(place))))
        return start if way == ">" else max(0, start - limit)

    def _cursor(self, way: str, row: int) -> str:
        return encoded(way, *self.cursor(row), self.catalogue.strings.value(int(self.names[row])) or "")


def by_publication(catalogue: Catalogue, kind: str, place: str, *, newest: bool) -> Order:
    """By date of publication and id of the report, then by a column ``place`` of the record (empty: none)."""
    rank = catalogue.rank_of(kind)
    within = catalogue.frames[kind][place] if place else np.zeros(len(rank), dtype=np.int64)
    keys = catalogue.kept.get(("keys", kind, place, newest), lambda: (-rank if newest else rank) * WIDE + within)
    reports = catalogue.ordered_reports

    def missing(published: str, ref: str, at: int) -> int:
        there = bisect_left(reports, (published, ref))
        if there < len(reports) and reports[there] == (published, ref):
            return (-there if newest else there) * WIDE + at
        # The report is gone: what comes after its place, in either direction.
        return (1 - there if newest else there) * WIDE

    return Order(catalogue, kind, keys, lambda row: (*reports[int(rank[row])], int(within[row])), missing)


def by_date(catalogue: Catalogue) -> Order:
    """Events by the first day of their date, then by the date, by publication and in text order; undated ones last."""
    frame, strings = catalogue.frames["events"], catalogue.strings

    def make() -> tuple[list[tuple[str, str]], NDArray[np.int64], NDArray[np.int64]]:
        numbers, inverse = np.unique(frame["date"], return_inverse=True)
        dates = [_begins(strings.value(int(n))) for n in numbers]
        listed = sorted(dates)
        place = {d: i for i, d in enumerate(listed)}
        rank = np.array([place[d] for d in dates], dtype=np.int64)[inverse]
        keys = np.empty(frame.size, dtype=np.int64)
        keys[np.lexsort((frame["plain"], catalogue.rank_of("events"), rank))] = np.arange(frame.size)
        return listed, rank, keys

    listed, rank, keys = catalogue.kept.get(("by date",), make)

    def missing(first: str, value: str, _: int) -> int:
        return int((rank < bisect_left(listed, (first, value))).sum())

    return Order(catalogue, "events", keys, lambda row: (*listed[int(rank[row])], 0), missing)


def _begins(value: str | None) -> tuple[str, str]:
    return ("~", "") if value is None else (first_day(value.partition("/")[0]), value)
