"""The application: pages, API, static files, errors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from sayso import __version__
from sayso.desk import errors
from sayso.desk.api import routers as api
from sayso.desk.api.once import Answers
from sayso.desk.pages import ROUTERS
from sayso.desk.security import csrf, signing
from sayso.desk.security.gate import Gate
from sayso.desk.security.headers import Headers

if TYPE_CHECKING:
    from sayso.desk.desk import Desk

STATIC = Path(__file__).parent / "static"
#: Answers from this many bytes on are compressed.
SMALL = 1000


def make_app(desk: Desk) -> FastAPI:
    """An ASGI application over one desk.  ``app.state.desk`` is the desk."""
    app = FastAPI(
        title="Sayso",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(csrf.only_own_forms)],
    )
    app.state.desk = desk
    app.state.api_answers = Answers()
    errors.install(app)
    # The one that is added last sees a request first.
    app.add_middleware(Gate, desk=desk)
    app.add_middleware(GZipMiddleware, minimum_size=SMALL)
    app.add_middleware(Headers, accounts=desk.settings.accounts)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in (signing.router, *api.ROUTERS, *ROUTERS):
        app.include_router(router, include_in_schema=False)
    return app
