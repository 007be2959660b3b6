"""The application: pages, API, static files, errors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from sayso import __version__
from sayso.desk import errors
from sayso.desk.pages import ROUTERS

if TYPE_CHECKING:
    from sayso.desk.desk import Desk

STATIC = Path(__file__).parent / "static"


def make_app(desk: Desk) -> FastAPI:
    """An ASGI application over one desk.  ``app.state.desk`` is the desk."""
    app = FastAPI(title="Sayso", version=__version__, openapi_url=None, docs_url=None, redoc_url=None)
    app.state.desk = desk
    errors.install(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in ROUTERS:
        app.include_router(router, include_in_schema=False)
    return app
