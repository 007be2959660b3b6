"""Entities of a report: everybody who is named or described in it, each with the places where that happens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.reading.coreference import Reference

if TYPE_CHECKING:
    from sayso.knowledge.actors import Actor
    from sayso.schema import MentionKind


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody in the report.  ``titles``: words by which the report calls a person ("general"); ``gender``: m, f or None.

    ``shown``: the gender that the first name alone shows; it may deceive.
    ``epithets``: all words of the descriptions beside the name; ``of``: the body that a person's description names.
    """

    name: str
    kind: MentionKind
    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    plural: bool = False
    gender: str | None = None
    shown: str | None = None
    titles: set[str] = field(default_factory=set)
    epithets: set[str] = field(default_factory=set)
    because: str = ""
    times: int = 0
    of: Entity | None = None
    members: tuple[Entity, ...] = ()  # of a group taken up as such ("the two governments")

    def reference(self, because: str | None = None) -> Reference:
        """This entity, as others see it."""
        return Reference(
            actor=self.actor, name=self.name, kind=self.kind, country=self.country, sector=self.sector, plural=self.plural,
            gender=self.gender or self.shown, because=because or self.because,
            members=tuple(m.reference() for m in self.members),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sighting:
    """An entity at a place of the report: its head token, the span, its rank in the sentence, and how it is spoken of there."""

    entity: Entity
    token: int
    start: int
    end: int
    sentence: int
    rank: float
    form: str  # name, description, crowd, pronoun


def reference_to(actor: Actor, because: str) -> Reference:
    """What stands for an actor of the base."""
    return Reference(
        actor=actor.id, name=actor.name, kind=actor.kind, country=actor.country, sector=actor.sector, because=because
    )
