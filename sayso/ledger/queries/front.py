"""The newest reports and the numbers of a ledger: what a first page shows, also before there is a catalogue.

Making the catalogue of a large ledger takes seconds.  Until it is there the same answer is counted by the database, which can
do so where nothing is withheld from the reader and people judged few reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from sayso.ledger import tables as t
from sayso.ledger.queries import pages
from sayso.ledger.queries.filters import Filter
from sayso.ledger.queries.heads import alive
from sayso.ledger.queries.sight import Sight

if TYPE_CHECKING:
    from sayso.ledger.judgements.model import Unattached
    from sayso.ledger.queries.rows import ReportRow
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader

#: The most judged reports that are read whole for one page.
JUDGED = 200
#: As sayso.ledger.catalogue.conditions has it: states in which something no longer counts.
GONE = ("rejected", "split", "merged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The newest reports, the numbers of events and claims, judgements that found no record (oldest first)."""

    reports: pages.Page[ReportRow]
    events: int
    claims: int
    unattached: list[Unattached]


def front(view: View, reader: Reader, *, after: str | None = None, limit: int = pages.LIMIT) -> Front:
    """What a first page shows.

    Raises:
        UsageError: the cursor is none.
    """
    memory = view.source.ledger.memory  # type: ignore[attr-defined]  # of a SqlSource
    if after is None and not memory.ready and len(view.by_report) <= JUDGED and not Sight(view, reader).hidden:
        return counted(view, limit)
    return Front(
        reports=pages.reports(view, Filter(), reader, after=after, limit=limit),
        events=pages.events(view, Filter(), reader, limit=1).total,
        claims=pages.claims(view, Filter(), reader, limit=1).total,
        unattached=pages.unattached(view, reader),
    )


def counted(view: View, limit: int) -> Front:
    """The first page as the database counts it, for somebody from whom nothing is withheld."""
    from sayso.ledger.catalogue.cursor import encoded

    judged = view.fulls_and_unattached(view.by_report)
    shown = {ref: full for ref, (full, _) in judged.items() if full.row.review.state not in GONE}
    r = t.reports.c
    with view.source.ledger.connect() as connection:  # type: ignore[attr-defined]  # of a SqlSource
        keys = connection.scalars(select(r.report).where(alive(t.reports, view.tx), r.ref.in_(judged))).all()
        machine = {
            table: connection.scalar(select(func.count()).where(alive(table, view.tx), table.c.report.not_in(keys))) or 0
            for table in (t.reports, t.events, t.attributions)
        }
        found = connection.execute(
            select(func.coalesce(r.published, "").label("published"), r.ref)
            .where(alive(t.reports, view.tx), r.report.not_in(keys))
            .order_by(func.coalesce(r.published, "").desc(), r.ref.desc())
            .limit(limit)
        ).all()
    mine = [(full.row.head.published or "", ref) for ref, full in shown.items()]
    newest = sorted([*((row.published, row.ref) for row in found), *mine], reverse=True)[:limit]
    rows = view.fulls(ref for _, ref in newest)
    total = machine[t.reports] + len(shown)
    waiting = (u for _, unattached in judged.values() for u in unattached)
    return Front(
        reports=pages.Page(
            rows=tuple(rows[ref].row for _, ref in newest),
            after=encoded(">", *newest[-1], 0, newest[-1][1]) if len(newest) < total else None,
            before=None,
            total=total,
        ),
        events=machine[t.events] + sum(len(full.events) for full, _ in judged.values()),
        claims=machine[t.attributions] + sum(len(full.claims) for full, _ in judged.values()),
        unattached=sorted(waiting, key=lambda u: (u.judgement.tx, u.judgement.id)),
    )
