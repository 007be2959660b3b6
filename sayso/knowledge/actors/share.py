"""How much of the knowledge was looked up, and how much is recalled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.knowledge.actors.records import RECALLED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.knowledge.actors.records import Actor, Role


class Share(NamedTuple):
    """Numbers of facts: all, recalled only, agreed on by two sources."""

    facts: int
    recalled: int
    checked: int

    @property
    def recalled_share(self) -> float:
        """Share of facts that nobody looked up, 0 to 1."""
        return self.recalled / self.facts if self.facts else 0.0


def share_recalled(actors: Iterable[Actor]) -> Share:
    """Count the facts: one for what an actor is and is called, one for each of its roles."""
    facts: list[Actor | Role] = []
    for actor in actors:
        facts += [actor, *actor.roles]
    return Share(len(facts), sum(f.source == RECALLED for f in facts), sum(f.checked for f in facts))
