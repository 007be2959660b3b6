"""Bodies that many states have under one name ("House of Representatives", "Ministry of Defence"): whose is meant."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed
from sayso.reading.mentions.entities import Entity
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from sayso.knowledge.actors import Actor, Actors

_MINISTRY = re.compile(r"(?:(?:[\w'-]+ ){1,4}ministry|ministry (?:of|for) .+)\Z", re.IGNORECASE)
_LINKS = listed("actors/words", "state_links")
_FIELD = re.compile(r"ministry (?:of|for) (.+)\Z", re.IGNORECASE)
#: Translations put articles anywhere: "Ministry of the Defence of the Norway".
_ARTICLE = re.compile(r"\A(?:the|an?) ", re.IGNORECASE)
_INNER_ARTICLE = re.compile(r"\b(of|for) (?:the|an?)(?= )", re.IGNORECASE)
#: Words of the longest name of a state that begins a body's ("Democratic Republic of the Congo Armed Forces").
_LONGEST_STATE = 6
#: Words behind "ministry" in which its field stands ("of the foreign affairs").
_LONGEST_FIELD = 5
#: Adjectives that say for what a ministry is, as nouns in front of it do ("finance ministry").
_FIELDS_BEFORE = listed("actors/words", "fields_before")
#: Words in front of a ministry that leave its field to be told behind it ("Federal Ministry of Defence").
_NO_FIELDS = listed("actors/words", "no_fields")
#: Words behind a name in which its country may stand.
_NEAR = 8


def shared_sector(name: str, shared: dict[str, str]) -> str | None:
    """PLOVER's sector of a body whose name many states share, or None where the name is of one body only."""
    word = name.lower().removeprefix("the ")
    return shared.get(word) or ("GOV" if _MINISTRY.fullmatch(word) else None)


def without_state(name: str, actors: Actors) -> tuple[str, str | None]:
    """A body's name without the state that begins or ends it ("Norwegian Coast Guard", "Supreme Court of Norway"), and that."""
    words = name.split()
    for n in range(min(len(words) - 1, _LONGEST_STATE), 0, -1):
        begins = " ".join(words[:n])
        country = _state(re.sub("['\u2019]s\\Z", "", begins), actors)
        if country is not None:
            return " ".join(words[n:]), country
    dash = re.search(r"(?: [-\u2013]|,) ([^,-]+)\Z", name)  # as accounts have it: "Ministry of Defence - Norway"
    if dash is not None and (country := _state(dash[1], actors)) is not None:
        return name[: dash.start()], country
    for of in re.finditer(" of ", name):  # the first: "of the Republic of Korea"
        country = _state(_ARTICLE.sub("", name[of.end() :]), actors)
        if country is not None:
            return name[: of.start()], country
    return name, None


def _state(words: str, actors: Actors) -> str | None:
    """The country whose name or adjective the words are, or None."""
    for match in (m[0] for m in actors.find(words)):
        state = actors.get(match.actor)
        whole = match.start == 0 and match.end == len(words)
        return state.country if whole and state is not None and state.kind == "state" and match.how != "capital" else None
    return None


def field_behind(head: Token, actors: Actors) -> list[Token]:
    """The words that say for what a ministry is ("ministry of the foreign affairs of ..."), none if nothing behind it tells."""
    behind = head.doc[head.i + 1 : min(head.i + 1 + _LONGEST_FIELD, head.sent.end)]
    if not len(behind) or behind[0].lower_ not in {"of", "for"} or _field_before(head, actors):
        return []
    begin = behind.start_char
    states = (m for found in actors.find(text_of(head.doc)[begin : head.sent.end_char]) for m in found)
    ends = min(
        (begin + m.start for m in states if (a := actors.get(m.actor)) and a.kind == "state"), default=len(text_of(head.doc))
    )
    words = [t for t in behind[1:] if t.lower_ not in {"the", "a", "an"} and t.idx < ends]
    return list(takewhile(lambda t: t.pos_ in {"NOUN", "PROPN", "ADJ"} and t.ent_type_ not in {"GPE", "NORP"}, words))


def _field_before(head: Token, actors: Actors) -> bool:
    """Whether words in front of a ministry say for what it is ("finance ministry"), apart from its country's."""
    return any(
        t.lower_ in _FIELDS_BEFORE
        or (t.pos_ in {"NOUN", "PROPN"} and t.lower_ not in _NO_FIELDS and not any(True for _ in actors.find(t.text)))
        for t in head.lefts
        if t.dep_ in {"compound", "amod", "nmod"}
    )


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
    for form in _forms(name, adjective, state.name):
        for actor in actors.named(form):
            if actor.country == country and actor.kind == "body":
                return Entity(name=actor.name, kind=actor.kind, actor=actor.id, country=country, sector=actor.sector,
                              because=f"named in the actor base as {actor.name}")  # fmt: skip
    return Entity(name=f"{adjective} {name}", kind="body", country=country, sector=sector, because=f"of {state.name}")


def _forms(name: str, adjective: str, state: str) -> Iterator[str]:
    """What the base may call a body: "Norwegian Ministry of Defence" or "Defence Ministry", "Ministry of Defence of Norway"."""
    for words in dict.fromkeys((name, _INNER_ARTICLE.sub(r"\1", name))):
        yield f"{adjective} {words}"
        yield f"{words} of {state}"
        if field := _FIELD.fullmatch(words):
            yield f"{adjective} {field[1]} ministry"
