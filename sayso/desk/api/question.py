"""What a request asks of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from sayso.desk import asked as words
from sayso.desk.api import answers
from sayso.desk.api.parameters import LIMIT, PAGING, Parameter, checked
from sayso.desk.rendering import desk_of
from sayso.errors import NotFound, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import Request
    from starlette.responses import Response

    from sayso.desk.asked import Asked
    from sayso.ledger.queries.pages import Page
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The filters of an address, where to go on and how many rows; ``view`` is one state of the ledger."""

    request: Request
    asked: Asked
    view: View
    reader: Reader
    pairs: tuple[tuple[str, str], ...]

    def value(self, name: str) -> str | None:
        """A parameter that stands once."""
        return next((v for k, v in self.pairs if k == name), None)

    @property
    def after(self) -> str | None:
        """The cursor."""
        return self.value("after") or None

    @property
    def limit(self) -> int:
        """Rows of a page."""
        return int(self.value("limit") or LIMIT)

    def at(self, cursor: str | None) -> str | None:
        """This address at another cursor; null where there is none."""
        if cursor is None:
            return None
        kept = [(k, v) for k, v in self.pairs if k != "after"]
        return f"{self.request.url.path}?{urlencode([*kept, ('after', cursor)])}"

    def listing(self, page: Page[Any], as_json: Callable[[Any], Any]) -> dict[str, Any]:
        """A page as JSON."""
        return {
            "total": page.total,
            "next": self.at(page.after),
            "previous": self.at(page.before),
            "transaction": self.view.tx if self.reader.team else None,
            "items": [as_json(row) for row in page.rows],
        }

    def shown(self, make: Callable[[], dict[str, Any]]) -> Response:
        """The answer."""
        return answers.shown(self.request, self.view, self.reader, make)


def question(request: Request, allowed: tuple[Parameter, ...], *, paged: bool = True) -> Question:
    """Read a request.

    Raises:
        Unfit: a parameter that is not documented, or has not its form.
    """
    desk = desk_of(request)
    pairs = checked(request.query_params.multi_items(), (*allowed, *(PAGING if paged else ())))
    return Question(request=request, asked=words.read(pairs), view=desk.view(), reader=desk.reader(request), pairs=tuple(pairs))


def paged(find: Callable[[], Page[Any]]) -> Page[Any]:
    """A page of a listing.

    Raises:
        NotFound: there is no such cursor.
    """
    try:
        return find()
    except UsageError as error:
        if "cursor" in str(error):
            raise NotFound(str(error)) from None
        raise
