"""A ledger as one coder left it: of each report the last coding that this coder made, whatever others made since."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from sayso.errors import NotFound
from sayso.ledger import tables as t
from sayso.ledger.queries.heads import read_heads
from sayso.ledger.queries.sql import SqlSource, as_stored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.ledger.ledger import Ledger
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.source import Stored


class CoderSource(SqlSource):
    """Reads codings of one coder only.

    Args:
        ledger: where.
        name: a coder's name, or part of one that fits no other coder.

    Raises:
        NotFound: no coder, or more than one, is called so.
    """

    def __init__(self, ledger: Ledger, name: str) -> None:
        super().__init__(ledger)
        with ledger.connect() as connection:
            coders = {row.key: row.name for row in connection.execute(select(t.coders.c.key, t.coders.c.name))}
        found = [k for k, n in coders.items() if n == name] or [k for k, n in coders.items() if name in n]
        if len(found) != 1:
            known = "; ".join(sorted(coders.values())) or "none"
            raise NotFound(f"{'no' if not found else 'more than one'} coder is called {name}; coders here: {known}")
        self._coder = found[0]

    @cached_property
    def _moments(self) -> dict[int, int]:
        """Report key -> the last transaction in which this coder wrote a coding of it."""
        codings = t.codings
        with self.ledger.connect() as connection:
            rows = connection.execute(
                select(codings.c.report, func.max(codings.c.tx_from).label("last"))
                .where(codings.c.coder == self._coder)
                .group_by(codings.c.report)
            ).all()
        return {row.report: row.last for row in rows}

    def stored(self, tx: int, asked: Filter) -> Iterator[Stored]:
        """See Source; reports that this coder has not coded are not there."""
        from sayso.ledger.queries.filters import named
        from sayso.ledger.read import coded_many

        found = []
        with self.ledger.connect() as connection:
            for key, moment in self._moments.items():
                (head,) = read_heads(connection, moment, [key])
                if moment <= tx and named(asked.outlet, [head.head.outlet]) and asked.holds_report(head.head):
                    found.append((head, moment))
            found.sort(key=lambda h: (h[0].head.published or "", h[0].head.id))
            for head, moment in found:
                ((_, coded),) = coded_many(connection, [head.key], moment)
                yield as_stored(head, coded)
