"""Running a desk."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from sayso.desk.coding import WarmCoder
    from sayso.desk.desk import Desk

#: Seconds after the first page until the coder is loaded: what the page needs (its style, its script) comes first.
PAUSE = 0.5


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class WarmsUp:
    """Has the coder loaded once the first page has been answered, so that neither waits for the other."""

    def __init__(self, app: ASGIApp, coder: WarmCoder) -> None:
        self.app, self.coder = app, coder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, then warm up."""
        await self.app(scope, receive, send)
        self.coder.warm(PAUSE)


def serve(desk: Desk) -> None:
    """Serve until interrupted."""
    import threading

    import uvicorn

    from sayso.desk.app import make_app
    from sayso.ledger.queries import pages

    settings = desk.settings
    # The first page of a large ledger waits for what listings are chosen by: begun before anybody asks.
    threading.Thread(target=pages.warm, args=(desk.view,), daemon=True).start()
    uvicorn.run(
        WarmsUp(make_app(desk), desk.coder),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        lifespan="off",
    )
