"""One module a page; each has a ``router``."""

from __future__ import annotations

from sayso.desk.pages import (
    actors,
    add,
    agreement,
    dossiers,
    feeds,
    gold,
    home,
    judge,
    judge_forms,
    judge_twins,
    lists,
    look,
    queue,
    reader,
    search,
    timeline,
    twin_things,
    twins,
)

#: The twins come first: an id in the address of another page may hold a full stop.
ROUTERS = (
    twins.router, feeds.router, twin_things.router, gold.router, judge_twins.router, actors.router, add.router,
    agreement.router, dossiers.router,
    home.router, judge.router, judge_forms.router, lists.router, look.router, queue.router, reader.router, search.router,
    timeline.router,
)  # fmt: skip
