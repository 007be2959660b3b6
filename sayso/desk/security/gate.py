"""Where every request comes in: meant for this desk, from its own pages, by somebody who may."""

from __future__ import annotations

import ipaddress
import math
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.desk import errors
from sayso.desk.security import cookies, hosts, keys, roles, sessions
from sayso.desk.security.limits import Limit

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from sayso.desk.desk import Desk, Person

#: Bytes of a request: an upload of :data:`sayso.desk.forms.LIMIT` and the form around it; of strangers, the form of signing in.
BODY, STRANGERS = 65 << 20, 64 << 10
#: Headers by which a proxy says for whom it asks.
_PROXIED = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded")


class Gate:
    """Lets a request through or answers it.  Sets ``request.state.person`` and ``by_token``.

    Args:
        app: the application.
        desk: whose it is.
    """

    def __init__(self, app: ASGIApp, *, desk: Desk) -> None:
        self.app = app
        self.desk = desk
        self.limit = Limit(desk.settings.rate, 60)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the application do it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        request = Request(scope, receive)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = Response()
                cookies.finish(request, kept)
                for cookie in kept.headers.getlist("set-cookie"):
                    MutableHeaders(scope=message).append("set-cookie", cookie)
            await send(message)

        taken = 0

        async def receiving() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most(request):
                raise _too_large(self._most(request))
            return message

        try:
            answer = await self._refusal(request)
        except HTTPException as error:
            answer = await run_in_threadpool(errors.answer, request, error)
        await (answer or self.app)(scope, receiving, sending)

    async def _refusal(self, request: Request) -> Response | None:
        """What to answer instead of going on; null where the request may pass."""
        if not hosts.answers_to(self.desk.settings, request.headers.get("host", "")):
            raise HTTPException(421, "this desk does not go by that name")
        length = request.headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit() and int(length[:20]) <= BODY):
            raise _too_large(BODY)
        if hosts.from_elsewhere(request):
            raise HTTPException(403, "another site's page asked for this")
        request.state.person, request.state.by_token = None, False
        if not self.desk.settings.accounts:
            if any(name in request.headers for name in _PROXIED):
                raise HTTPException(
                    403, "a proxy brings others to this desk, on which nobody signs in: run sayso desk --name HOST"
                )
            return None
        least = roles.needed(request.method, request.url.path)
        if least == roles.EVERYBODY and request.url.path.startswith("/static/"):
            return None
        person = await run_in_threadpool(self._person, request)
        request.state.person = person
        if request.url.path.startswith("/api/") and person is not None:
            wait = self.limit.take(person.name)
            if wait:
                raise HTTPException(429, "too many requests", headers={"Retry-After": str(math.ceil(wait))})
        if roles.may(person.role if person else None, least):
            return None
        return self._refused(request, person)

    def _most(self, request: Request) -> int:
        """Bytes that this request may have."""
        known = not self.desk.settings.accounts or request.state.person is not None
        return BODY if known else STRANGERS

    def _person(self, request: Request) -> Person | None:
        """Who asks: by API token, else by session.

        Raises:
            HTTPException: 401, a token that is none.
        """
        given = request.headers.get("authorization")
        if given is not None:
            scheme, _, token = given.partition(" ")
            person = None
            if scheme.lower() == "bearer" and token.strip().startswith(keys.PREFIX):
                person = sessions.of_token(self.desk.ledger, token.strip())
            if person is None:
                raise HTTPException(
                    401, "no such API token, or it is over", headers={"WWW-Authenticate": 'Bearer error="invalid_token"'}
                )
            request.state.by_token = True
            return person
        key = cookies.session_key(request)
        return sessions.of_session(self.desk.ledger, key) if key else None

    def _refused(self, request: Request, person: Person | None) -> Response:
        path = request.url.path
        if person is not None:
            methods = roles.known(path)
            if not methods:
                raise HTTPException(404, f"there is no page {path}")
            if request.method not in methods:
                raise HTTPException(405, headers={"Allow": ", ".join(methods)})
            raise HTTPException(403, f"{person.name} is {person.role} here, and this is for others")
        if path.startswith("/api/"):
            raise HTTPException(401, "this needs an API token", headers={"WWW-Authenticate": 'Bearer realm="sayso"'})
        if request.method not in {"GET", "HEAD"}:
            raise HTTPException(401, "your session is over: sign in in another tab, come back here and send it once more")
        if "hx-request" in request.headers and "hx-boosted" not in request.headers:
            return Response(status_code=401, headers={"HX-Redirect": "/sign-in"})
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/sign-in?back={quote(path + query, safe='/')}", status_code=303)


def _too_large(most: int) -> HTTPException:
    return HTTPException(413, f"a request has at most {f'{most >> 20} MB' if most >= BODY else f'{most >> 10} KB'}")


def address(request: Request) -> str:
    """Where a request comes from, for counting tries: an IPv4 address, or the 64 bits of a network in IPv6."""
    host = request.client.host if request.client else ""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return host
    return host if found.version == 4 else str(ipaddress.ip_network((found, 64), strict=False))  # noqa: PLR2004
