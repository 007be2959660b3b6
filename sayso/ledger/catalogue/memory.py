"""What an open ledger remembers between questions: the newest catalogue, one of the past, judgements."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from sayso.ledger.catalogue.kept import Kept

if TYPE_CHECKING:
    from sayso.ledger.catalogue.catalogue import Catalogue
    from sayso.ledger.judgements.model import Judgement
    from sayso.ledger.ledger import Ledger
    from sayso.ledger.queries.view import View


class Memory:
    """Belongs to one :class:`~sayso.ledger.Ledger`; everything in it can be read again from there."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = threading.Lock()
        self._newest: Catalogue | None = None
        self._past: Catalogue | None = None
        self._judgements: tuple[int, list[Judgement]] | None = None
        self.kept = Kept()

    @property
    def ready(self) -> bool:
        """Whether there is a catalogue, that of now or one from which it is soon made."""
        return self._newest is not None

    def catalogue(self, view: View) -> Catalogue:
        """The catalogue of the view's moment; others wait while one is made."""
        found = self._at(view.tx)
        if found is not None:
            return found
        with self._lock:
            found = self._at(view.tx)
            if found is None:
                found = self._make(view)
                if self._newest is None or self._newest.tx < view.tx:
                    self._newest = found
                else:
                    self._past = found
        return found

    def _at(self, tx: int) -> Catalogue | None:
        return next((c for c in (self._newest, self._past) if c is not None and c.tx == tx), None)

    def _make(self, view: View) -> Catalogue:
        from sayso.ledger.catalogue.catalogue import Catalogue

        with self._ledger.connect() as connection:
            newest = self._newest
            later = newest.later(view, connection) if newest is not None and newest.tx < view.tx else None
            if later is None:
                self._past = None  # what was erased must not be kept here either
            return later or Catalogue.whole(view, connection)

    def judgements(self, tx: int) -> list[Judgement]:
        """All judgements as of a transaction, oldest first; not to be changed."""
        from sayso.ledger.judgements.store import read

        kept = self._judgements
        if kept is not None and kept[0] == tx:
            return kept[1]
        with self._ledger.connect() as connection:
            found = read(connection, tx)
        self._judgements = (tx, found)
        return found
