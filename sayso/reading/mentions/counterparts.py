"""Whom "his German counterpart" means: who holds in the other state the office that "he" holds in his own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed
from sayso.reading.coreference import Reference
from sayso.reading.mentions.offices import capitalised

if TYPE_CHECKING:
    from sayso.knowledge.actors import Actor
    from sayso.knowledge.actors.base import Actors
    from sayso.knowledge.actors.words import Words
    from sayso.reading.mentions.entities import Entity

COUNTERPARTS = listed("actors/words", "counterparts")


def counterpart(owner: Entity, country: str, actors: Actors, words: Words, date: str | None) -> Actor | Reference | None:
    """The person of the base, else an unknown one called by office and state; None where the owner's office is not known.

    Args:
        owner: whose counterpart it is, a person of the report.
        country: id of the other state.
        actors: the actor base.
        words: the vocabulary of offices.
        date: the report's ISO date, or None.
    """
    state = actors.get(country)
    if owner.kind != "person" or state is None or owner.country == country:
        return None
    actor = actors.get(owner.actor) if owner.actor else None
    roles = [r for r in (actor.roles_on(date) if actor else ()) if r.of == owner.country]
    told = _told(owner, words)
    kinds = [r.kind for r in roles] or (list(words.offices[told].kinds) if told else [])
    for kind in kinds:
        held = actors.holders(country, kind, date)
        if len({a.id for _, a in held}) == 1:
            return held[0][1]
    called = capitalised(told)
    if roles and (home := actors.get(roles[0].of or "")) is not None:
        called = roles[0].office.removesuffix(f" of {home.name}").removesuffix(f" of the {home.name}")
    if not called:
        return None
    sector = words.offices[told].sector if told else "GOV"
    name, because = f"{called} of {state.name}", f"{owner.name}'s counterpart"
    return Reference(actor=None, name=name, kind="person", country=country, sector=sector, because=because)


def office_of(actor: Actor, country: str | None, actors: Actors, date: str | None) -> str | None:
    """The first office that somebody holds in a state, with the state ("Minister of Foreign Affairs of Germany")."""
    role = next((r for r in actor.roles_on(date) if r.of == country), None)
    state = actors.get(country) if country else None
    if role is None or state is None:
        return None
    return role.office if state.name in role.office else f"{role.office} of {state.name}"


def _told(owner: Entity, words: Words) -> str:
    """The longest office among the words by which the report calls somebody; empty without one."""
    own = owner.titles | owner.epithets
    if own & (words.not_in_office | words.no_longer):
        return ""  # a deputy, or a former one
    named = [office for office in words.offices if set(office.split()) <= own and office not in {"leader", "chief", "head"}]
    return max(named, key=len, default="")
