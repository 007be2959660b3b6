"""What a posted form says."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request

from sayso.desk.look import local
from sayso.errors import UsageError

#: Fields of every form that say how it was sent, not what is judged; ``csrf`` is whatever the desk's token is called.
ENVELOPE = frozenset({"seen", "once", "back", "csrf", "csrf_token", "_csrf"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form: its fields as (name, text) in order."""

    pairs: tuple[tuple[str, str], ...]

    def text(self, name: str) -> str:
        """The last value of a field, without blanks around it; empty where it was not sent."""
        return next((v.strip() for k, v in reversed(self.pairs) if k == name), "")

    def texts(self, name: str) -> list[str]:
        """All values of a field, line ends as they are in a report."""
        return [v.replace("\r\n", "\n").strip() for k, v in self.pairs if k == name]

    @property
    def note(self) -> str | None:
        """Why; null where nothing was said."""
        return self.text("note") or None

    @property
    def seen(self) -> int:
        """The transaction that the page was made from.

        Raises:
            UsageError: the form does not say it.
        """
        given = self.text("seen")
        if not (given.isascii() and given.isdigit() and len(given) < 19):  # noqa: PLR2004 - what a 64-bit number holds
            raise UsageError("the form does not say which state of the ledger it was made from: open the page again")
        return int(given)

    @property
    def back(self) -> str:
        """Where to go afterwards: an address of this desk."""
        return local(self.text("back") or "/queue")

    @property
    def content(self) -> tuple[tuple[str, str], ...]:
        """The fields that say what is judged."""
        return tuple((k, v) for k, v in self.pairs if k not in ENVELOPE)

    def key(self, deed: str, by: str) -> str | None:
        """What tells this sending of this form from another; null where the form has no key."""
        once = self.text("once")
        if not once:
            return None
        return hashlib.sha256(json.dumps([deed, by, once, self.content]).encode()).hexdigest()


async def sent(request: Request) -> Sent:
    """The form that came with a request; files are left out."""
    form: FormData = await request.form()
    return Sent(pairs=tuple((k, v) for k, v in form.multi_items() if isinstance(v, str)))
