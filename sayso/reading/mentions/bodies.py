"""Bodies, media and peoples that a report names: one entity for each, however often and by whatever name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.mentions.entities import Entity
from sayso.reading.mentions.state_bodies import body_of

if TYPE_CHECKING:
    from sayso.knowledge.actors import Actor, Actors
    from sayso.knowledge.outlets import Outlet


class Bodies:
    """The entities of one report that are no persons.

    Args:
        actors: the actor base.
    """

    def __init__(self, actors: Actors) -> None:
        self._actors = actors
        self._entities: dict[str, Entity] = {}

    def known(self, actor: Actor) -> Entity:
        """A body or state of the base."""
        return self._once(
            actor.id,
            Entity(
                name=actor.name, kind=actor.kind, actor=actor.id, country=actor.country, sector=actor.sector,
                because=f"named in the actor base as {actor.name}",
            ),
        )  # fmt: skip

    def shared(self, words: str, sector: str, country: str | None) -> Entity:
        """A body that many states have under one name, of a country."""
        entity = body_of(words, sector, country, self._actors)
        return self._once(entity.actor or entity.name, entity)

    def unknown(self, name: str) -> Entity:
        """An organisation that the base does not have, of the country that its name holds."""
        inside = (self._actors.get(c[0].actor) for c in self._actors.find(name))
        country = next((a.country for a in inside if a is not None and a.country), None)
        return self._once(name, Entity(name=name, kind="organisation", country=country, because="named in the report"))

    def outlet(self, outlet: Outlet) -> Entity:
        """A known outlet."""
        return self._once(
            outlet.id,
            Entity(
                name=outlet.name, kind="media", actor=outlet.id, country=outlet.country, sector="JRN", because="a known outlet"
            ),
        )

    def medium(self, name: str) -> Entity:
        """A medium that nobody knows."""
        because = "a lone name that reports, as agencies and papers do"
        return self._once(name, Entity(name=name, kind="media", sector="JRN", because=because))

    def people(self, word: str, state: Actor) -> Entity:
        """A people named as such ("Libyans"): a crowd, not the state."""
        because = f"people of {state.name}"
        return self._once(
            word, Entity(name=word, kind="crowd", country=state.country, sector="CVL", plural=True, because=because)
        )

    def _once(self, key: str, entity: Entity) -> Entity:
        return self._entities.setdefault(key, entity)
