"""One module a page; each has a ``router``."""

from __future__ import annotations

from sayso.desk.pages import home, lists, look, timeline

ROUTERS = (home.router, lists.router, look.router, timeline.router)
