"""Dossiers: questions that people saved.

A dossier is an address's query string (``actor=Haftar&from=2020-01``) under a name.  Saving one again under its id ends the
former row, as everywhere in the ledger; name and query are words, so that ``sayso erase`` reaches a name in them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from sayso.errors import Conflict, NotFound, UsageError
from sayso.ledger import tables as t
from sayso.ledger.unpack import ERASED

if TYPE_CHECKING:
    from collections.abc import Iterable

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

    @property
    def version(self) -> str:
        """What tells this state of the dossier from all others; says nothing else."""
        state = repr((self.id, self.name, self.query, self.by, self.at))
        return hashlib.sha256(state.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Outdated(Conflict):
    """A dossier is no longer as somebody saw it who wants to change or remove it; nothing was stored."""


def save(
    ledger: Ledger,
    name: str,
    query: str,
    by: str,
    *,
    id: str | None = None,  # noqa: A002 - its name everywhere
    seen: Iterable[str] | None = None,
) -> Dossier:
    """Save a question: a new dossier, or another name or query for the one with that id.

    Args:
        ledger: where.
        name: what it is called.
        query: the question.
        by: who saves it.
        id: the dossier to change.
        seen: versions, one of which that dossier must still have; null where it does not matter what others made of it.

    Raises:
        UsageError: the name is empty, or another dossier has it.
        NotFound: there is no dossier with that id.
        Outdated: it has another version; unless it is just what the same person wants to save now.
    """
    name = " ".join(name.split())
    if not name:
        raise UsageError("a dossier needs a name")
    with ledger.transaction("save", by=by) as tx:
        kept = _rows(tx.connection)
        old = next((d for d in kept if d.id == id), None)
        if old is not None and seen is not None and old.version not in (versions := set(seen)):
            if versions and (old.name, old.query, old.by) == (name, query, by):
                return old  # the same was sent before, and its answer got lost
            raise _outdated(old)
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


def remove(ledger: Ledger, id: str, by: str, *, seen: Iterable[str] | None = None) -> None:  # noqa: A002 - its name everywhere
    """Take a dossier away; what it was stays in the ledger's past.  ``seen`` as in :func:`save`.

    Raises:
        NotFound: there is none with that id.
        Outdated: it has another version than those that were seen.
    """
    with ledger.transaction("save", by=by) as tx:
        old = next((d for d in _rows(tx.connection) if d.id == id), None)
        if old is not None and seen is not None and old.version not in seen:
            raise _outdated(old)
        _end(tx, id)


def _outdated(now: Dossier) -> Outdated:
    return Outdated(f"{now.by} changed the dossier {now.name} in the meantime ({now.at}); look at it again")


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
