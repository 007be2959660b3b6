"""One module a page; each has a ``router``."""

from __future__ import annotations

from sayso.desk.pages import home, look

ROUTERS = (home.router, look.router)
