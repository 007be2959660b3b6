"""Opening the ledger that a command asks for."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.ledger import Ledger
    from sayso.ledger.queries.view import View


@contextmanager
def opened(place: str, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger, closed at the end.

    Raises:
        LedgerNotFound: there is none and ``create`` is false.
    """
    from sayso.ledger import open_ledger

    ledger = open_ledger(place, create=create)
    try:
        yield ledger
    finally:
        ledger.close()


@contextmanager
def viewed(place: str, as_of: str | None = None) -> Iterator[View]:
    """The ledger as it stands, or as it stood at ``as_of`` (a day or a transaction)."""
    from sayso.ledger.queries.sql import SqlSource
    from sayso.ledger.queries.view import View

    with opened(place) as ledger:
        yield View(SqlSource(ledger), as_of)
