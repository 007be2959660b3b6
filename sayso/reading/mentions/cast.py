"""The cast of a report: the entity behind each name in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sayso.reading.mentions.entities import Entity
from sayso.reading.mentions.focus import REPORT_FROM_EVERYWHERE, focus
from sayso.reading.mentions.names import Name, inside
from sayso.reading.mentions.people import People
from sayso.reading.mentions.state_bodies import body_of, chosen, country_behind, shared_sector, without_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from sayso.knowledge.actors import Actor, Actors
    from sayso.knowledge.actors.words import Words
    from sayso.knowledge.outlets import Outlet, Outlets
    from sayso.reading.mentions.abbreviations import Definition

#: Words before a name that are looked at for titles and countries.
_LONGEST_TITLE = 8


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
        self, parse: Doc, names: Iterable[Name], definitions: Iterable[Definition], *,
        actors: Actors, outlets: Outlets, words: Words, date: str | None,
    ) -> None:  # fmt: skip
        self._parse = parse
        self._tokens_of: dict[tuple[int, int], list[Token]] = {}
        self._actors = actors
        self._outlets = outlets
        self._words = words
        self._bodies: dict[str, Entity] = {}
        self._abbreviations: dict[str, Entity] = {}
        self._by_token: dict[int, Entity] = {}
        self._country_by_token: dict[int, str] = {}
        self._starts: dict[int, tuple[Entity, int, int, int]] = {}
        self.names: list[tuple[Name, Entity]] = []
        names = self._all = list(names)
        meant = [(n, found) for n in names if (found := self._states_of(n))]
        self._votes = Counter(a.country for _, found in meant if len(found) == 1 for a in found)
        states = [(n.start, s.country, 1.0) for n, found in meant if (s := self._likeliest(found)).country]
        belonging = [
            (n.start, a.country, 0.5)
            for n in names
            if n.how == "exact" and len(n.actors) == 1 and shared_sector(n.text, words.shared) is None
            if (a := actors.get(n.actors[0])) is not None and a.kind != "state" and a.country
        ]
        self._leading = focus([*states, *belonging])
        self._named_states = {country for _, country, _ in states}
        self.people = People(actors, date, Counter(country for _, country, _ in states))
        self._reporting = frozenset(n.text for n in names if self._reports(n)) - {n.text for n in names if self._titled(n)}
        self._cast(names, list(definitions))

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
        """What points to a country, with offset and weight: states themselves, and people and bodies that belong to them.

        Some media report from everywhere: they point to their country where others do too, else to none ("").
        """
        for token, country in self._country_by_token.items():
            yield self._parse[token].idx, country, 1.0
        others = {e.country for _, e in self.names if e.kind != "media"} | set(self._country_by_token.values())
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
                self._place(name, entity)
        self._define(definitions)
        for name in names:
            short = self._abbreviations.get(name.text)
            if short is not None:
                self._place(name, short)
        for name, entity in self.names:
            if entity.kind == "person" and entity.of is None:
                entity.of = self._body_beside(name)

    def _body_beside(self, name: Name) -> Entity | None:
        """The body that a person's description names: "FSA spokesman Adam Berg", "Adam Berg, a spokesman for the FSA"."""
        tokens = self._tokens(name)
        behind = [c for t in tokens for c in t.children if c.dep_ == "appos" and c.i > tokens[-1].i]
        near = [*self._before(name), *(w for t in behind for w in list(t.subtree)[:_LONGEST_TITLE])]
        found = (self._by_token.get(t.i) for t in near)
        return next((e for e in found if e is not None and e.kind in {"organisation", "body", "armed_group", "media"}), None)

    def _look_ahead(self, names: list[Name]) -> None:
        """Note full names and countries first, so that a bare surname or a title before them finds them."""
        for name in names:
            if self._is_person(name):
                self.people.full(name)
            elif name.actors and (states := self._states_of(name)) and states[0].id == name.actors[0]:
                self._mark(name, self._likeliest(states))

    def _overlooked(self, names: list[Name]) -> Iterator[Name]:
        """Bare surnames of people named in full that neither the index nor spaCy saw ("spoke to Hifter")."""
        covered = {t.i for n in names for t in self._tokens(n)}
        for token in self._parse:
            if token.i not in covered and token.pos_ == "PROPN" and token.text[:1].isupper() and self.people.has(token.text):
                yield Name(token.idx, token.idx + len(token), token.text, "entity", (), "PERSON")

    def _is_person(self, name: Name) -> bool:
        known = [a for i in name.actors if (a := self._actors.get(i))]
        if not known and name.outlet is None:
            return name.label == "PERSON" or self.people.has(name.text) or self._called_person(name)
        return any(a.kind == "person" for a in known)

    def _called_person(self, name: Name) -> bool:
        """Whether a word for a person makes a name a person's ("the lawyer Ann-Marie Doe"), whatever spaCy calls it."""
        tokens = self._tokens(name)
        before = self._parse[tokens[0].i - 1] if tokens and tokens[0].i else None
        if before is None or name.words < 2 or name.how != "entity":  # noqa: PLR2004 - a full name
            return False
        noun = before.tag_ == "NN" and before.dep_ == "compound" and before.lower_ in self._words.persons
        return noun and before.head.i in {t.i for t in tokens}

    def _entity(self, name: Name) -> Entity | None:
        """The entity that a name means, or None where it names a place or gives only a country."""
        known = [a for i in name.actors if (a := self._actors.get(i))]
        if name.how in {"adjective", "people", "capital"}:
            if name.how == "capital" and self.people.has(name.text, exactly=True) and not inside(self._tokens(name)):
                return self.people.bare(name, titled=True, country=None)  # Amman, once a John Amman has been named
            if name.how == "people":
                return self._people_of(name.text, self._fitting(name, known))
            return self._capital(name, known[0]) if name.how == "capital" else None
        if self._is_person(name):
            if name.text in self._reporting:
                return self._medium(name.text)
            country = self._country_before(name)
            entity = self.people.full(name) or self.people.bare(name, titled=self._titled(name), country=country)
            if entity is not None:
                self._note_titles(name, entity)
            return entity
        return self._known_body(name, known) if known else self._unknown_body(name)

    def _known_body(self, name: Name, known: list[Actor]) -> Entity:
        sector = shared_sector(name.text, self._words.shared)
        if sector is not None:
            words, state = without_state(name.text, self._actors)
            said = state or self._country_said(name)
            fit = chosen(known, said=said, near=self._countries_near(name), leading=self._leading)
            if fit is None and said is None:
                fit = self._only_one_in_report(known)
            return self._body(fit) if fit is not None else self._shared_body(words, sector, said or self._leading)
        actor = self._fitting(name, known)
        if actor.kind == "state":
            self._mark(name, actor)
        return self._body(actor)

    def _unknown_body(self, name: Name) -> Entity:
        """An outlet, a shorter name of a body named before, or an organisation that the base does not have."""
        outlet = name.outlet or self._outlets.match(name.text)
        if outlet is not None:
            return self._outlet(outlet)
        if name.words == 1 and (longer := self._ending_in(name.text)) is not None:
            return longer
        words, state = without_state(name.text, self._actors)
        sector = shared_sector(words, self._words.shared)
        if sector is not None:
            return self._shared_body(words, sector, state or self._country_said(name) or self._leading)
        inside = (self._actors.get(c[0].actor) for c in self._actors.find(name.text))
        country = next((a.country for a in inside if a is not None and a.country), None)
        entity = Entity(name=name.text, kind="organisation", country=country, because="named in the report")
        return self._bodies.setdefault(name.text, entity)

    def _shared_body(self, words: str, sector: str, country: str | None) -> Entity:
        entity = body_of(words, sector, country, self._actors)
        return self._bodies.setdefault(entity.actor or entity.name, entity)

    def _country_said(self, name: Name) -> str | None:
        """The country that a body's own phrase gives, before its name, inside it or behind it."""
        tokens = self._tokens(name)
        return self._country_before(name) or (country_behind(tokens[-1], self.country_at) if tokens else None)

    def _countries_near(self, name: Name) -> list[str]:
        """The countries that the sentence of a name gives by states and people, nearest first."""
        tokens = self._tokens(name)
        if not tokens:
            return []
        at, sentence = tokens[0].i, tokens[0].sent
        near = [(abs(i - at), c) for i, c in self._country_by_token.items() if sentence.start <= i < sentence.end]
        for i, entity in self._by_token.items():
            if sentence.start <= i < sentence.end and entity.kind == "person" and entity.country:
                near.append((abs(i - at), entity.country))
        return [c for _, c in sorted(near)]

    def _only_one_in_report(self, known: list[Actor]) -> Actor | None:
        """The only one of several bodies whose state the report names at all."""
        there = [a for a in known if a.country and a.country in self._named_states]
        return there[0] if len(there) == 1 else None

    def _states_of(self, name: Name) -> list[Actor]:
        """The states that a name or adjective may mean, two for "Congo"."""
        return [a for i in name.actors if (a := self._actors.get(i)) is not None and a.kind == "state" and a.country]

    def _likeliest(self, states: list[Actor]) -> Actor:
        """Of states with one name the one that other names of the report (a capital, a full name) point to, else the first."""
        return max(states, key=lambda a: self._votes[a.country])

    def _fitting(self, name: Name, known: list[Actor]) -> Actor:
        """Of several bodies with one name that of the country before it, else of the country that leads the report."""
        if len(known) > 1 and len(states := self._states_of(name)) == len(known):
            return self._likeliest(states)
        if len(known) > 1:
            for country in (self._country_before(name), self._leading):
                fit = [a for a in known if a.country == country]
                if fit and country:
                    return fit[0]
        return known[0]

    def _ending_in(self, word: str) -> Entity | None:
        """A body named before whose name ends in a word that stands alone now ("the Council", "the Observatory")."""
        last = [
            e for n, e in self.names
            if e.kind != "person" and word.lower() in {n.text.lower().split()[-1], e.name.lower().split()[-1]}
        ]  # fmt: skip
        return last[-1] if last else None

    def _reports(self, name: Name) -> bool:
        """Whether a lone name that nobody bears reports something, as papers do; people are first named in full."""
        tokens = self._tokens(name)
        if name.how != "entity" or len(tokens) != 1 or self._actors.named(name.text):
            return False
        verb = tokens[0].head
        told = any(c.dep_ == "ccomp" for c in verb.children) or verb.dep_ == "advcl"
        return (
            tokens[0].dep_ == "nsubj"
            and verb.lemma_.lower() == "report"
            and told
            and not any(n.words > 1 and n.text.endswith(f" {name.text}") for n in self._all)
        )

    def _medium(self, name: str) -> Entity:
        return self._bodies.setdefault(
            name, Entity(name=name, kind="media", sector="JRN", because="a lone name that reports, as agencies and papers do")
        )

    def _outlet(self, outlet: Outlet) -> Entity:
        return self._bodies.setdefault(
            outlet.id,
            Entity(
                name=outlet.name, kind="media", actor=outlet.id, country=outlet.country, sector="JRN", because="a known outlet"
            ),
        )

    def _people_of(self, word: str, state: Actor) -> Entity:
        """A people named as such ("Libyans"): a crowd, not the state."""
        return self._bodies.setdefault(
            word,
            Entity(
                name=word, kind="crowd", country=state.country, sector="CVL", plural=True, because=f"people of {state.name}"
            ),
        )

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

    def _define(self, definitions: list[Definition]) -> None:
        """Give each abbreviation the body named in its long form, or failing that what the base knows under those words."""
        for definition in definitions:
            inside = [
                e for n, e in self.names
                if e.kind != "person" and definition.long_start <= n.start and n.end == definition.long_end
            ]  # fmt: skip
            if inside:
                self._abbreviations.setdefault(definition.short, inside[0])
        for definition in definitions:
            known = self._actors.named(definition.long[:1].upper() + definition.long[1:])
            if known and known[0].kind != "person":
                self._abbreviations.setdefault(definition.short, self._body(known[0]))

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
        place = name.start, name.end
        if place not in self._tokens_of:
            span = self._parse.char_span(*place, alignment_mode="expand")
            self._tokens_of[place] = [t for t in span or () if not t.is_space]
        return self._tokens_of[place]

    def _before(self, name: Name) -> list[Token]:
        """The words of the noun phrase in front of a name, nearest first."""
        tokens = self._tokens(name)
        out: list[Token] = []
        if not tokens or tokens[0].is_sent_start:
            return out
        for i in range(tokens[0].i - 1, max(-1, tokens[0].i - 1 - _LONGEST_TITLE), -1):
            token = self._parse[i]
            if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PART", "ADP"} and token.text != ".":
                break
            out.append(token)
            if token.is_sent_start:
                break
        return out

    def _titled(self, name: Name) -> bool:
        before = self._before(name)
        return bool(before) and before[0].lower_.strip(".") in self._words.titles

    def _country_before(self, name: Name) -> str | None:
        return next((c for t in self._before(name) if (c := self._country_by_token.get(t.i))), None)

    def _note_titles(self, name: Name, entity: Entity) -> None:
        """Keep what the report calls a person before and after the name; for an unknown one country and sector, too."""
        before, tokens = self._before(name), self._tokens(name)
        after = [c for t in tokens for c in t.children if c.dep_ == "appos" and c.i > tokens[-1].i]
        after += [t.head for t in tokens if t.dep_ == "appos" and t.head.i < tokens[0].i and t.head.pos_ == "NOUN"]
        described = [w for t in after for w in (*t.lefts, t) if w.pos_ in {"NOUN", "PROPN", "ADJ"}]
        entity.epithets.update(t.lemma_.lower() for t in (*before, *described))
        for token in (*before, *described):
            word = token.lower_.strip(".")
            known = word in self._words.titles or word in self._words.persons or word in self._words.offices
            if known or token in described:
                entity.titles.add(token.lemma_.lower())
            entity.gender = entity.gender or self._words.titles.get(word)
            if entity.actor is None:
                entity.country = entity.country or self._country_by_token.get(token.i)
                entity.sector = entity.sector or self._sector_of(token, word)
        if entity.actor is None and entity.country is None:
            entity.country = next((c for t in after if (c := self._country_of_body(t))), None)
        if entity.kind == "person":
            entity.shown = entity.shown or self._words.gender_of(entity.name)

    def _country_of_body(self, title: Token) -> str | None:
        """The country of what a title behind a name is of ("a colonel of the Senegalese army"), or None."""
        if title.lower_ not in self._words.offices.keys() | self._words.persons.keys():
            return None
        bodies = [g for c in title.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
        return next((c for b in bodies for w in (*b.lefts, b) if (c := self._country_by_token.get(w.i))), None)

    def _sector_of(self, token: Token, word: str) -> str | None:
        """The sector that a title or office tells ("general": MIL), or whose it is ("opposition leader": OPP), or None."""
        office = self._words.offices.get(word)
        own = office.sector if office is not None else self._words.persons.get(word)
        if own is None or token.is_sent_start:
            return own
        whose = self._words.parties.get(token.nbor(-1).lemma_.lower())
        return whose.sector if whose is not None and whose.sector not in {None, "GOV"} else own
