"""Dossiers: questions that people saved.

A dossier is an address's query string (``actor=Haftar&from=2020-01``) under a name.  Saving one again under its id ends the
former row, as everywhere in the ledger; name and query are words, so that ``sayso erase`` reaches a name in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from sayso.errors import NotFound, UsageError
from sayso.ledger import tables as t
from sayso.ledger.unpack import ERASED

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sayso.ledger.ledger import Ledger
    from sayso.ledger.transactions import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A saved question: ``query`` is a query string, ``by`` and ``at`` (ISO 8601 UTC) say who saved it last and when."""

    id: str
    name: str
    query: str
    by: str
    at: str


def save(ledger: Ledger, name: str, query: str, by: str, *, id: str | None = None) -> Dossier:  # noqa: A002 - its name everywhere
    """Save a question: a new dossier, or another name or query for the one with that id.

    Raises:
        UsageError: the name is empty, or another dossier has it.
        NotFound: there is no dossier with that id.
    """
    name = " ".join(name.split())
    if not name:
        raise UsageError("a dossier needs a name")
    with ledger.transaction("save", by=by) as tx:
        kept = _rows(tx.connection)
        if any(d.name.casefold() == name.casefold() and d.id != id for d in kept):
            raise UsageError(f"there is a dossier called {name} already")
        if id is not None:
            _end(tx, id)
        made = Dossier(id=id or f"d{tx.number}", name=name, query=query, by=by, at=tx.at)
        row = {"id": made.id, "name": tx.word(t.NO_REPORT, name), "query": tx.word(t.NO_REPORT, query), "by": by}
        tx.insert(t.dossiers, t.NO_REPORT, [row])
    return made


def all(ledger: Ledger) -> list[Dossier]:  # noqa: A001 - dossiers.all reads as what it is
    """All dossiers, by name."""
    with ledger.connect() as connection:
        return _rows(connection)


def get(ledger: Ledger, id: str) -> Dossier:  # noqa: A002 - its name everywhere
    """One dossier.

    Raises:
        NotFound: there is none with that id.
    """
    found = next((d for d in all(ledger) if d.id == id), None)
    if found is None:
        raise NotFound(f"no dossier {id}")
    return found


def remove(ledger: Ledger, id: str, by: str) -> None:  # noqa: A002 - its name everywhere
    """Take a dossier away; what it was stays in the ledger's past.

    Raises:
        NotFound: there is none with that id.
    """
    with ledger.transaction("save", by=by) as tx:
        _end(tx, id)


def _end(tx: Transaction, name: str) -> None:
    d = t.dossiers
    rows = tx.connection.execute(select(d.c.report, d.c.tx_from, d.c.n).where(d.c.id == name, d.c.tx_to.is_(None))).all()
    if not rows:
        raise NotFound(f"no dossier {name}")
    tx.close(d, [(r.report, r.tx_from, r.n) for r in rows])


def _rows(connection: Connection) -> list[Dossier]:
    d, at = t.dossiers, t.transactions
    rows = connection.execute(
        select(d.c.id, d.c.name, d.c.query, d.c.by, at.c.at)
        .join(at, at.c.number == d.c.tx_from)
        .where(d.c.report == t.NO_REPORT, d.c.tx_to.is_(None))
    ).all()
    wanted = {n for r in rows for n in (r.name, r.query)}
    w = t.words
    found = connection.execute(select(w.c.n, w.c.body).where(w.c.report == t.NO_REPORT, w.c.n.in_(wanted)))
    words = {r.n: r.body for r in found}
    return sorted((_dossier(r, words) for r in rows), key=lambda d: (d.name.casefold(), d.id))


def _dossier(row: Any, words: dict[int, str | None]) -> Dossier:
    query = words.get(row.query)
    return Dossier(id=row.id, name=words.get(row.name) or ERASED, query=query or "", by=row.by, at=row.at)
