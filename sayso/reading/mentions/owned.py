"""Whose a party is: "Gaddafi's forces", "forces loyal to Haftar", "the sending of troops" by Turkey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed
from sayso.reading.coreference import Reference
from sayso.reading.mentions.offices import Offices
from sayso.reading.mentions.wording import governed, hyphened

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.knowledge.actors import Actor
    from sayso.knowledge.actors.words import PartyNoun
    from sayso.reading.mentions.entities import Entity

_SENDING = listed("actors/words", "sending")


class Owned(Offices):
    """Reads whose a party is.

    Third of the chain Wording, Offices, Owned, Describer.
    """

    def side(self, entity: Entity) -> str | None:
        """The country whose government side a leader stands for on the date ("Gaddafi's forces"), or None."""
        actor = self._actors.get(entity.actor) if entity.actor else None
        if actor is None:
            return None
        if actor.kind == "state":
            return actor.id
        heads = {"head_of_state", "head_of_government"}
        return next((r.of for r in actor.roles_on(self._date) if r.kind in heads and r.of), None)

    def leads(self, entity: Entity) -> Actor | None:
        """The group that a person leads on the date ("Haftar's forces"), or None."""
        actor = self._actors.get(entity.actor) if entity.actor else None
        roles = actor.roles_on(self._date) if actor else ()
        return next((a for r in roles if r.kind in {"leader", "military"} and r.of and (a := self._actors.get(r.of))), None)

    def _sender(self, head: Token) -> str | None:
        """The country of whoever sends or withdraws troops ("Turkey announced the sending of troops"), or None."""
        up = head
        for _ in range(4):
            up = up.head
            if up.lemma_.lower() in _SENDING:
                while up.head.i != up.i and not any(c.dep_ in {"nsubj", "poss"} for c in up.children):
                    up = up.head
                for child in up.children:
                    entity = self._named(child) if child.dep_ in {"nsubj", "poss"} else None
                    if entity is not None and entity.kind in {"person", "state"}:
                        return entity.country
        return None

    def _owner(self, head: Token) -> Entity | None:
        """Whose the party is: a possessor, X in "forces loyal to X" or "pro-X forces", or a name in front ("NATO forces")."""
        for token in head.subtree:
            if token.i == head.i or token.i > head.i + 6:
                continue
            if hyphened(token):
                continue
            near = token.dep_ in {"poss", "compound", "nmod", "amod"} or governed(token, head, {"to", "of", "under"})
            if near and (entity := self._named(token)) is not None:
                return entity
        return None

    def _owned(self, owner: Entity, head: Token, noun: PartyNoun) -> Reference | None:
        anti = any(t.lower_.startswith("anti") for t in head.doc[max(0, head.i - 4) : head.i])
        country = self.side(owner)
        if country and not anti and owner.kind in {"person", "body"}:
            adjective = self._adjective(country)
            because = f"{owner.name} heads the government of {country} on the report's date"
            name = f"{adjective} government forces" if noun.kind == "body" else f"{adjective} government {head.lower_}"
            return Reference(
                actor=f"{country}.MIL", name=name, kind="body", country=country, sector="MIL", plural=True, because=because
            )
        group = self.leads(owner) if owner.kind == "person" and not anti else None
        if group is not None:
            return Reference(actor=group.id, name=group.name, kind=group.kind, country=group.country, sector=group.sector,
                             plural=True, because=f"led by {owner.name} on the report's date")  # fmt: skip
        if owner.kind in {"organisation", "armed_group", "body"} and not anti:
            return Reference(actor=owner.actor, name=owner.name, kind=owner.kind, country=owner.country, sector=owner.sector,
                             plural=True, because=f"{head.text} of {owner.name}")  # fmt: skip
        return None
