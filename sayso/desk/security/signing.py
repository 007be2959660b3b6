"""``/sign-in`` and ``/sign-out``."""

from __future__ import annotations

import math
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from sayso.desk import look
from sayso.desk.rendering import desk_of, page
from sayso.desk.security import cookies, sessions
from sayso.desk.security.gate import address
from sayso.errors import NotFound

router = APIRouter()
WRONG = "The name or the password is wrong."


@router.get("/sign-in")
def form(request: Request, back: str = "/") -> Response:
    """The form; who is in already goes on."""
    if desk_of(request).person(request) is not None:
        return RedirectResponse(look.local(back), status_code=303)
    return page(request, "sign-in.html", back=look.local(back), name="", problem="")


@router.post("/sign-in")
def sign_in(
    request: Request,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "/",
) -> Response:
    """Start a session under a new key; a former one of this browser ends."""
    desk = desk_of(request)
    if not desk.settings.accounts:
        raise NotFound("nobody signs in at this desk")
    try:
        found = desk.door.sign_in(name, password, address(request))
    except sessions.TooMany as error:
        problem = f"Too many tries. Wait {_span(error.wait)} and try again."
        answer = page(request, "sign-in.html", status=429, back=look.local(back), name=name, problem=problem)
        answer.headers["Retry-After"] = str(math.ceil(error.wait))
        return answer
    if found is None:
        return page(request, "sign-in.html", status=403, back=look.local(back), name=name, problem=WRONG)
    _, key = found
    former = cookies.session_key(request)
    if former is not None:
        sessions.sign_out(desk.ledger, former)
    response = RedirectResponse(look.local(back), status_code=303)
    cookies.set_session(request, response, key, sessions.SESSION)
    response.headers["Cache-Control"] = "no-store"
    return response


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """End the session here and in the ledger; what the browser kept of our pages goes."""
    key = cookies.session_key(request)
    if key is not None:
        sessions.sign_out(desk_of(request).ledger, key)
    response = RedirectResponse("/sign-in" if desk_of(request).settings.accounts else "/", status_code=303)
    cookies.end(request, response)
    response.headers["Clear-Site-Data"] = '"cache"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _span(seconds: float) -> str:
    minutes = math.ceil(seconds / 60)
    return "a minute" if minutes <= 1 else f"{minutes} minutes"
