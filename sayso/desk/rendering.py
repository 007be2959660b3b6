"""Templates to HTML.  Everything is escaped: the words of a report are never trusted."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse

from sayso.desk import asked, look, twins
from sayso.desk.judging import undoing

if TYPE_CHECKING:
    from fastapi import Request
    from jinja2 import Environment

    from sayso.desk.desk import Desk

TEMPLATES = Path(__file__).parent / "templates"
#: Half characters that no encoding of Unicode has; a report may hold some.
_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def environment() -> Environment:
    """The templates, read once; ``words`` are the plain words of :mod:`sayso.exports.words`."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from sayso.desk import dates
    from sayso.desk.judging import panel
    from sayso.desk.security.csrf import csrf
    from sayso.exports import sentences, words

    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals["words"] = words
    made.globals["sentences"] = sentences
    made.globals["dates"] = dates
    made.globals["judging"] = panel
    made.globals["csrf"] = csrf
    return made


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page (or, asked for by htmx, whatever part of it the template gives).

    Every template sees ``request``, ``desk``, ``person``, ``part`` (true where htmx asks for a part of the page),
    ``undid`` (what the undo that led here did), ``codes`` (show codes beside plain words), ``theme`` (auto, light, dark) and
    ``look`` (gives an address that changes them), ``carried`` (the filters of this address, as the tail of another view's),
    ``twins`` (the page for programs, by form).
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
            undid=undoing.told(request),
            codes=look.codes(request),
            theme=look.theme(request),
            look=partial(look.link, request),
            carried=asked.carried(request.query_params),
            twins=twins.of_page(request) if status < 400 else {},  # noqa: PLR2004 - an error has no twin
            **context,
        )
    )
    body = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", body)
    return HTMLResponse(body, status_code=status, headers={"Vary": "HX-Request"})
