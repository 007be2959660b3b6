"""Which body a name means: of several with one name, of those that many states have, of those that the base does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.mentions.state_bodies import chosen, shared_sector, without_state

if TYPE_CHECKING:
    from sayso.knowledge.actors import Actor, Actors
    from sayso.knowledge.outlets import Outlets
    from sayso.reading.mentions.beside import Beside
    from sayso.reading.mentions.bodies import Bodies
    from sayso.reading.mentions.entities import Entity
    from sayso.reading.mentions.names import Name
    from sayso.reading.mentions.placed import Placed
    from sayso.reading.mentions.states import States


class WhichBody:
    """Chooses among the bodies of the base, or makes a new one.

    Args:
        bodies: the report's bodies so far.
        placed: where its entities are named, as far as that is known.
        states: its states.
        beside: the words of its names.
        actors: the actor base.
        outlets: the base of outlets.
        shared: PLOVER's sectors of bodies whose name many states share.
    """

    def __init__(
        self, bodies: Bodies, placed: Placed, states: States, beside: Beside, *,
        actors: Actors, outlets: Outlets, shared: dict[str, str],
    ) -> None:  # fmt: skip
        self._bodies = bodies
        self._placed = placed
        self._states = states
        self._beside = beside
        self._actors = actors
        self._outlets = outlets
        self._shared = shared

    def of(self, name: Name, known: list[Actor]) -> Entity:
        """The body that a name means, of those that bear it in the base (none: it is unknown)."""
        return self._known(name, known) if known else self._unknown(name)

    def _known(self, name: Name, known: list[Actor]) -> Entity:
        sector = shared_sector(name.text, self._shared)
        if sector is not None:
            words, state = without_state(name.text, self._actors)
            said = state or self._states.said(name)
            fit = chosen(known, said=said, near=self._countries_near(name), leading=self._states.leading)
            if fit is None and said is None:
                fit = self._only_one_in_report(known)
            return self._bodies.known(fit) if fit is not None else self._of_state(words, sector, said)
        actor = self._states.fitting(name, known)
        if actor.kind == "state":
            self._states.mark(name, actor)
        return self._bodies.known(actor)

    def _unknown(self, name: Name) -> Entity:
        """An outlet, a shorter name of a body named before, or an organisation that the base does not have."""
        outlet = name.outlet or self._outlets.match(name.text)
        if outlet is not None:
            return self._bodies.outlet(outlet)
        if name.words == 1 and (longer := self._placed.ending_in(name.text)) is not None:
            return longer
        words, state = without_state(name.text, self._actors)
        sector = shared_sector(words, self._shared)
        if sector is not None:
            return self._of_state(words, sector, state or self._states.said(name))
        return self._bodies.unknown(name.text)

    def _of_state(self, words: str, sector: str, country: str | None) -> Entity:
        return self._bodies.shared(words, sector, country or self._states.leading)

    def _countries_near(self, name: Name) -> list[str]:
        """The countries that the sentence of a name gives by states and people, nearest first."""
        tokens = self._beside.tokens(name)
        if not tokens:
            return []
        at, sentence = tokens[0].i, tokens[0].sent
        near = [(abs(i - at), c) for i, c in self._states.marked.items() if sentence.start <= i < sentence.end]
        for i, entity in self._placed.within(sentence.start, sentence.end):
            if entity.kind == "person" and entity.country:
                near.append((abs(i - at), entity.country))
        return [c for _, c in sorted(near)]

    def _only_one_in_report(self, known: list[Actor]) -> Actor | None:
        """The only one of several bodies whose state the report names at all."""
        there = [a for a in known if a.country and a.country in self._states.named]
        return there[0] if len(there) == 1 else None
