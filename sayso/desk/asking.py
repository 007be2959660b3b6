"""What a request asks of a filtered view: which records, from which cursor on, as the ledger stands now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.exceptions import HTTPException

from sayso.desk import asked as words
from sayso.desk.rendering import desk_of
from sayso.errors import UsageError

if TYPE_CHECKING:
    from fastapi import Request

    from sayso.desk.asked import Asked
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader

#: Rows on a page, and the most that an address may ask for.
LIMIT, MOST = 50, 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The filters of an address, the cursor after which to begin, and how many rows; ``view`` is one state of the ledger."""

    asked: Asked
    view: View
    reader: Reader
    after: str | None
    limit: int

    def here(self, path: str, **more: str | None) -> str:
        """An address of this question."""
        pairs = [*self.asked.pairs, *((k, v) for k, v in more.items() if v is not None)]
        if self.limit != LIMIT:
            pairs.append(("limit", str(self.limit)))
        return f"{path}?{urlencode(pairs)}" if pairs else path


def asking(request: Request) -> Asking:
    """Read a request.

    Raises:
        UsageError: a filter or limit that is none.
        HTTPException: 303 to the same address without the fields that a form left empty.
    """
    items = request.query_params.multi_items()
    if any(not v.strip() for _, v in items):
        kept = urlencode([(k, v) for k, v in items if v.strip()])
        here = request.url.path + (f"?{kept}" if kept else "")
        raise HTTPException(303, headers={"Location": here})
    desk = desk_of(request)
    return Asking(
        asked=words.read(request.query_params),
        view=desk.view(),
        reader=desk.reader(request),
        after=request.query_params.get("after"),
        limit=_limit(request.query_params.get("limit")),
    )


def _limit(given: str | None) -> int:
    if given is None:
        return LIMIT
    if not (given.isascii() and given.isdigit() and 1 <= int(given[:9]) <= MOST):
        raise UsageError(f"limit is a number from 1 to {MOST}, not {given!r}")
    return int(given)
