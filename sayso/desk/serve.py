"""Running a desk."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.desk.desk import Desk


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve(desk: Desk) -> None:
    """Serve until interrupted."""
    import uvicorn

    from sayso.desk.app import make_app

    settings = desk.settings
    uvicorn.run(
        make_app(desk), host=settings.host, port=settings.port, log_level="warning", server_header=False, lifespan="off"
    )
