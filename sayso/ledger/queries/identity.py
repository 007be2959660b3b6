"""Names that stay the same for ever, also outside this ledger: what feeds give their entries."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from sqlalchemy import select

from sayso.ledger import tables as t

if TYPE_CHECKING:
    from sayso.ledger.ledger import Ledger


def namespace(ledger: Ledger) -> uuid.UUID:
    """The ledger's own namespace of UUIDs: from the hash of its first transaction, which nothing ever changes."""
    first = select(t.transactions.c.hash).order_by(t.transactions.c.number).limit(1)
    with ledger.connect() as connection:
        found = connection.scalar(first)
    return uuid.uuid5(uuid.NAMESPACE_OID, bytes(found or b"").hex())


def urn(within: uuid.UUID, name: str) -> str:
    """The URN of something in a ledger, by its id there (RFC 9562, version 5)."""
    return uuid.uuid5(within, name).urn
