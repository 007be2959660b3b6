"""Forms as they are sent: with room for a long report, and no more than a desk takes at once."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from fastapi import Request
    from starlette.datastructures import FormData

#: Bytes of one form, and its number of files.
LIMIT, FILES = 64 << 20, 2_000


def too_large() -> str:
    """What somebody is told who sends more."""
    return f"that is more than {LIMIT >> 20} MB: give fewer files at a time, or the path of a folder"


async def read(request: Request) -> FormData:
    """The form that was sent; read once, however often it is asked for.

    Raises:
        HTTPException: 413, it is larger than :data:`LIMIT`.
    """
    if int(request.headers.get("content-length") or 0) > LIMIT:
        async for _ in request.stream():  # a browser reads no answer before it has sent all
            pass
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, too_large())
    return await request.form(max_files=FILES, max_fields=10 * FILES, max_part_size=LIMIT)
