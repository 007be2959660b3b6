"""A view's source over the tables of the ledger."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from sayso.errors import NotFound
from sayso.ledger import tables as t
from sayso.ledger.known import url_mark
from sayso.ledger.queries.filters import STATUSES, named
from sayso.ledger.queries.heads import alive, read_heads
from sayso.ledger.queries.source import SHORTEST, Stored, Summary
from sayso.ledger.types import from_bytes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy import ColumnElement, Connection

    from sayso.ledger.judgements.model import Judgement
    from sayso.ledger.ledger import Ledger
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.heads import KeyedHead
    from sayso.ledger.queries.rows import ReportHead
    from sayso.schema import CodedReport

#: Reports whose codings are read together.
BATCH = 200


class SqlSource:
    """Reads reports, codings and judgements; see :class:`sayso.ledger.queries.source.Source`."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._heads: dict[int, dict[str, KeyedHead]] = {}

    def transaction(self, as_of: str | None) -> int:
        """See Source."""
        found = self.ledger.as_of(as_of)
        if found is not None:
            return found
        with self.ledger.connect() as connection:
            return connection.scalar(select(func.max(t.transactions.c.number))) or 0

    def heads(self, tx: int) -> list[ReportHead]:
        """See Source."""
        return [h.head for h in self._all(tx).values()]

    def stored(self, tx: int, asked: Filter) -> Iterator[Stored]:
        """See Source."""
        from sayso.ledger.read import coded_many

        with self.ledger.connect() as connection:
            judged = set(connection.scalars(select(t.judgements.c.report).distinct().where(alive(t.judgements, tx))))
            holding = _holding(connection, tx, asked)
            chosen = [h for h in self._all(tx).values() if h.key in judged or (_fits(h.head, asked) and _in(h.key, holding))]
            chosen.sort(key=lambda h: (h.head.published or "", h.head.id))
            for start in range(0, len(chosen), BATCH):
                batch = chosen[start : start + BATCH]
                coded = dict(coded_many(connection, [h.key for h in batch], tx))
                for head in batch:
                    yield as_stored(head, coded[head.key])

    def summaries(self, tx: int) -> Iterator[Summary]:
        """See Source."""
        for head in sorted(self._all(tx).values(), key=lambda h: (h.head.published or "", h.head.id)):
            events, claims = head.numbers
            yield Summary(
                head=head.head,
                events=len(events),
                claims=len(claims),
                failure=head.failure,
                warnings=head.warnings,
                erased=head.erased,
            )

    def coded(self, report: str, tx: int) -> Stored:
        """See Source."""
        from sayso.ledger.read import coded_many

        with self.ledger.connect() as connection:
            head = self._head(connection, report, tx)
            ((_, coded),) = coded_many(connection, [head.key], tx)
        return as_stored(head, coded)

    def several(self, reports: Iterable[str], tx: int) -> list[Stored]:
        """See Source."""
        from sayso.ledger.read import RECORDS, coded_of

        r, wanted, found = t.reports, list(reports), []
        with self.ledger.connect() as connection:
            for start in range(0, len(wanted), BATCH):
                keys = connection.scalars(
                    select(r.c.report).where(r.c.ref.in_(wanted[start : start + BATCH]), alive(r, tx))
                ).all()
                if keys:
                    coded = coded_of(connection, keys, tx, RECORDS)
                    found += [as_stored(head, coded[head.key]) for head in read_heads(connection, tx, keys)]
        return found

    def _head(self, connection: Connection, report: str, tx: int) -> KeyedHead:
        """Raise NotFound, or the head of the report with that id."""
        if tx in self._heads:
            found = self._heads[tx].get(report)
        else:
            key = connection.scalar(select(t.reports.c.report).where(t.reports.c.ref == report, alive(t.reports, tx)))
            found = None if key is None else read_heads(connection, tx, [key])[0]
        if found is None:
            raise NotFound(f"no report {report}")
        return found

    def lookup(self, name: str, tx: int, without: Collection[str] = ()) -> list[ReportHead]:
        """See Source."""
        r = t.reports
        tries: list[ColumnElement[bool]] = [r.c.ref == name]
        if len(name) >= SHORTEST:
            # A beginning as a range, which an index answers; ids are of ASCII.
            tries.append(and_(r.c.ref >= name, r.c.ref < name + "g"))  # ids are hexadecimal: "g" ends them in every collation
        url = select(t.words.c.n).where(t.words.c.report == r.c.report, t.words.c.n == r.c.url, t.words.c.body == name)
        named = [r.c.id == name]
        mark = select(t.fingerprints.c.report).where(t.fingerprints.c.value == url_mark(name))
        named.append(and_(r.c.report.in_(mark), url.exists()))
        tries.append(or_(*named))
        with self.ledger.connect() as connection:
            for condition in tries:
                rows = connection.execute(select(r.c.report, r.c.ref).where(alive(r, tx), condition).order_by(r.c.report))
                keys = [row.report for row in rows if row.ref not in without]
                if keys:
                    return [h.head for h in read_heads(connection, tx, keys[:BATCH])]
        return []

    def text(self, report: str, tx: int) -> str | None:
        """See Source."""
        r = t.reports
        with self.ledger.connect() as connection:
            row = connection.execute(
                select(t.texts.c.body).join(r, r.c.report == t.texts.c.report).where(r.c.ref == report, alive(r, tx))
            ).first()
        if row is None:
            raise NotFound(f"no report {report}")
        return None if row.body is None else from_bytes(row.body)

    def id_length(self, tx: int) -> int:
        """See Source."""

        def measured() -> int:
            with self.ledger.connect() as connection:
                refs = sorted(connection.scalars(select(t.reports.c.ref).where(alive(t.reports, tx))))
            return max(6, *(_shared(a, b) + 1 for a, b in pairwise(refs)), 0)

        length: int = self.ledger.memory.kept.get(("id length", tx), measured)
        return length

    def history(self, report: str, tx: int) -> list[Stored]:
        """See Source."""
        codings = t.codings
        with self.ledger.connect() as connection:
            key = self._head(connection, report, tx).key
            moments = connection.scalars(
                select(codings.c.tx_from)
                .where(codings.c.report == key, codings.c.tx_from <= tx)
                .order_by(codings.c.tx_from.desc())
            ).all()
        return [self.coded(report, moment) for moment in moments]

    def judgements(self, tx: int) -> list[Judgement]:
        """See Source."""
        return self.ledger.memory.judgements(tx)

    def found(self, words: str, tx: int) -> list[str]:
        """See Source."""
        from sayso.ledger.search import matching

        with self.ledger.connect() as connection:
            return [ref for _, ref in matching(connection, words, as_of=tx)]

    def search(self, words: str, limit: int, tx: int) -> list[str]:
        """See Source."""
        return [hit.report for hit in self.ledger.search(words, limit=limit, as_of=tx)]

    def _all(self, tx: int) -> dict[str, KeyedHead]:
        if tx not in self._heads:
            with self.ledger.connect() as connection:
                self._heads[tx] = {h.head.id: h for h in read_heads(connection, tx)}
        return self._heads[tx]


