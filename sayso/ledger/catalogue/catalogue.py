"""A catalogue of one moment of the ledger, made whole or from an earlier one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import or_, select

from sayso.ledger import tables as t
from sayso.ledger.catalogue import machine, reviewed
from sayso.ledger.catalogue.frames import Rows, frames, replaced
from sayso.ledger.catalogue.kept import Kept
from sayso.ledger.catalogue.strings import Strings
from sayso.ledger.queries.heads import alive

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from sayso.ledger.catalogue.frames import Frame
    from sayso.ledger.judgements.model import Unattached
    from sayso.ledger.queries.view import View

Waiting = dict[int, "tuple[Unattached, ...]"]
#: Reports that are kept as they were read.
READ = 500
#: The most reports that one statement names.
NAMED = 5000
#: Tables whose rows say that a report changed, beside the report that a transaction names.
TELLING = (t.reports, t.codings, t.failures, t.judgements)


class Catalogue:
    """What filters look at, as of one transaction; nothing in it changes.

    Attributes:
        tx: the transaction.
        strings: names, codes and dates by number (shared with catalogues made from this one; it only grows).
        frames: columns by table; see :mod:`sayso.ledger.catalogue.frames`.
        unattached: judgements that found no record, by the key of their report.
        passages: sentences of records by the key of their report; see :mod:`sayso.ledger.catalogue.passages`.
        fulls: reports that were read lately, whole, by id.
        kept: what was worked out from it.
    """

    def __init__(
        self, tx: int, strings: Strings, made: dict[str, Frame], unattached: Waiting, passages: dict[int, Any]
    ) -> None:
        self.tx = tx
        self.strings = strings
        self.frames = made
        self.unattached = unattached
        self.passages = passages
        self.fulls = Kept(READ)
        self.kept = Kept()

    @classmethod
    def whole(cls, view: View, connection: Connection) -> Catalogue:
        """Read everything."""
        strings, rows = Strings(), Rows()
        unattached = _put(rows, strings, view, connection, _refs(connection, view.tx))
        return cls(view.tx, strings, frames(rows), unattached, {})

    def later(self, view: View, connection: Connection) -> Catalogue | None:
        """The catalogue of a later moment; null where words were erased since, which must not be kept here either."""
        kinds = connection.execute(
            select(t.transactions.c.kind, t.transactions.c.report).where(
                t.transactions.c.number > self.tx, t.transactions.c.number <= view.tx
            )
        ).all()
        if any(row.kind == "erase" for row in kinds):
            return None
        changed = {row.report for row in kinds if row.report} | self._changed(connection, view)
        rows = Rows()
        unattached = {k: u for k, u in self.unattached.items() if k not in changed}
        unattached |= _put(rows, self.strings, view, connection, _refs(connection, view.tx, keys=changed))
        gone = np.array(sorted(changed), dtype=np.int64)
        made = replaced(self.frames, gone, frames(rows)) if changed else self.frames
        passages = {k: v for k, v in self.passages.items() if k not in changed}
        found = Catalogue(view.tx, self.strings, made, unattached, passages)
        if not any(j.kind == "grade" for j in view.judgements if j.tx > self.tx):  # a grade stands at every report of an outlet
            again = {
                self.strings.value(int(r))
                for r in self.frames["reports"].where(np.isin(self.frames["reports"]["report"], gone))["ref"]
            }
            found.fulls.take(self.fulls, without=again)
        return found

    def _changed(self, connection: Connection, view: View) -> set[int]:
        """Keys of the reports that were written or judged since."""
        keys: set[int] = set()
        for table in TELLING:
            c = table.c
            keys |= set(
                connection.scalars(
                    select(c.report).distinct().where(c.tx_from <= view.tx, or_(c.tx_from > self.tx, c.tx_to > self.tx))
                )
            )
        fresh = {j.id for j in view.judgements if j.tx > self.tx}
        refs = {ref for ref, judged in view.by_report.items() if any(j.id in fresh for j in judged)}
        if refs:
            keys |= _refs(connection, view.tx, refs=refs).keys()
        return keys - {t.NO_REPORT}

    # order

    @cached_property
    def ordered_reports(self) -> list[tuple[str, str]]:
        """Date of publication (empty where unknown) and id of each report, in this order."""
        return sorted(self._report_names())

    def _report_names(self) -> list[tuple[str, str]]:
        frame, value = self.frames["reports"], self.strings.value
        names = zip(frame["published"], frame["ref"], strict=True)
        return [(value(int(p)) or "", value(int(r)) or "") for p, r in names]

    def rank_of(self, kind: str) -> NDArray[np.int64]:
        """For each row of a frame: the place of its report in the order of reports."""
        found: NDArray[np.int64] = self.kept.get(("rank", kind), lambda: self._rank_of(kind))
        return found

    def _rank_of(self, kind: str) -> NDArray[np.int64]:
        names = self._report_names()
        rank = np.empty(len(names), dtype=np.int64)
        rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
        return rank if kind == "reports" else rank[self.report_of(kind)]

    def report_of(self, kind: str) -> NDArray[np.int64]:
        """For each row of a frame: the row of its report."""

        def find() -> NDArray[np.int64]:
            reports = self.frames["reports"]["report"]
            by_key = np.argsort(reports)
            return by_key[np.searchsorted(reports, self.frames[kind]["report"], sorter=by_key)]

        found: NDArray[np.int64] = self.kept.get(("report", kind), find)
        return found


def _refs(connection: Connection, tx: int, *, keys: set[int] | None = None, refs: set[str] | None = None) -> dict[int, str]:
    """Ids by key of the reports that there are, or of those named by key or by id."""
    asked = select(t.reports.c.report, t.reports.c.ref).where(alive(t.reports, tx))
    for column, wanted in ((t.reports.c.report, keys), (t.reports.c.ref, refs)):
        if wanted is not None and len(wanted) <= NAMED:
            asked = asked.where(column.in_(wanted))
    found = {row.report: row.ref for row in connection.execute(asked)}
    return {k: r for k, r in found.items() if (keys is None or k in keys) and (refs is None or r in refs)}


def _put(rows: Rows, strings: Strings, view: View, connection: Connection, reports: dict[int, str]) -> Waiting:
    judged = {ref: key for key, ref in reports.items() if ref in view.by_report}
    machines = reports.keys() - judged.values()
    if machines:
        machine.put(rows, strings, connection, view.tx, machines)
    added: dict[int, int] = {}
    for key in judged.values():
        added |= machine.first_written(connection, f"= {key:d}")
    waiting: Waiting = {}
    for ref, (report, unattached) in view.fulls_and_unattached(judged).items():
        reviewed.put(rows, strings, judged[ref], report, added.get(judged[ref], 0))
        if unattached:
            waiting[judged[ref]] = unattached
    return waiting
