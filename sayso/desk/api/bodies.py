"""The body of a request."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request
from starlette.exceptions import HTTPException

from sayso.desk.rendering import desk_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What was sent: media type without parameters, and bytes."""

    kind: str
    body: bytes

    @property
    def json(self) -> bytes:
        """The body, which should be JSON.

        Raises:
            HTTPException: 415, it is something else.
        """
        if self.kind != "application/json":
            raise HTTPException(415, "send application/json")
        return self.body


async def sent(request: Request) -> Sent:
    """The body of a request, as a dependency."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Sent(kind=kind, body=await request.body())


def by_of(request: Request) -> str:
    """The name of the person who asks, for pages and API; the gate (:mod:`sayso.desk.security.gate`) has seen to their role."""
    person = desk_of(request).person(request)
    if person is None:
        raise HTTPException(401, "sign in, or send an API token", headers={"WWW-Authenticate": 'Bearer realm="sayso"'})
    return person.name
