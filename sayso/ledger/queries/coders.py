"""Coders of a ledger: which there were, and the last moment at which each one's codings were in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from sayso.errors import NotFound
from sayso.ledger import tables as t

if TYPE_CHECKING:
    from sayso.ledger.ledger import Ledger


def moment_of(ledger: Ledger, name: str) -> int:
    """The last transaction in which a coder wrote, before another one coded the same reports again.

    Args:
        ledger: where.
        name: a coder's name, or part of one that fits no other coder.

    Raises:
        NotFound: no coder, or more than one, is called so.
    """
    with ledger.connect() as connection:
        coders = {row.key: row.name for row in connection.execute(select(t.coders.c.key, t.coders.c.name))}
        found = [k for k, n in coders.items() if n == name] or [k for k, n in coders.items() if name in n]
        if len(found) != 1:
            known = "; ".join(sorted(coders.values())) or "none"
            raise NotFound(f"{'no' if not found else 'more than one'} coder is called {name}; coders here: {known}")
        last: int | None = connection.scalar(select(func.max(t.codings.c.tx_from)).where(t.codings.c.coder == found[0]))
    return last or 0
