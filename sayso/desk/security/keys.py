"""What browsers and programs hold to show who they are: 256 random bits, of which only the SHA-256 is stored.

A fast hash is enough: nobody can guess 256 random bits, so that there is nothing for a slow one to slow down.
"""

from __future__ import annotations

import hashlib
import secrets

#: What API tokens begin with, so that scanners for leaked keys know them.
PREFIX = "sayso_"
_BYTES = 32


def fresh() -> str:
    """A new key of a browser."""
    return secrets.token_urlsafe(_BYTES)


def fresh_token() -> str:
    """A new API token."""
    return PREFIX + fresh()


def digest(key: str) -> str:
    """What is stored of a key."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
