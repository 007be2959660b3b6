"""Cursors: a place in an order, as letters and digits that mean nothing to whoever gives them back."""

from __future__ import annotations

import base64
import binascii
import json

from sayso.errors import UsageError


def encoded(way: str, *parts: str | int) -> str:
    """A cursor: letters, digits, ``-`` and ``_`` only."""
    return base64.urlsafe_b64encode(json.dumps([way, *parts], ensure_ascii=False).encode()).decode().rstrip("=")


def decoded(cursor: str, kinds: tuple[type, ...]) -> list[str | int]:
    """What :func:`encoded` was given.

    Raises:
        UsageError: it is no cursor of ours.
    """
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, UnicodeError):
        found = None
    if not isinstance(found, list) or tuple(type(p) for p in found) != (str, *kinds) or found[0] not in {">", "<"}:
        raise UsageError(f"no cursor {cursor!r}")
    return found
