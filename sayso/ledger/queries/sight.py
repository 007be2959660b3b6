"""What one reader sees of a view.

A report is withheld from a reader who may not see it, or who may not see an actor that it names anywhere: its text would say
the name.  A record is withheld with its report, or when it is marked itself; an event also when a claim that vouches for it is
withheld, because it would repeat who says so.  Nothing tells a withheld thing from one that does not exist.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from sayso.errors import NotFound
from sayso.ledger import tables as t
from sayso.ledger.queries.filters import about_records
from sayso.ledger.queries.rows import EventRow
from sayso.ledger.queries.withheld import Withheld, withheld
from sayso.ledger.queries.without import without

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from sayso.ledger.catalogue.catalogue import Catalogue
    from sayso.ledger.judgements.model import Review
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.rows import ClaimRow, FullReport, ReportHead, ReportRow
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader


class Sight:
    """What a reader sees of a view over :class:`~sayso.ledger.queries.sql.SqlSource`."""

    def __init__(self, view: View, reader: Reader) -> None:
        self.view = view
        self.reader = reader

    @cached_property
    def hidden(self) -> Withheld:
        """What the reader may not see."""
        view, ledger = self.view, self.view.source.ledger  # type: ignore[attr-defined]  # of a SqlSource
        with ledger.connect() as connection:
            now = connection.scalar(select(func.max(t.transactions.c.number))) or 0

            def find() -> Withheld:
                return withheld(connection, view.tx, self.reader, view.judgements)

            found: Withheld = ledger.memory.kept.get(("withheld", view.tx, now, self.reader), find)
        return found

    # choosing

    @cached_property
    def catalogue(self) -> Catalogue:
        """What listings are chosen from."""
        found: Catalogue = self.view.source.ledger.memory.catalogue(self.view)  # type: ignore[attr-defined]  # of a SqlSource
        return found

    def kept(self, question: tuple[Hashable, ...], answer: Callable[[], Any]) -> Any:
        """An answer about this view for readers who see the same, worked out once."""
        return self.catalogue.kept.get((*question, self.hidden), answer)

    def chosen(self, asked: Filter, kind: str) -> NDArray[np.bool_]:
        """The events, claims or reports (rows of the catalogue) that are asked for and that the reader may see."""
        from sayso.ledger.catalogue import conditions

        if kind == "reports" and self.hidden and about_records(asked):
            # A report that is asked for only because of a record that is withheld must not be there.
            import numpy as np

            events = self.catalogue.frames["events"]["report"][self.chosen(asked, "events")]
            return np.isin(self.catalogue.frames["reports"]["report"], events)
        mask = conditions.chosen(self.view, self.catalogue, asked, kind)
        return mask & self._visible(kind) if self.hidden else mask

    def _visible(self, kind: str) -> NDArray[np.bool_]:
        from sayso.ledger.catalogue import conditions

        return self.kept(("visible", kind), lambda: conditions.visible(self.catalogue, self.hidden, kind))  # type: ignore[no-any-return]

    def named(self, kind: str, column: str, rows: NDArray[np.int64]) -> list[str]:
        """The strings of a column in some rows of the catalogue."""
        values = self.catalogue.strings.values
        return [values[n] for n in self.catalogue.frames[kind][column][rows].tolist()]

    def fulls(self, reports: Iterable[str]) -> dict[str, FullReport]:
        """Some reports by id, as the reader sees them; see :meth:`View.fulls`."""
        names = list(reports)
        found = self.catalogue.fulls.known(names)
        self.view.remember(found.values())
        fresh = self.view.fulls(name for name in names if name not in found)
        self.catalogue.fulls.put(fresh)
        return {name: self.full(full) for name, full in (found | fresh).items()}

    def rows(self, kind: str, rows: NDArray[np.int64]) -> Iterator[Any]:
        """Events or claims by their rows in the catalogue, in that order."""
        names = self.named(kind, "id", rows)
        reports = self.fulls(dict.fromkeys(name.partition(".")[0] for name in names))
        by_id = {r.id: r for f in reports.values() for r in (*f.events, *f.claims, *f.hidden)}
        yield from (by_id[name] for name in names if name in by_id)

    # rows of the view

    def events(self, rows: Iterable[EventRow]) -> Iterator[EventRow]:
        """Those of the events that the reader may see."""
        for row in rows:
            shown = self.event(row)
            if shown is not None:
                yield shown

    def claims(self, rows: Iterable[ClaimRow]) -> Iterator[ClaimRow]:
        """Those of the claims that the reader may see, without the ids of events that are withheld."""
        for row in rows:
            shown = self.claim(row)
            if shown is not None:
                yield shown

    def reports(self, rows: Iterable[ReportRow]) -> Iterator[ReportRow]:
        """Those of the reports that the reader may see, their records counted without those that are withheld."""
        for row in rows:
            if row.head.id in self.hidden.reports:
                continue
            if any(r.startswith(f"{row.head.id}.") for r in self.hidden.records):
                yield self.full(self.view.full(self.view.source.coded(row.head.id, self.view.tx))[0]).row
            else:
                yield replace(row, head=self._head(row.head), review=self._review(row.review))

    def event(self, row: EventRow) -> EventRow | None:
        """The event, or null where it is withheld."""
        if not self.hidden:
            return row
        names = {row.id, *(c.id for c in row.claims), *row.event.attributions}
        if row.head.id in self.hidden.reports or names & self.hidden.records:
            return None
        claims = tuple(c for c in (self.claim(c) for c in row.claims) if c is not None)
        return replace(row, head=self._head(row.head), claims=claims, review=self._review(row.review))

    def claim(self, row: ClaimRow) -> ClaimRow | None:
        """The claim, or null where it is withheld."""
        if not self.hidden:
            return row
        if row.head.id in self.hidden.reports or row.id in self.hidden.records:
            return None
        links = tuple(k for k in row.claim.links if k.to not in self.hidden.records)
        parent = None if row.claim.parent in self.hidden.records else row.claim.parent
        return replace(
            row,
            head=self._head(row.head),
            claim=replace(row.claim, links=links, parent=parent),
            events=tuple(e for e in row.events if e not in self.hidden.records),
            review=self._review(row.review),
        )

    def full(self, report: FullReport) -> FullReport:
        """A report that may be seen, without those of its records that may not, also in what its coder made."""
        if not self.hidden:
            return report
        events, claims = tuple(self.events(report.events)), tuple(self.claims(report.claims))
        hidden: tuple[EventRow | ClaimRow, ...] = (
            *self.events(r for r in report.hidden if isinstance(r, EventRow)),
            *self.claims(r for r in report.hidden if not isinstance(r, EventRow)),
        )
        row = replace(report.row, events=len(events), claims=len(claims), head=self._head(report.row.head))
        every: tuple[EventRow | ClaimRow, ...] = (*report.events, *report.claims, *report.hidden)
        left: tuple[EventRow | ClaimRow, ...] = (*events, *claims, *hidden)
        gone = {r.id for r in every} - {r.id for r in left}
        if gone:
            claims = tuple(_without(c, gone) for c in claims)
            hidden = tuple(r if isinstance(r, EventRow) else _without(r, gone) for r in hidden)
        coded = without(self.view, report, gone) if gone else report.coded
        return replace(report, row=row, coded=coded, events=events, claims=claims, hidden=hidden)

    def _head(self, head: ReportHead) -> ReportHead:
        return replace(head, revises=None) if head.revises in self.hidden.reports else head

    def _review(self, review: Review) -> Review:
        """Without the ids of withheld records."""
        if not review.merged and review.merged_into is None:
            return review
        return replace(
            review,
            merged=tuple(m for m in review.merged if not self._withheld(m)),
            merged_into=None if review.merged_into and self._withheld(review.merged_into) else review.merged_into,
        )

    def _withheld(self, name: str) -> bool:
        return name in self.hidden.records or name.partition(".")[0] in self.hidden.reports

    # one thing

    def report(self, name: str) -> FullReport:
        """See :func:`sayso.ledger.queries.pages.report`."""
        return self._full(name, f"no report {name}")

    def record(self, name: str) -> EventRow | ClaimRow:
        """See :func:`sayso.ledger.queries.pages.record`."""
        message = f"no event or claim {name}"
        report, dot, number = name.partition(".")
        if not dot or not number:
            raise NotFound(message)
        full = self._full(report, message)
        wanted = f"{full.row.head.id}.{number}"
        row = next((r for r in (*full.events, *full.claims, *full.hidden) if r.id == wanted), None)
        if row is None and wanted not in self.hidden.records:
            from sayso.ledger.queries.find import recoded

            row = recoded(self.view, full.row.head, wanted, [*full.events, *full.claims, *full.hidden])
        if row is None:
            raise NotFound(message)
        return row

    def _full(self, name: str, message: str) -> FullReport:
        found = self.view.source.lookup(name, self.view.tx, self.hidden.reports)
        if not found:
            raise NotFound(message)
        if len(found) > 1:
            raise NotFound(f"{name} is {len(found)} reports: {', '.join(h.id for h in found[:5])}")
        return self.full(self.view.full(self.view.source.coded(found[0].id, self.view.tx))[0])


def _without(row: ClaimRow, gone: set[str]) -> ClaimRow:
    """A claim that does not point at the records with these ids."""
    links = tuple(k for k in row.claim.links if k.to not in gone)
    return replace(row, claim=replace(row.claim, links=links), events=tuple(e for e in row.events if e not in gone))
