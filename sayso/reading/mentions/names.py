"""Which stretches of a report name somebody: the index of actors and outlets over spaCy's entities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed
from sayso.reading.mentions.standing_as_places import without_places
from sayso.reading.mentions.state_bodies import field_behind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from sayso.knowledge.actors import Actors
    from sayso.knowledge.actors.words import Words
    from sayso.knowledge.outlets import Outlet, Outlets

_WHEN = listed("actors/words", "when")
#: The hour of a post in a live blog, which stands before a name and is none of it.
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
#: Names by themselves, and the beginning of a place's or a people's where one follows.
_COMPASS = frozenset({"West", "East", "North", "South"})
_PLACED = frozenset({"GPE", "LOC", "NORP"})
_POSSESSIVE = re.compile("(?:['\u2019]s|['\u2019])\\Z")
_HOW = {"exact": 5, "outlet": 4, "people": 3, "short": 3, "adjective": 2, "capital": 2, "surname": 1, "entity": 0}


#: No name ends in these ("Ministry of Defence of the", cut off before a country).
_NO_END = frozenset({"'s", "\u2019s", "'", "of", "the", "and", "for"})
#: Words of titles that also begin the names of bodies.
_FIELDS_OF_OFFICE = listed("actors/words", "fields_of_office")


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that names somebody: the actors that bear the name (none: unknown), how it was found, spaCy's label."""

    start: int
    end: int
    text: str
    how: str
    actors: tuple[str, ...]
    label: str
    outlet: Outlet | None = None

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def find_names(text: str, parse: Doc, actors: Actors, outlets: Outlets, words: Words) -> list[Name]:
    """The names in a text, in order and without overlaps.

    Names that the index has whole beat spaCy's entities of the same stretch; a longer entity beats a bare surname, adjective or
    capital inside it ("Mutassim Gaddafi" is not Gaddafi).
    """
    labels = {token.idx: token.ent_type_ for token in parse}
    candidates = [
        *_indexed(text, actors, words, labels),
        *_outlets(text, parse, outlets, words),
        *_entities(text, parse, actors, words),
    ]
    candidates.sort(key=lambda n: (*(-r for r in _rank(n)), n.start))
    taken: list[Name] = []
    used = bytearray(len(text))
    for name in candidates:
        if not any(used[name.start : name.end]):
            taken.append(name)
            used[name.start : name.end] = b"\1" * (name.end - name.start)
    taken.sort(key=lambda n: n.start)
    return list(without_places(taken, parse))


def _rank(name: Name) -> tuple[int, int, int]:
    whole = name.how in {"exact", "outlet"} and (name.words > 1 or "-" in name.text or name.text.isupper())
    return (whole, name.end - name.start, _HOW[name.how])


def _when(token: Token) -> bool:
    """Whether a word in front of a name says when ("Tomorrow Pashinyan", "13:55 Denmark")."""
    return token.lower_ in _WHEN or CLOCK.fullmatch(token.text) is not None


def _indexed(text: str, actors: Actors, words: Words, labels: dict[int, str]) -> Iterator[Name]:
    for matches in actors.find(text):
        start, end = matches[0].start, matches[0].end
        hows = {m.how for m in matches}
        how = next(h for h in ("exact", "people", "adjective", "capital", "short", "surname") if h in hows)
        same = tuple(m.actor for m in matches if m.how == how or {m.how, how} <= {"short", "surname"})
        if how in {"short", "surname"} and text[start:end].lower() in words.titles:
            continue
        if how in {"short", "surname"} and labels.get(start) == "NORP" and _all_persons(same, actors):
            continue  # "a Muslim" is nobody of that surname
        if text[start:end] in _COMPASS and labels.get(end + 1) in _PLACED:
            continue  # "West African leaders", "the West Bank"
        yield Name(start, end, text[start:end], how, same, labels.get(start, ""))


def _all_persons(ids: Iterable[str], actors: Actors) -> bool:
    return all((actor := actors.get(i)) is not None and actor.kind == "person" for i in ids)


def _outlets(text: str, parse: Doc, outlets: Outlets, words: Words) -> Iterator[Name]:
    """Outlets; one of a single word that may be another word ("Time") only where spaCy sees an organisation."""
    at = {token.idx: token for token in parse}
    for start, end, outlet in outlets.find(text):
        found, label = text[start:end], at[start].ent_type_ if start in at else ""
        if text[end : end + 1] == " " and end + 1 in at and _ends_a_body(at[end + 1], words):
            continue
        if label in {"ORG", "WORK_OF_ART"} or found.isupper() or not found.isalpha():
            yield Name(start, end, found, "outlet", (), label, outlet)


def _ends_a_body(word: Token, words: Words) -> bool:
    """Whether the proper nouns from a word on end the name of a body that only begins like an outlet's.

    "The National Post Office", "The Independent National Electoral Commission".
    """
    run = takewhile(lambda t: t.pos_ == "PROPN" and t.text[:1].isupper(), word.doc[word.i : word.sent.end])
    return any(t.lower_ in words.bodies or t.lower_ in words.institutions for t in run)


def _entities(text: str, parse: Doc, actors: Actors, words: Words) -> Iterator[Name]:
    for ent in parse.ents:
        if ent.label_ not in {"PERSON", "ORG"}:
            continue
        start, end = ent.start_char, ent.end_char
        if "\n" in text[start:end]:
            continue
        tokens = _before_bracket([t for t in ent if not t.is_space])
        while tokens and (
            _title(tokens, words) or tokens[0].lower_ in {"the", "a", "an"} or tokens[0].is_punct or _when(tokens[0])
        ):
            tokens.pop(0)
        while tokens and (tokens[-1].is_punct or tokens[-1].lower_ in _NO_END):
            tokens.pop()
        if not tokens or not any(t.text[:1].isupper() for t in tokens):
            continue
        if len(tokens) == 1 and {tokens[0].lower_, tokens[0].lemma_.lower(), tokens[0].lower_.removesuffix("s")} & (
            words.parties.keys() | words.titles.keys()
        ):
            continue
        if tokens[-1].lower_ == "ministry":  # "Russian Ministry" of "Russian Ministry of the Defence"
            tokens += field_behind(tokens[-1], actors)
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        found = _POSSESSIVE.sub("", text[start:end])
        if found:
            yield Name(start, start + len(found), found, "entity", (), ent.label_)


def _before_bracket(tokens: list[Token]) -> list[Token]:
    """A name without the abbreviation behind it that spaCy took for a part of it ("Harbour Wire (HW")."""
    signs = [t.text for t in tokens]
    return tokens[: signs.index("(")] if "(" in signs and ")" not in signs else tokens


def _title(tokens: list[Token], words: Words) -> bool:
    """Whether a name begins with a title; "Foreign" is one in "Foreign Minister Berg", not in "Foreign Ministry"."""
    first = tokens[0].lower_.strip(".")
    if first in _FIELDS_OF_OFFICE and len(tokens) > 1:
        return tokens[1].lower_.strip(".") in words.titles
    return first in words.titles
