"""Errors as pages: what was wrong, in one line, with the right status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.desk.arrivals import TooLarge
from sayso.desk.rendering import page
from sayso.errors import InputError, LedgerUnavailable, NotFound, SaysoError, UsageError

if TYPE_CHECKING:
    from fastapi import FastAPI, Request
    from starlette.responses import Response

STATUS: dict[type[SaysoError], int] = {
    NotFound: 404, UsageError: 400, TooLarge: 413, InputError: 422, LedgerUnavailable: 503,
}  # fmt: skip


def status_of(error: SaysoError) -> int:
    """The HTTP status (RFC 9110) that says what kind of error it is."""
    return next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)


def install(app: FastAPI) -> None:
    """Show every error of ours as a page."""

    def shown(request: Request, error: Exception) -> Response:
        assert isinstance(error, SaysoError)
        return page(request, "error.html", status=status_of(error), title="That did not work", message=str(error))

    def missing(request: Request, _: Exception) -> Response:
        return page(request, "error.html", status=404, title="Nothing here", message=f"there is no page {request.url.path}")

    app.add_exception_handler(SaysoError, shown)
    app.add_exception_handler(404, missing)
