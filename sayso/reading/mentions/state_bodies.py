"""Bodies that many states have under one name ("House of Representatives", "Ministry of Defence"): whose is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.reading.mentions.entities import Entity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spacy.tokens import Token

    from sayso.knowledge.actors import Actor, Actors

_MINISTRY = re.compile(r"(?:(?:[\w'-]+ ){1,4}ministry|ministry (?:of|for) .+)\Z", re.IGNORECASE)
_LINKS = frozenset({"of", "in", "from", "for", "at", "sitting", "seated", "based", "meeting", "headquartered"})
#: Words behind a name in which its country may stand.
_NEAR = 8


def shared_sector(name: str, shared: dict[str, str]) -> str | None:
    """PLOVER's sector of a body whose name many states share, or None where the name is of one body only."""
    word = name.lower().removeprefix("the ")
    return shared.get(word) or ("GOV" if _MINISTRY.fullmatch(word) else None)


def without_state(name: str, actors: Actors) -> tuple[str, str | None]:
    """A body's name without the state that begins or ends it ("Norwegian Coast Guard", "Supreme Court of Norway"), and that."""
    for match in (m[0] for m in actors.find(name)):
        state = actors.get(match.actor)
        if state is None or state.kind != "state" or match.how == "capital":
            continue
        if match.start == 0:
            return name[match.end :].removeprefix("'s").removeprefix("\u2019s").strip() or name, state.country
        of = re.search(r" of (?:the )?\Z", name[: match.start])
        if of is not None and match.end == len(name):
            return name[: of.start()], state.country
    return name, None


def country_behind(last: Token, country_of: Callable[[Token], str | None]) -> str | None:
    """The country that the words right behind a name give ("... sitting in eastern Libya", "... of Norway"), or None."""
    linked = False
    depth = 0
    for token in last.doc[last.i + 1 : min(last.sent.end, last.i + 1 + _NEAR)]:
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
        elif token.lower_ in _LINKS:
            linked = True
        elif depth > 0 or token.is_space:
            continue
        elif linked and (country := country_of(token)):
            return country
        elif not linked or token.pos_ in {"VERB", "AUX", "PUNCT", "PRON"}:
            return None
    return None


def chosen(known: Sequence[Actor], *, said: str | None, near: Iterable[str], leading: str | None) -> Actor | None:
    """Of the known bodies with the name, the one whose country the phrase, else the sentence, else the report gives."""
    by_country = {a.country: a for a in reversed(known)}
    if said is not None:
        return by_country.get(said)
    return next((by_country[c] for c in (*near, leading) if c is not None and c in by_country), None)


def body_of(name: str, sector: str, country: str | None, actors: Actors) -> Entity:
    """The body of that name of a country: the base's own entry where it has one, else one called by the report's words."""
    state = actors.get(country) if country else None
    if state is None:
        return Entity(name=name, kind="body", sector=sector, because="a name that many states' bodies have; no country known")
    adjective = state.adjectives[0] if state.adjectives else state.name
    for form in (f"{adjective} {name}", f"{name} of {state.name}"):
        for actor in actors.named(form):
            if actor.country == country and actor.kind == "body":
                return Entity(name=actor.name, kind=actor.kind, actor=actor.id, country=country, sector=actor.sector,
                              because=f"named in the actor base as {actor.name}")  # fmt: skip
    return Entity(name=f"{adjective} {name}", kind="body", country=country, sector=sector, because=f"of {state.name}")
