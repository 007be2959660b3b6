"""Whom "the Turkish president", "the minister", "its envoy" or "his German counterpart" means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.coreference import Reference
from sayso.reading.mentions.apposition import person_beside
from sayso.reading.mentions.counterparts import COUNTERPARTS, counterpart
from sayso.reading.mentions.so_far import SoFar
from sayso.reading.mentions.somebody import JOURNALISTS
from sayso.reading.mentions.whose import accredited, envoy_called, envoy_known

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.mentions.entities import Entity


_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "each", "every", "no"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})


class Persons(SoFar):
    """Resolves descriptions of one person by what has been read.

    Second of the chain SoFar, Persons, Walk, ReportReferents.
    """

    def _person(self, head: Token) -> Entity | None:
        """Whom "the Turkish president", "the minister" or "the general" means."""
        sure = person_beside(head, self._cast.starting_at, self._named, self._words) or self._envoy(head)
        if sure is not None:
            return sure
        first = self._parse[self._chunks.get(head.i, (head.left_edge.i, 0))[0]]
        explicit = self._describer.explicit_country(head)
        if first.lower_ in _INDEFINITE or any(t.lower_ in _INDEFINITE for t in head.lefts):
            return self._introduced_later(head, explicit)
        definite = any(t.dep_ in {"det", "poss"} for t in head.children) or explicit is not None
        definite = definite or (head.text[:1].isupper() and head.dep_ in SUBJECTS and head.lower_ in self._words.titles)
        if not definite:
            return None
        if any(t.lower_ == "our" for t in head.lefts):
            return self._own_correspondent(head)
        complement = self._describer.complement(head)
        if complement is not None and self._cast.country_at(complement) is None:
            owner = self._named(complement)
            if owner is None or owner.kind != "state":
                return self._head_of(complement, head) or self._introduced_later(head, explicit)
            explicit = owner.country
        return self._in_office(head, explicit)

    def _envoy(self, head: Token) -> Entity | None:
        """Whom "its U.N. envoy" means: the one whom the base has, else one called by his office."""
        sent = accredited(head, self._words, self._holder, self._cast.country_at)
        if sent is None:
            return None
        actor = envoy_known(sent, self._actors, self._date)
        if actor is not None:
            return self._cast.people.known(actor, f"envoy to {sent.to.name} on the report's date")
        name = envoy_called(head, sent, self._actors)
        if name is None:
            return None
        because = "described in the report"
        return self._crowd_entity(
            Reference(actor=None, name=name, kind="person", country=sent.state, sector="GOV", plural=False, because=because)
        )

    def _counterpart(self, head: Token) -> Entity | None:
        """Whom "his German counterpart" means."""
        if head.lemma_.lower() not in COUNTERPARTS or head.tag_ not in {"NN", "NNP"}:
            return None
        beside = person_beside(head, self._cast.starting_at, self._named, self._words)
        if beside is not None:
            return beside
        explicit = self._describer.explicit_country(head)
        owner = next((self._named(t) for t in head.children if t.dep_ == "poss"), None)
        if owner is None or explicit is None:
            return None
        found = counterpart(owner, explicit, self._actors, self._words, self._date)
        if found is None:
            return None
        if isinstance(found, Reference):
            return self._crowd_entity(found)
        return self._cast.people.known(found, f"{owner.name}'s counterpart on the report's date")

    def _in_office(self, head: Token, explicit: str | None) -> Entity | None:
        """Who holds the office, or bears the title, that a definite description names."""
        held = self._describer.holder(head, explicit) if explicit else None
        if held is not None and not self._describer.of_its_own(head):
            actor, office = held
            return self._cast.people.known(actor, f"{office} on the report's date")
        return self._again_person(head, explicit) or self._introduced_later(head, explicit) or self._leader(head, explicit)

    def _introduced_later(self, head: Token, explicit: str | None) -> Entity | None:
        """Who is named further on with the words of this description ("An NTC spokesman said ..." before the name).

        Only where the words say more than the office, and one person alone bears them.
        """
        start = self._chunks.get(head.i, (head.i, 0))[0]
        own = [t for t in self._parse[start : head.i] if t.pos_ in {"NOUN", "PROPN"} and not self._cast.country_at(t)]
        if not own and explicit is None:
            return None
        word, found = head.lemma_.lower(), {}
        for name, entity in self._cast.names:
            if name.start < head.idx or entity.kind != "person" or word not in entity.titles:
                continue
            if explicit is not None and entity.country != explicit:
                continue
            if all(t.lemma_.lower() in entity.epithets or self._cast.entity_at(t) is entity.of is not None for t in own):
                found[id(entity)] = entity
        return next(iter(found.values())) if len(found) == 1 else None

    def _own_correspondent(self, head: Token) -> Entity | None:
        """Whom "our correspondent" means: the journalist named nearest before, else the only one in the report."""
        if head.lemma_.lower() not in JOURNALISTS:
            return None
        named = [
            (n.start, e) for n, e in self._cast.names
            if e.kind == "person" and (e.titles & JOURNALISTS or (e.of is not None and e.of.kind == "media"))
        ]  # fmt: skip
        before = [e for start, e in named if start < head.idx]
        if before:
            return before[-1]
        return named[0][1] if len({id(e) for _, e in named}) == 1 else None

    def _leader(self, head: Token, explicit: str | None) -> Entity | None:
        """Who holds the highest offices of the report's country, where "the president" stands alone."""
        office = self._describer.office(head)
        if office is None or explicit is not None or office.kinds not in {("head_of_state",), ("head_of_government",)}:
            return None
        start, word = self._chunks.get(head.i, (head.i, 0))[0], head.lemma_.lower()
        if self._describer.complement(head) is not None or any(t.pos_ == "ADJ" for t in self._parse[start : head.i]):
            return None
        held = self._describer.holder(head, self._country) if not self._describer.of_its_own(head) else None
        if held is None or not {word, {"premier": "prime"}.get(word)} & set(held[1].lower().split()):
            return None  # "the chancellor" is no prime minister
        return self._cast.people.known(held[0], f"{held[1]} on the report's date; its country is the report's")

    def _head_of(self, complement: Token, head: Token) -> Entity | None:
        """The head of the body that a complement names ("the commander of the LNA", "its chairman"), where the base has one."""
        body = self._cast.entity_at(complement) or self._at.get(complement.i)
        if body is None or body.actor is None or body.kind == "person":
            return None
        actor = self._describer.leader_of(body.actor, head)
        return self._cast.people.known(actor, f"heads {body.name} on the report's date") if actor else None

    def _again_person(self, head: Token, explicit: str | None) -> Entity | None:
        """A person of the report who is taken up again by office or title; nobody else is near enough."""
        own = {t.lemma_.lower() for t in self._describer.of_its_own(head)}
        off = self._describer.beside_office(head) - self._words.no_longer
        people = [s.entity for s in reversed(self.sightings) if s.entity.kind == "person" and s.form != "crowd"]
        holders = [e for e in people if explicit is None and not off and self._describer.holds(e, head)]
        for entity in (*holders, *people):
            if not (own | off) <= entity.epithets:
                continue
            if self._describer.may_be(entity, head) if explicit is None else self._compatriot(entity, head, explicit):
                return entity
        return None

    def _compatriot(self, entity: Entity, head: Token, country: str) -> bool:
        """Whether "the Ghanaian diplomat" may mean a person of the report: of that country, and no office is named."""
        return entity.country == country and entity.actor is not None and self._describer.office(head) is None
