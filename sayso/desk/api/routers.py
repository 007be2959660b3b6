"""All routers of the API."""

from __future__ import annotations

from sayso.desk.api import adding, document, dossiers, judgements, page, reading

ROUTERS = (document.router, page.router, adding.router, dossiers.router, judgements.router, reading.router)
