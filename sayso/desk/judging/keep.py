"""Storing what a form decides: all of it, once, and never over what others decided meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.desk.judging.clashes import Clashed, clashes, made_already
from sayso.errors import Conflict
from sayso.ledger.judgements.store import Draft, checked, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sayso.desk.desk import Desk
    from sayso.desk.judging.sent import Sent
    from sayso.ledger.judgements.model import Judgement
    from sayso.ledger.queries.view import View

    #: A draft, or what gives it (or none) once those before it are stored.
    Step = Draft | Callable[[View, list[Judgement]], Draft | None]


def keep(desk: Desk, deed: str, by: str, form: Sent, make: Callable[[View], Sequence[Step]]) -> list[Judgement]:
    """Store what a form decides.

    Args:
        desk: the desk.
        deed: what the form is for.
        by: who sent it.
        form: the form.
        make: the judgements that it asks for, from the ledger as it stands.

    Returns:
        The judgements that were stored; none where the same form came before.

    Raises:
        Clashed: others decided on the same since the form's page was made; nothing was stored.
        UsageError, NotFound: what the form says does not fit; nothing was stored.
    """
    seen = form.seen
    with desk.once.lock:
        key = form.key(deed, by)
        if desk.once.known(key):
            return []
        view = desk.view()
        steps = make(view)
        drafts = [s for s in steps if isinstance(s, Draft)]
        for draft in drafts:
            checked(draft)
        found = clashes(view, drafts, by, seen)
        if found:
            raise Clashed(found, free=len(drafts) > len({c.draft.field for c in found}))
        made: list[Judgement] = []
        for step in steps:
            wanted = step if isinstance(step, Draft) else step(desk.view(), made)
            if wanted is not None and made_already(view, wanted, by, seen) is None:
                made.append(_store(desk, wanted, by, seen))
        desk.once.remember(key)
        return made


def _store(desk: Desk, draft: Draft, by: str, seen: int) -> Judgement:
    try:
        return judge(desk.ledger, draft, by, seen=seen)
    except Conflict:  # another desk on the same ledger was quicker
        found = clashes(desk.view(), [draft], by, seen)
        if found:
            raise Clashed(found) from None
        raise
