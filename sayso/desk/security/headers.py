"""What every answer says to the browser: load and run only what is ours, tell nobody, keep nothing longer than needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_NO = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope",
    "hid", "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
ALWAYS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _NO),
}
#: Two years, in seconds (only ever sent over https).
HSTS = f"max-age={2 * 365 * 24 * 3600}"


class Headers:
    """Puts the headers on every answer, also on those of other middleware.

    Args:
        app: the application.
        accounts: whether people sign in: then no page stays in a browser's cache after its person has gone.
    """

    def __init__(self, app: ASGIApp, *, accounts: bool) -> None:
        self.app = app
        self.accounts = accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer, and add the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                add(MutableHeaders(scope=message), scope, accounts=self.accounts)
            await send(message)

        await self.app(scope, receive, sending)


def add(headers: MutableHeaders, scope: Scope, *, accounts: bool) -> None:
    """Put the headers on an answer."""
    for name, value in ALWAYS.items():
        headers[name] = value
    if scope["scheme"] == "https":
        headers["Strict-Transport-Security"] = HSTS
    static = scope["path"].startswith("/static/")
    if "cache-control" not in headers:
        # Static files are asked for anew each time (they carry an ETag), so that a new version is seen at once.
        private = "no-store" if accounts and "etag" not in headers else "private, no-cache"
        headers["Cache-Control"] = "no-cache" if static else private
    if not static:
        headers.add_vary_header("Cookie")
        headers.add_vary_header("Authorization")
