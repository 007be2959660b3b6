"""What has been read of a report so far: names, who was seen where, and parties without a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.reading.mentions.describe import Describer
from sayso.reading.mentions.entities import Entity, Sighting
from sayso.reading.mentions.focus import focus
from sayso.reading.mentions.pronouns import PRONOUNS, rank
from sayso.reading.mentions.whose import with_holder

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.knowledge.actors import Actors
    from sayso.knowledge.actors.words import Words
    from sayso.reading.coreference import Reference
    from sayso.reading.mentions.cast import Cast
    from sayso.reading.turns import Turn


class SoFar:
    """What is known of one report while it is read.

    First of a chain of classes, each with what the one before can do: SoFar, Persons, Walk, ReportReferents.

    Args:
        parse: its parse.
        cast: the names found in it, with their entities.
        actors: the actor base.
        words: the vocabulary of descriptions.
        date: the report's ISO date, or None.
    """

    def __init__(self, parse: Doc, cast: Cast, actors: Actors, words: Words, date: str | None) -> None:
        self._parse = parse
        self._cast = cast
        self._actors = actors
        self._date = date
        self._words = words
        self._country = focus(cast.countries())
        self._chunks = {c.root.i: (c.start, c.end) for c in parse.noun_chunks}
        self._describer = Describer(
            actors,
            words,
            date,
            named=self._named,
            country_of=cast.country_at,
            starts={h: s for h, (s, _) in self._chunks.items()},
        )
        self._crowds: dict[str, Entity] = {}
        self._at: dict[int, Entity] = {}
        self._first: list[tuple[Token, int]] = []
        self.sightings: list[Sighting] = []
        self.turns: list[tuple[Turn, Entity]] = []
        self._read()

    def _read(self) -> None:
        """Read the report; the walk does."""
        raise NotImplementedError

    @property
    def country(self) -> str | None:
        """The country that the report is about, or None."""
        return self._country

    def _named(self, token: Token) -> Entity | None:
        """The entity that a name or a pronoun at the token means, as far as read."""
        return self._cast.entity_at(token) or (self._at.get(token.i) if token.lower_ in PRONOUNS else None)

    def _see(self, entity: Entity, head: int, span: tuple[int, int], sentence: int, form: str) -> None:
        token = self._parse[head]
        entity.times += 1
        self._at[head] = entity
        self.sightings.append(Sighting(entity, head, *span, sentence, rank(token), form))

    def _crowd_entity(self, found: Reference) -> Entity:
        entity = self._crowds.get(found.name)
        if entity is None:
            entity = Entity(name=found.name, kind=found.kind, actor=found.actor, country=found.country, sector=found.sector,
                            plural=bool(found.plural), because=found.because)  # fmt: skip
            self._crowds[found.name] = entity
        return entity

    def _holder(self, token: Token) -> Entity | None:
        return self._cast.entity_at(token) or self._at.get(token.i)

    def _named_holder(self, token: Token) -> Entity | None:
        """Whom a possessor means, where the report names him."""
        found = self._holder(token)
        return (
            found if found is not None and (found.actor is not None or any(e is found for _, e in self._cast.names)) else None
        )

    def _whose(self, head: Token) -> str | None:
        first = self._chunks.get(head.i, (head.left_edge.i, 0))[0]
        return with_holder(head, first, self._named_holder, self._cast.country_at, self._words)

    def _with_holder(self, head: Token, found: Reference) -> Reference:
        """Somebody called by the report's own words, with the name of whose he is ("spokeswoman of Norway")."""
        name = self._whose(head) if found.actor is None else None
        return replace(found, name=name) if name and found.name in self._describer.own_words(head) else found
