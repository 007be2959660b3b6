"""The cast of a report: the entity behind each name in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.mentions.abbreviations import bodies_by_abbreviation
from sayso.reading.mentions.beside import LONGEST_TITLE, Beside
from sayso.reading.mentions.bodies import Bodies
from sayso.reading.mentions.focus import REPORT_FROM_EVERYWHERE
from sayso.reading.mentions.names import Name
from sayso.reading.mentions.namesakes import is_surname
from sayso.reading.mentions.people import People
from sayso.reading.mentions.placed import Placed
from sayso.reading.mentions.states import States
from sayso.reading.mentions.titles import note_titles
from sayso.reading.mentions.which_body import WhichBody

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from sayso.knowledge.actors import Actor, Actors
    from sayso.knowledge.actors.words import Words
    from sayso.knowledge.outlets import Outlets
    from sayso.reading.mentions.abbreviations import Definition
    from sayso.reading.mentions.entities import Entity


class Cast:
    """Entities by the tokens of their names.

    Args:
        parse: the report's parse.
        names: the names found in it.
        definitions: abbreviations that the report defines.
        actors: the actor base.
        outlets: the base of outlets.
        words: the vocabulary of titles and offices.
        date: the report's ISO date, or None.

    Attributes:
        people: the people of the report.
    """

    def __init__(
        self, parse: Doc, names: Iterable[Name], definitions: Iterable[Definition], *,
        actors: Actors, outlets: Outlets, words: Words, date: str | None,
    ) -> None:  # fmt: skip
        names = list(names)
        self._parse = parse
        self._actors = actors
        self._words = words
        self._beside = Beside(parse, words)
        self._placed = Placed(parse, self._beside)
        self._bodies = Bodies(actors)
        self._states = States(names, self._beside, actors, words)
        self._which_body = WhichBody(
            self._bodies, self._placed, self._states, self._beside, actors=actors, outlets=outlets, shared=words.shared
        )
        self.people = People(actors, date, self._states.named)
        media = {n.text for n in names if self._beside.is_lone_medium(n, names) and not actors.named(n.text)}
        self._lone_media = media - {n.text for n in names if self._beside.titled(n)}
        self._all = names
        self._cast(names, list(definitions))

    @property
    def names(self) -> list[tuple[Name, Entity]]:
        """The names, each with its entity."""
        return self._placed.names

    def entity_at(self, token: Token) -> Entity | None:
        """The entity whose name the token is part of."""
        return self._placed.at(token)

    def country_at(self, token: Token) -> str | None:
        """The country that a name, adjective or capital at the token stands for."""
        return self._states.at(token)

    def starting_at(self, token: int) -> tuple[Entity, int, int, int] | None:
        """The name that starts at a token: entity, start and end offsets, head token."""
        return self._placed.starting_at(token)

    def countries(self) -> Iterator[tuple[int, str, float]]:
        """What points to a country, with offset and weight: states themselves, and people and bodies that belong to them.

        Some media report from everywhere: they point to their country where others do too, else to none ("").
        """
        marked = self._states.marked
        for token, country in marked.items():
            yield self._parse[token].idx, country, 1.0
        others = {e.country for _, e in self.names if e.kind != "media"} | set(marked.values())
        for name, entity in self.names:
            if entity.country and entity.kind != "state":
                worldwide = entity.kind == "media" and entity.country in REPORT_FROM_EVERYWHERE
                yield name.start, "" if worldwide and entity.country not in others else entity.country, 0.5

    def _cast(self, names: list[Name], definitions: list[Definition]) -> None:
        self._look_ahead(names)
        names = sorted([*names, *self._overlooked(names)], key=lambda n: n.start)
        for name in names:
            entity = self._entity(name)
            if entity is not None:
                self._placed.place(name, entity)
        abbreviated = bodies_by_abbreviation(definitions, self.names, self._bodies, self._actors)
        for name in names:
            short = abbreviated.get(name.text)
            if short is not None:
                self._placed.place(name, short)
        for name, entity in self.names:
            if entity.kind == "person" and entity.of is None:
                entity.of = self._body_beside(name)

    def _body_beside(self, name: Name) -> Entity | None:
        """The body that a person's description names: "FSA spokesman Adam Berg", "Adam Berg, a spokesman for the FSA"."""
        behind = [w for t in self._beside.behind(name) for w in list(t.subtree)[:LONGEST_TITLE]]
        found = map(self.entity_at, [*self._beside.before(name), *behind])
        return next((e for e in found if e is not None and e.kind in {"organisation", "body", "armed_group", "media"}), None)

    def _look_ahead(self, names: list[Name]) -> None:
        """Note full names and countries first, so that a bare surname or a title before them finds them."""
        for name in names:
            if self._is_person(name):
                self.people.full(name)
            elif name.actors and (states := self._states.of(name)) and states[0].id == name.actors[0]:
                self._states.mark(name, self._states.likeliest(states))

    def _overlooked(self, names: list[Name]) -> Iterator[Name]:
        """Bare surnames of people named in full that neither the index nor spaCy saw ("spoke to Hifter")."""
        covered = {t.i for n in names for t in self._beside.tokens(n)}
        for token in self._parse:
            if token.i not in covered and token.pos_ == "PROPN" and token.text[:1].isupper() and self.people.has(token.text):
                yield Name(token.idx, token.idx + len(token), token.text, "entity", (), "PERSON")

    def _known(self, name: Name) -> list[Actor]:
        """The actors of the base that bear a name."""
        return [a for i in name.actors if (a := self._actors.get(i))]

    def _is_person(self, name: Name) -> bool:
        known = self._known(name)
        if not known and name.outlet is None:
            return name.label == "PERSON" or self.people.has(name.text) or self._beside.called_person(name)
        return any(a.kind == "person" for a in known)

    def _entity(self, name: Name) -> Entity | None:
        """The entity that a name means, or None where it names a place or gives only a country."""
        known = self._known(name)
        if name.how == "adjective":
            return None
        if name.how == "people":
            return self._bodies.people(name.text, self._states.fitting(name, known))
        if name.how == "capital":
            return self._capital(name, known[0])
        if not self._is_person(name):
            return self._which_body.of(name, known)
        return self._bodies.medium(name.text) if name.text in self._lone_media else self._person(name)

    def _person(self, name: Name) -> Entity | None:
        titled, country = self._beside.titled(name), self._states.before(name)
        entity = self.people.full(name) or self.people.bare(name, titled=titled, country=country)
        if entity is not None:
            note_titles(entity, name, self._beside, self._states, self._words)
        return entity

    def _capital(self, name: Name, state: Actor) -> Entity | None:
        """A capital stands for its government where it acts or is acted upon, not where it is a place."""
        borne = self.people.has(name.text, exactly=True)
        if borne and is_surname(name, self._all, state, self._beside.tokens):
            return self.people.bare(name, titled=True, country=None)  # Amman, once a John Amman has been named
        span = self._parse.char_span(name.start, name.end, alignment_mode="expand")
        if span is None:
            return None
        head = span.root
        if head.dep_ in {"nsubj", "nsubjpass"} or (head.dep_ == "pobj" and head.head.lower_ in {"by", "with", "against"}):
            return self._bodies.known(state)
        return None
