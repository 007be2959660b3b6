"""Templates to HTML.  Everything is escaped: the words of a report are never trusted."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse

if TYPE_CHECKING:
    from fastapi import Request
    from jinja2 import Environment

    from sayso.desk.desk import Desk

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The templates, read once; ``words`` are the plain words of :mod:`sayso.exports.words`."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from sayso.exports import words

    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals["words"] = words
    return made


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page (or, asked for by htmx, whatever part of it the template gives).

    Every template sees ``request``, ``desk``, ``person`` and ``part`` (true where htmx asks for a part of the page).
    """
    desk = desk_of(request)
    body = (
        environment()
        .get_template(template)
        .render(
            request=request,
            desk=desk,
            person=desk.person(request),
            part="hx-request" in request.headers and "hx-boosted" not in request.headers,
            **context,
        )
    )
    return HTMLResponse(body, status_code=status, headers={"Vary": "HX-Request"})
