"""The cast of a report: the entity behind each name in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.mentions.entities import Entity
from sayso.reading.mentions.people import People

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from sayso.knowledge.actors import Actor, Actors
    from sayso.knowledge.actors.words import Words
    from sayso.knowledge.outlets import Outlets
    from sayso.reading.mentions.abbreviations import Definition
    from sayso.reading.mentions.names import Name
    from sayso.schema import MentionKind

_PLACE_PREPOSITIONS = frozenset("in at near from to outside around into through towards toward via over inside across".split())


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
    """

    def __init__(
        self, parse: Doc, names: Iterable[Name], definitions: Iterable[Definition],
        actors: Actors, outlets: Outlets | None, words: Words, date: str | None,
    ) -> None:  # fmt: skip
        self._parse = parse
        self._actors = actors
        self._outlets = outlets
        self._words = words
        self.people = People(actors, date)
        self._bodies: dict[str, Entity] = {}
        self._abbreviations: dict[str, Entity] = {}
        self._by_token: dict[int, Entity] = {}
        self._country_by_token: dict[int, str] = {}
        self._starts: dict[int, tuple[Entity, int, int, int]] = {}
        self.names: list[tuple[Name, Entity]] = []
        self._cast(list(names), list(definitions))

    def entity_at(self, token: Token) -> Entity | None:
        """The entity whose name the token is part of."""
        return self._by_token.get(token.i)

    def country_at(self, token: Token) -> str | None:
        """The country that a name, adjective or capital at the token stands for."""
        return self._country_by_token.get(token.i)

    def starting_at(self, token: int) -> tuple[Entity, int, int, int] | None:
        """The name that starts at a token: entity, start and end offsets, head token."""
        return self._starts.get(token)

    def countries(self) -> Iterator[tuple[int, str, float]]:
        """What points to a country, with offset and weight: the states themselves, and people and bodies that belong to them."""
        for token, country in self._country_by_token.items():
            yield self._parse[token].idx, country, 1.0
        for name, entity in self.names:
            if entity.country and entity.kind != "state":
                yield name.start, entity.country, 0.5

    def _cast(self, names: list[Name], definitions: list[Definition]) -> None:
        for name in names:  # full names first, so that a bare surname before them finds its bearer
            if self._is_person(name):
                self.people.full(name)
        for name in names:
            entity = self._entity(name)
            if entity is not None:
                self._place(name, entity)
                for definition in definitions:
                    if definition.start == name.start or (
                        definition.long_start <= name.start and name.end == definition.long_end
                    ):
                        self._abbreviations.setdefault(definition.short, entity)
        for definition in definitions:
            self._define(definition)
        for name in names:
            short = self._abbreviations.get(name.text)
            if short is not None:
                self._place(name, short)

    def _is_person(self, name: Name) -> bool:
        known = [a for i in name.actors if (a := self._actors.get(i))]
        return (name.label == "PERSON" and not known) or any(a.kind == "person" for a in known)

    def _entity(self, name: Name) -> Entity | None:
        known = [a for i in name.actors if (a := self._actors.get(i))]
        if name.how in {"adjective", "people", "capital"}:
            self._mark(name, known[0])
            return self._capital(name, known[0]) if name.how == "capital" else None
        if self._is_person(name):
            entity = self.people.full(name) or self.people.bare(
                name, titled=self._titled(name), country=self._country_before(name)
            )
            if entity is not None:
                self._note_titles(name, entity)
            return entity
        if known:
            actor = known[0]
            if actor.kind == "state":
                self._mark(name, actor)
            return self._body(actor)
        outlet = self._outlets.match(name.text) if self._outlets is not None else None
        kind: MentionKind = "media" if outlet is not None else "organisation"
        full = outlet.name if outlet is not None else name.text
        return self._bodies.setdefault(full, Entity(name=full, kind=kind, country=outlet.country if outlet else None,
                                                    sector="JRN" if outlet else None, because="named in the report"))  # fmt: skip

    def _body(self, actor: Actor) -> Entity:
        entity = self._bodies.get(actor.id)
        if entity is None:
            entity = Entity(name=actor.name, kind=actor.kind, actor=actor.id, country=actor.country, sector=actor.sector,
                            because=f"named in the actor base as {actor.name}")  # fmt: skip
            self._bodies[actor.id] = entity
        return entity

    def _capital(self, name: Name, state: Actor) -> Entity | None:
        """A capital stands for its government where it acts or is acted upon, not where it is a place."""
        span = self._parse.char_span(name.start, name.end, alignment_mode="expand")
        if span is None:
            return None
        head = span.root
        if head.dep_ in {"nsubj", "nsubjpass"} or (head.dep_ == "pobj" and head.head.lower_ in {"by", "with", "against"}):
            return self._body(state)
        return None

    def _mark(self, name: Name, state: Actor) -> None:
        if state.country:
            for token in self._tokens(name):
                self._country_by_token[token.i] = state.country

    def _define(self, definition: Definition) -> None:
        """Give an abbreviation its entity: what is named or, failing that, what the long form says."""
        if definition.short in self._abbreviations:
            return
        known = self._actors.named(definition.long)
        if known and known[0].kind != "person":
            self._abbreviations[definition.short] = self._body(known[0])

    def _place(self, name: Name, entity: Entity) -> None:
        tokens = self._tokens(name)
        if not tokens:
            return
        span = self._parse[tokens[0].i : tokens[-1].i + 1]
        for token in tokens:
            self._by_token[token.i] = entity
        self._starts[tokens[0].i] = (entity, name.start, name.end, span.root.i)
        self.names = [(n, e) for n, e in self.names if n != name]
        self.names.append((name, entity))

    def _tokens(self, name: Name) -> list[Token]:
        span = self._parse.char_span(name.start, name.end, alignment_mode="expand")
        return [] if span is None else [t for t in span if not t.is_space]

    def _before(self, name: Name) -> list[Token]:
        """The words of the noun phrase in front of a name, nearest first."""
        tokens = self._tokens(name)
        out = []
        i = tokens[0].i - 1 if tokens else -1
        while (
            i >= 0
            and len(out) < 8
            and not self._parse[i].is_sent_start
            and self._parse[i].pos_ in {"NOUN", "PROPN", "ADJ", "PART", "ADP", "PUNCT"}
        ):  # noqa: E501, PLR2004
            if self._parse[i].text in {",", ".", ";", ":"} and self._parse[i + 1].text != ".":
                break
            out.append(self._parse[i])
            i -= 1
        return out

    def _titled(self, name: Name) -> bool:
        before = self._before(name)
        return bool(before) and before[0].lower_.strip(".") in self._words.titles

    def _country_before(self, name: Name) -> str | None:
        return next((c for t in self._before(name) if (c := self._country_by_token.get(t.i))), None)

    def _note_titles(self, name: Name, entity: Entity) -> None:
        for token in self._before(name):
            word = token.lower_.strip(".")
            if word in self._words.titles or word in self._words.persons or word in self._words.offices:
                entity.titles.add(token.lemma_.lower())
                gender = self._words.titles.get(word)
                entity.gender = entity.gender or gender