def as_stored(head: KeyedHead, coded: CodedReport) -> Stored:
    """A head and its coding."""
    return Stored(
        head=head.head,
        coded=coded,
        tx=head.tx,
        numbers=head.numbers,
        failure=head.failure,
        warnings=head.warnings,
        erased=head.erased,
        since=head.coded,
    )


def _holding(connection: Connection, tx: int, asked: Filter) -> set[int] | None:
    """Keys of the reports with an event that meets those conditions which are columns; null: there are none such."""
    events = t.events
    conditions: list[ColumnElement[bool]] = []
    if asked.types:
        conditions.append(events.c.type.in_([a.partition(":")[0].upper() for a in asked.types]))
    if asked.country:
        conditions.append(events.c.country.in_(asked.country))
    if asked.status and all(s in STATUSES for s in asked.status):
        conditions.append(events.c.status.in_([STATUSES[s] for s in asked.status]))
    if not conditions:
        return None
    return set(connection.scalars(select(events.c.report).distinct().where(alive(events, tx), *conditions)))


def _in(key: int, keys: set[int] | None) -> bool:
    return keys is None or key in keys


def _fits(head: ReportHead, asked: Filter) -> bool:
    return named(asked.outlet, [head.outlet]) and asked.holds_report(head)


def _shared(a: str, b: str) -> int:
    """How many characters both begin with."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
