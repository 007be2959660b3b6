"""Running a desk."""

from __future__ import annotations

import gc
import ipaddress
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from sayso.desk.desk import Desk

#: Seconds after the first page until the coder is loaded: what the page needs (its style, its script) comes first.
PAUSE = 0.5
#: Seconds after the first page until listings are made ready, and after the start where nobody asks for a page.
BREATH, LATE = 0.1, 3.0
#: Seconds after which a thread at work lets another one that answers a page go on, while listings are made ready.
SWITCH = 0.0005
#: Things made before the collector looks for garbage among them, and how seldom it looks through what is old (which takes as
#: long as a page); almost nothing that a page makes is left for it.
YOUNG, OLD = 10_000, 1000


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class WarmsUp:
    """Has what is slow to load loaded once the first page has been answered, so that neither waits for the other."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app, self.desk = app, desk
        self._started = False
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, then warm up."""
        await self.app(scope, receive, send)
        self.warm()

    def warm(self) -> None:
        """Begin in the background; once asked for, no second time."""
        with self._lock:
            if self._started:
                return
            self._started = True
        threading.Thread(target=self._listings, daemon=True).start()
        self.desk.coder.warm(PAUSE)

    def _listings(self) -> None:
        """What listings are chosen from, and a collector of garbage that looks at young things."""
        from sayso.ledger.queries import pages

        time.sleep(BREATH)
        interval = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH)
        try:
            pages.warm(self.desk.view)
        finally:
            sys.setswitchinterval(interval)
            gc.set_threshold(YOUNG, 10, OLD)
            gc.enable()


def serve(desk: Desk) -> None:
    """Serve until interrupted."""
    import uvicorn

    from sayso.desk.app import make_app

    settings = desk.settings
    app = WarmsUp(make_app(desk), desk)
    late = threading.Timer(LATE, app.warm)
    late.daemon = True
    late.start()
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        lifespan="off",
    )
