"""Passwords: argon2id (RFC 9106) with the library's parameters for it, and what a password must be."""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING

from sayso.errors import UsageError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

#: Characters of a password: at least so many (NIST SP 800-63B asks for no mixture of kinds), and no more than this are hashed.
SHORTEST, LONGEST = 10, 1024
#: Hashes made at a time: each takes 64 MiB, and strangers can ask for them.
_AT_ONCE = threading.BoundedSemaphore(2)


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher, Type

    return PasswordHasher(type=Type.ID)


@cache
def _nobody() -> str:
    """A hash to compare with where there is no account, so that an answer takes as long."""
    import secrets

    return _hasher().hash(secrets.token_urlsafe(32))


def checked(password: str) -> str:
    """A password that may be one.

    Raises:
        UsageError: it is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"a password has {SHORTEST} to {LONGEST} characters")
    return password


def hashed(password: str) -> str:
    """The argon2id hash that is stored.

    Raises:
        UsageError: see :func:`checked`.
    """
    with _AT_ONCE:
        return _hasher().hash(checked(password).encode("utf-8", "surrogatepass"))


def fits(password: str, stored: str | None) -> bool:
    """Whether the password is the one of the hash; null (nobody has that name) takes as long and is never right."""
    from argon2.exceptions import InvalidHashError, VerificationError

    with _AT_ONCE:
        try:
            found = _hasher().verify(stored or _nobody(), password[:LONGEST].encode("utf-8", "surrogatepass"))
        except (VerificationError, InvalidHashError):
            return False
    return found and stored is not None


def outdated(stored: str) -> bool:
    """Whether the hash was made with other parameters than those of today."""
    return _hasher().check_needs_rehash(stored)
