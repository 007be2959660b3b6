"""One module a page; each has a ``router``."""

from __future__ import annotations

from sayso.desk.pages import home, lists, look, reader, timeline

ROUTERS = (home.router, lists.router, look.router, reader.router, timeline.router)
