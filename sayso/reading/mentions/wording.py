"""The words of a noun phrase that describes a party: its own words, its country, what stands before and behind its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from spacy.tokens import Token

    from sayso.knowledge.actors import Actors
    from sayso.knowledge.actors.words import Words
    from sayso.reading.mentions.entities import Entity


class Wording:
    """Reads the words of a description and the country that they name.

    First of a chain of classes, each with what the one before can do: Wording, Offices, Owned, Describer.

    Args:
        actors: the base.
        words: the vocabulary of descriptions.
        date: the report's ISO date, or None.
        named: gives the entity whose name a token belongs to, or None.
        country_of: gives the country that an adjective or name at a token stands for, or None.
        starts: the first token of each noun phrase, by its head token.
    """

    def __init__(
        self, actors: Actors, words: Words, date: str | None, *,
        named: Callable[[Token], Entity | None], country_of: Callable[[Token], str | None], starts: Mapping[int, int],
    ) -> None:  # fmt: skip
        self._actors = actors
        self.words = words
        self._date = date
        self._named = named
        self._country_of = country_of
        self._starts = starts

    def explicit_country(self, head: Token) -> str | None:
        """The country that a noun phrase itself names: an adjective, a possessor, or a name after "of"."""
        for token in dependents(head):
            country = self._country_of(token)
            if (
                country is None
                and token.dep_ == "poss"
                and (owner := self._named(token)) is not None
                and owner.kind != "person"
            ):
                country = owner.country
            if country:
                return country
        return None

    def body_before(self, head: Token) -> Entity | None:
        """The organisation named in front of a noun ("the AU delegation", "a NATO warship"); a source is not its body."""
        if head.lemma_.lower() in self.words.persons:
            return None
        for token in head.lefts:
            near = token.dep_ in {"compound", "nmod", "poss", "amod"} and not hyphened(token)
            entity = self._named(token) if near else None
            if entity is not None and entity.kind in {"organisation", "armed_group", "body"}:
                return entity
        return None

    def complement(self, head: Token) -> Token | None:
        """The noun or pronoun that says of what somebody is the head or the chairman ("of the committee", "its"), or None."""
        for child in head.children:
            if child.dep_ == "poss" and child.i < head.i:
                return child
            if child.i > head.i and child.dep_ == "prep" and child.lower_ in {"of", "for"}:
                noun = next((c for c in child.children if c.dep_ == "pobj"), None)
                if noun is not None and not (noun.lower_ == "state" and noun.i == head.i + 2):  # "head of state" is the office
                    return noun
        return None

    def own_words(self, head: Token) -> tuple[str, str]:
        """What a description may be called by its own words: with its possessor, and without."""
        first = max((t.i + 1 for c in head.children if c.dep_ == "poss" and c.i < head.i for t in c.subtree), default=0)
        return self._words_of(head), "".join(t.text_with_ws for t in self._own_words(head) if t.i >= first).strip()

    def _words_of(self, head: Token) -> str:
        """The phrase's own words up to the head, without a determiner."""
        return "".join(t.text_with_ws for t in self._own_words(head)).strip()

    def _own_words(self, head: Token) -> list[Token]:
        left = list(head.doc[self._starts.get(head.i, head.left_edge.i) : head.i + 1])
        while len(left) > 1 and (
            left[0].dep_ in {"det", "predet"} or left[0].tag_ in {"DT", "PRP$", "WDT", "PDT"} or left[0].is_punct
        ):
            left.pop(0)
        return left

    def _adjective(self, country: str | None) -> str:
        state = self._actors.get(country) if country else None
        return (state.adjectives[0] if state.adjectives else state.name) if state else ""


def dependents(head: Token) -> Iterator[Token]:
    """Words that say whose a noun is: before it in its phrase, and names after "of", "in" or "from" right behind it."""
    for token in head.subtree:
        before = token.i < head.i and token.dep_ in {"amod", "compound", "poss", "nmod"}
        behind = token.i > head.i and governed(token, head, {"of", "in", "from"})
        if (before or behind) and not hyphened(token):
            yield token


def hyphened(token: Token) -> bool:
    """Whether a name is only the first part of a word such as "NATO-backed"."""
    return token.i + 1 < len(token.doc) and token.nbor(1).text in {"-", "\u2010", "\u2011", "\u2013"}


def governed(token: Token, head: Token, prepositions: set[str]) -> bool:
    """Whether a preposition of the set links the token to the head, directly or through one adjective ("loyal to X")."""
    if token.dep_ != "pobj" or token.head.lower_ not in prepositions:
        return False
    up = token.head.head
    return up.i == head.i or (up.head.i == head.i and up.dep_ in {"amod", "acl", "relcl", "prep"})
