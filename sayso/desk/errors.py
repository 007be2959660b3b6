"""Errors as pages, and as problem details (RFC 9457) for programs: what was wrong, in one line, with the right status."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from sayso.desk import forms
from sayso.desk.rendering import page
from sayso.errors import Conflict, InputError, LedgerUnavailable, NotFound, SaysoError, UsageError
from sayso.exports.jsontext import json_text

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

PROBLEM = "application/problem+json"
STATUS: dict[type[SaysoError], int] = {
    NotFound: 404, UsageError: 400, InputError: 422, Conflict: 409, LedgerUnavailable: 503,
}  # fmt: skip
#: What a status is called on a page.
_TITLES = {
    401: "Sign in first", 403: "Not for you", 404: "Nothing here", 405: "Not done this way", 409: "Somebody was faster",
    413: "Too large", 421: "Not this desk", 429: "Too often", 500: "Something broke", 503: "The ledger is not there",
}  # fmt: skip


def status_of(error: Exception) -> int:
    """The HTTP status (RFC 9110) that says what kind of error it is."""
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, RequestValidationError):
        return 422
    own: int | None = getattr(error, "http_status", None)
    return own or next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)


def message_of(request: Request, error: Exception) -> str:
    """What was wrong, in one line; nothing of the inside where we did not raise it on purpose."""
    if isinstance(error, RequestValidationError):
        return "; ".join(f"{'.'.join(str(p) for p in e['loc'][1:])}: {e['msg'].lower()}" for e in error.errors())
    if isinstance(error, HTTPException):
        phrase = HTTPStatus(error.status_code).phrase
        if error.detail and error.detail != phrase:
            return str(error.detail)
        told = {404: f"there is no page {request.url.path}", 413: forms.too_large()}
        return told.get(error.status_code, f"{phrase.lower()}: {request.method} {request.url.path}")
    if isinstance(error, SaysoError):
        return str(error)
    return "an error that nobody foresaw; the desk's log says more"


def problem(status: int, detail: str, headers: dict[str, str] | None = None, **more: object) -> Response:
    """Problem details; ``title`` is the status in words, so that ``type`` is ``about:blank`` (RFC 9457, 4.2.1)."""
    said = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return Response(json_text(said) + "\n", status_code=status, media_type=PROBLEM, headers=headers)


def answer(request: Request, error: Exception) -> Response:
    """An error as its asker can read it; a way round (3xx) as it is."""
    status = status_of(error)
    headers = dict(getattr(error, "headers", None) or {})
    if status < HTTPStatus.BAD_REQUEST:
        return Response(status_code=status, headers=headers)
    if status == HTTPStatus.METHOD_NOT_ALLOWED and (methods := _methods(request)):
        headers["Allow"] = ", ".join(methods)
    message = message_of(request, error)
    if request.url.path.startswith("/api/"):
        return problem(status, message, headers)
    title = _TITLES.get(status, "That did not work")
    shown = page(request, "error.html", status=status, title=title, message=message)
    shown.headers.update(headers)
    return shown


def _methods(request: Request) -> list[str]:
    """The methods of all routes of a path; the router tells only those of the first."""
    scope = dict(request.scope)
    found = set()
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        scope["method"] = method
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.routes):
            found.add(method)
    return sorted(found)


def install(app: FastAPI) -> None:
    """Show every error as a page or as a problem."""

    def broken(request: Request, error: Exception) -> Response:
        from sayso.desk.security import headers

        shown = answer(request, error)
        # This one is answered outside of all middleware.
        headers.add(shown.headers, request.scope, accounts=app.state.desk.settings.accounts)
        return shown

    for kind in (SaysoError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, answer)
    app.add_exception_handler(Exception, broken)
