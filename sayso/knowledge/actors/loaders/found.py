"""What a loader finds in somebody else's data, and how it becomes an entry of our own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sayso.knowledge.actors.names import fold
from sayso.knowledge.actors.records import Actor, ActorKind, OfficeKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.knowledge.actors.base import Actors

_OF_STATES = frozenset({"head_of_state", "head_of_government"})


@dataclass(slots=True)
class FoundRole:
    """An office or membership: its words, the state (ISO alpha-3), body or country's name it belongs to, ISO dates."""

    office: str
    of: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(slots=True)
class Found:
    """Somebody in a file: ``key`` is the file's own id; ``kind`` None where the file does not tell it."""

    key: str
    name: str
    source: str
    kind: ActorKind | None = None
    names: list[str] = field(default_factory=list)
    country: str | None = None
    sector: str | None = None
    female: bool | None = None
    roles: list[FoundRole] = field(default_factory=list)


class Assembler:
    """Makes entries of what was found, recognising those whom the base has already.

    Args:
        base: the actors that are known.
    """

    def __init__(self, base: Actors) -> None:
        self._base = base

    @cached_property
    def _kinds(self) -> dict[str, Any]:
        from sayso.knowledge.yaml_text import read_yaml

        text = files("sayso.knowledge.actors.loaders").joinpath("kinds.yaml").read_text(encoding="utf-8")
        loaded: dict[str, Any] = read_yaml(text, "kinds.yaml")
        return loaded

    @cached_property
    def _offices(self) -> list[tuple[str, OfficeKind]]:
        from sayso.knowledge.actors.words import Words

        words = ((w, o.kinds[0]) for w, o in Words.load().offices.items() if w not in {"leader", "chief"})
        return sorted(words, key=lambda w: -len(w[0]))

    def class_of(self, words: str) -> tuple[ActorKind, str | None] | None:
        """Kind and PLOVER sector of a class in words ("political party in Norway"), or None."""
        hit = self._first("classes", words)
        return (hit["kind"], hit["sector"]) if hit else None

    def office_kind(self, office: str, state: str | None) -> tuple[OfficeKind, str | None]:
        """What sort of office words name, for a state (ISO alpha-3) or something else, and PLOVER's sector."""
        words = office.lower()
        for phrase, kind in self._offices:
            at = re.search(rf"\b{re.escape(phrase)}\b", words)
            if at is None or (kind in _OF_STATES and not self._whole(words, at.start(), at.end(), state)):
                continue
            return kind, "GOV"
        hit = self._first("offices", words)
        return (hit["kind"], hit["sector"]) if hit else ("other", None)

    def _whole(self, words: str, start: int, end: int, state: str | None) -> bool:
        """Whether an office is that of a state: "president of Norway", not "vice president", "president of the senate"."""
        if state is None or words[:start].strip(" -") not in {"", "the", "federal", "interim", "acting", "transitional"}:
            return False
        rest = words[end:].strip()
        of = re.sub(r"\Aof (?:the )?", "", rest)
        known = self._base.get(state)
        names = {fold(n) for n in (known.name, *known.names)} if known else set()
        return not rest or fold(of) in names or fold("the " + of) in names

    def _first(self, table: str, words: str) -> dict[str, Any] | None:
        text = words.lower()
        return next((e for e in self._kinds[table] if any(re.search(rf"\b{w}s?\b", text) for w in e["words"])), None)

    def actors(self, found: Iterable[Found]) -> list[Actor]:
        """Entries for a pack that merges; those without a kind are left out."""
        out: dict[str, Actor] = {}
        for one in found:
            if one.kind is not None:
                actor = self._actor(one, one.kind)
                out.setdefault(actor.id, actor)
        return list(out.values())

    def _actor(self, one: Found, kind: ActorKind) -> Actor:
        roles = tuple(self._role(r, one) for r in one.roles)
        sectors = [s for r in one.roles if (s := self.office_kind(r.office, self._state(r.of))[1])]
        country = one.country or next((c for r in roles if (c := self._state(r.of))), None)
        actor = Actor(
            id=one.key, kind=kind, name=one.name, names=tuple(n for n in dict.fromkeys(one.names) if n != one.name),
            country=country, sector=one.sector or (sectors[0] if sectors else None), female=one.female, roles=roles,
            source=one.source,
        )  # fmt: skip
        known = self.known(actor)
        return actor if known is None else _renamed(actor, known)

    def known(self, actor: Actor) -> Actor | None:
        """The entry of the base that means the same one: of the same kind, by a name of two words or more, no other country."""
        fits: dict[str, Actor] = {}
        for name in (actor.name, *actor.names):
            if actor.kind == "person" and len(name.split()) < 2:  # noqa: PLR2004 - a bare surname
                continue
            for other in self._base.named(name):
                same_country = actor.country == other.country
                exact = fold(name) in {fold(n) for n in (other.name, *other.names)}
                if actor.kind == other.kind and (same_country or (exact and None in {actor.country, other.country})):
                    fits[other.id] = other
        return next(iter(fits.values())) if len(fits) == 1 else None

    def _state(self, of: str | None) -> str | None:
        known = self._base.get(of) if of else None
        return known.id if known is not None and known.kind == "state" else None

    def _role(self, role: FoundRole, one: Found) -> Role:
        of = role.of if role.of and role.of in self._base else None
        kind, _ = self.office_kind(role.office, self._state(of))
        return Role(office=role.office, kind=kind, of=of, start=role.start, end=role.end, source=one.source)

    def body(self, name: str) -> str | None:
        """The id of the state, body or organisation of exactly that name, or None."""
        known = [a for a in self._base.named(name) if a.kind != "person"]
        return known[0].id if known and fold(name) in {fold(n) for n in (known[0].name, *known[0].names)} else None


def _renamed(actor: Actor, known: Actor) -> Actor:
    import msgspec

    names = tuple(n for n in (actor.name, *actor.names) if n != known.name)
    return msgspec.structs.replace(actor, id=known.id, name=known.name, names=names)


def joined(found: Iterable[Found]) -> list[Found]:
    """One entry for each key: names and roles of the rows that share it are put together."""
    out: dict[str, Found] = {}
    for one in found:
        first = out.get(one.key)
        if first is None:
            out[one.key] = replace(one)
            continue
        first.names += one.names
        first.roles += [r for r in one.roles if r not in first.roles]
        first.kind, first.country = first.kind or one.kind, first.country or one.country
        first.sector, first.female = first.sector or one.sector, first.female if first.female is not None else one.female
    return list(out.values())
