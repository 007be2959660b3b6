"""A client whose deeds carry the proof that forms carry: for tests of what a deed does, not of who may."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sayso.desk.security import cookies, csrf, keys

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def with_proof(client: TestClient, person: str) -> TestClient:
    """The client of a desk without accounts, whose user is ``person``, as a browser that has a page of the desk open."""
    key, nonce = keys.fresh(), secrets.token_hex(16)
    client.cookies.set(cookies.BROWSER, key)
    client.headers[csrf.HEADER] = f"{nonce}.{csrf._sign(key, nonce, f'+{person}')}"
    return client
