"""Digests under the hash chain.

Rows of a transaction are hashed one by one and their hashes added modulo 2**512 (an incremental hash over a set, after Bellare
and Micciancio, Eurocrypt 1997), so that the order in which a database gives them doesn't matter and a verification needs one
pass over each table.  Texts and words never enter the chain: it holds the *seal* of what a transaction wrote of them, a sum of
BLAKE2b hashes keyed with a random salt, which goes when something of it is erased.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

_MODULUS = 1 << 512
_pack = msgspec.msgpack.Encoder().encode

#: The hash before the first transaction.
NOTHING = bytes(32)


class RowSum:
    """The sum of the hashes of rows, in any order."""

    __slots__ = ("total",)

    def __init__(self) -> None:
        self.total = 0

    def add(self, *row: Any) -> None:
        """Add one row: numbers, strings, bytes and nulls as the database holds them."""
        self.total = (self.total + int.from_bytes(hashlib.blake2b(_pack(row)).digest(), "big")) % _MODULUS

    def digest(self) -> bytes:
        """32 bytes."""
        return hashlib.sha256(self.total.to_bytes(64, "big")).digest()


def seal(salt: bytes, items: Iterable[tuple[Any, ...]]) -> bytes:
    """The keyed digest of texts and words: ``("text", report, body)`` and ``("word", report, n, body)``."""
    total = 0
    for item in items:
        total += int.from_bytes(hashlib.blake2b(_pack(item), key=salt).digest(), "big")
    return hashlib.sha256((total % _MODULUS).to_bytes(64, "big")).digest()


def chained(columns: tuple[Any, ...]) -> bytes:
    """The hash of a transaction over all its other columns, the previous hash among them."""
    return hashlib.sha256(_pack(columns)).digest()
