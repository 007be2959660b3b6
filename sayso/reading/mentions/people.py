"""People of a report: full names, bare surnames and initials brought together, and known people recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.actors.names import ARTICLES, fold, near, skeleton
from sayso.reading.mentions.entities import Entity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sayso.knowledge.actors import Actor, Actors
    from sayso.reading.mentions.names import Name

#: Years before and after a role in which its holder may be meant by a bare surname.
_BEFORE, _AFTER = 3, 12
_PRECEDENCE = ("head_of_state", "head_of_government", "leader", "foreign", "head_of_organisation", "defence")


def person_words(name: str) -> list[str]:
    """The folded words of a personal name, without articles, initials and suffixes."""
    words = [w for part in name.replace("-", " ").replace("\u2010", " ").split() if (w := fold(part).strip(".,"))]
    kept = [w for w in words if w not in ARTICLES and len(w) > 1 and w not in {"jr", "sr", "ii", "iii"}]
    return kept or words


class People:
    """The people of one report.

    Args:
        actors: the base.
        date: the report's ISO date, or None.
        countries: how often the report names each country.
    """

    def __init__(self, actors: Actors, date: str | None, countries: Mapping[str, int]) -> None:
        self._actors = actors
        self._date = date
        self._countries = countries
        self._known: dict[str, Entity] = {}
        self._full: list[tuple[list[str], Entity]] = []

    def full(self, name: Name) -> Entity | None:
        """The entity of a name of two words or more, or of one that the index has whole; None for a bare surname."""
        words = person_words(name.text)
        if name.how == "exact" and name.actors:
            actor = self._choose(name.actors)
            return self._of(actor, words) if actor else None
        if len(words) < 2:  # noqa: PLR2004 - a bare surname
            return None
        alike = [a for a in self._actors.named(name.text) if a.kind == "person"]
        actor = self._choose([a.id for a in alike]) if alike else None
        if actor:
            return self._of(actor, words)
        for seen, entity in self._full:
            if _same_person(words, seen):
                if len(name.text) > len(entity.name) and entity.actor is None:
                    entity.name = name.text
                return entity
        entity = Entity(name=name.text, kind="person", because="named in full in the report; not in the actor base")
        self._full.append((words, entity))
        return entity

    def has(self, name: str, *, exactly: bool = False) -> bool:
        """Whether somebody named in full in the report has this surname, in any spelling or just this one."""
        words = person_words(name)
        full = [seen for seen, _ in self._full if len(seen) > 1]
        alike = _last_equal if exactly else _last_alike
        return len(words) == 1 and any(_last_equal(words[0], seen) or alike(words[0], seen) for seen in full)

    def bare(self, name: Name, *, titled: bool, country: str | None) -> Entity | None:
        """The entity of a bare surname: first of those named in full in the report, then of those known; a new one if neither.

        Args:
            name: the surname's mention.
            titled: a title stands before it, so that it is surely a person.
            country: the country that the words before it name ("Norwegian Prime Minister"), or None.
        """
        words = person_words(name.text)
        word = words[-1]
        for test in (_last_equal, _last_alike, _any_equal):
            hits = [e for seen, e in self._full if test(word, seen)]
            if hits:
                return _leading(hits)
        sure = titled or name.label == "PERSON"
        candidates = [a for i in name.actors if (a := self._actors.get(i)) and a.kind == "person"]
        if not candidates and sure:
            candidates = [a for a in self._actors.named(name.text) if a.kind == "person"]
        if name.how in {"surname", "entity"}:
            known = country is not None
            candidates = [a for a in candidates if (known and a.country == country) or (name.how == "entity" and a.short)]
        actor = self._choose([a.id for a in candidates], active=True)
        if actor and (sure or name.how == "short"):
            return self._of(actor, words)
        if not sure:
            return None
        entity = Entity(name=name.text, kind="person", because="only the surname stands in the report; not in the actor base")
        self._full.append((words, entity))
        return entity

    def known(self, actor: Actor, because: str) -> Entity:
        """The entity of a known person who is described, not named."""
        entity = self._of(actor, person_words(actor.name))
        entity.because = entity.because or because
        return entity

    def _of(self, actor: Actor, words: list[str]) -> Entity:
        entity = self._known.get(actor.id)
        if entity is None:
            roles = actor.roles_on(self._date) if self._date else ()
            held = "; ".join(r.office for r in roles)
            because = f"named in the actor base as {actor.name}" + (f"; on {self._date}: {held}" if held else "")
            gender = None if actor.female is None else "f" if actor.female else "m"
            entity = Entity(name=actor.name, kind="person", actor=actor.id, country=actor.country, sector=actor.sector,
                            gender=gender, because=because)  # fmt: skip
            for role in roles:
                entity.titles.update(role.office.lower().split(" of ")[0].split())
            self._known[actor.id] = entity
            self._full.append((person_words(actor.name), entity))
        if all(words != seen or e is not entity for seen, e in self._full):
            self._full.append((words, entity))
        return entity

    def _choose(self, ids: Iterable[str], *, active: bool = False) -> Actor | None:
        """The bearer of a name who is meant, by rank of the office held on the date; None if that leaves several."""
        found = [a for i in dict.fromkeys(ids) if (a := self._actors.get(i)) is not None]
        if active:
            found = [a for a in found if self._active(a)]
        if len(found) <= 1:
            return found[0] if found else None
        for kind in _PRECEDENCE:
            held = [a for a in found if any(r.kind == kind for r in a.roles_on(self._date))]
            if held:
                return held[0] if len(held) == 1 else self._nearer(held)
        return None

    def _nearer(self, actors: list[Actor]) -> Actor | None:
        """Of several, the one whose country the report names most; None where two are named alike."""
        ranked = sorted(actors, key=lambda a: -self._countries.get(a.country or "", 0))
        first, second = (self._countries.get(a.country or "", 0) for a in ranked[:2])
        return ranked[0] if first > second else None

    def _active(self, actor: Actor) -> bool:
        if self._date is None or not actor.roles:
            return True
        year = int(self._date[:4])
        return any(
            (r.start is None or int(r.start[:4]) - _BEFORE <= year) and (r.end is None or year <= int(r.end[:4]) + _AFTER)
            for r in actor.roles
        )


def _same_person(a: list[str], b: list[str]) -> bool:
    """Whether two full names are one person's: the same first and last word, or one name within the other."""
    if set(a) <= set(b) or set(b) <= set(a):
        return len(a) > 1 and len(b) > 1
    return _one_name(a[-1], b[-1]) and _one_name(a[0], b[0]) and len(skeleton(a[-1])) > 1


def _last_equal(word: str, seen: list[str]) -> bool:
    return seen[-1] == word


def _last_alike(word: str, seen: list[str]) -> bool:
    bones = skeleton(word)
    return len(bones) > 2 and _one_name(word, seen[-1])  # noqa: PLR2004 - shorter skeletons name too many


def _one_name(word: str, other: str) -> bool:
    """Whether two folded words are spellings of one name."""
    return skeleton(word) == skeleton(other) and near(word, other)


def _any_equal(word: str, seen: list[str]) -> bool:
    return word in seen


def _leading(entities: list[Entity]) -> Entity:
    return max(entities, key=lambda e: e.times)
