"""How much of the knowledge was looked up, and how much is recalled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.knowledge.actors.records import RECALLED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.knowledge.actors.records import Actor, Role
    from sayso.knowledge.outlets import Outlet


class Share(NamedTuple):
    """Numbers of facts: all; recalled only; looked up in part, the rest recalled; agreed on by two sources."""

    facts: int
    recalled: int
    partly: int
    checked: int

    @property
    def recalled_share(self) -> float:
        """Share of facts that nobody looked up, 0 to 1."""
        return self.recalled / self.facts if self.facts else 0.0


def share_recalled(actors: Iterable[Actor], outlets: Iterable[Outlet] = ()) -> Share:
    """Count the facts: one for what an actor is and is called, one for each of its roles, one for each outlet."""
    facts: list[Actor | Role | Outlet] = list(outlets)
    for actor in actors:
        facts += [actor, *actor.roles]
    recalled = sum(f.source == RECALLED for f in facts)
    partly = sum("recalled" in f.source for f in facts) - recalled
    return Share(len(facts), recalled, partly, sum(f.checked for f in facts))
