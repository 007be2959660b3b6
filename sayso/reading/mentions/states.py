"""The states that names and adjectives stand for, and the country that the words beside a name give."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sayso.reading.mentions.focus import focus
from sayso.reading.mentions.state_bodies import country_behind, shared_sector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from sayso.knowledge.actors import Actor, Actors
    from sayso.knowledge.actors.words import Words
    from sayso.reading.mentions.beside import Beside
    from sayso.reading.mentions.names import Name


class States:
    """The states of one report.

    Args:
        names: the names found in it.
        beside: their tokens.
        actors: the actor base.
        words: the vocabulary of titles and offices.

    Attributes:
        named: how often the report names each country.
        leading: the country that leads, or None.
        marked: countries by the tokens of the names and adjectives that stand for them.
    """

    def __init__(self, names: Sequence[Name], beside: Beside, actors: Actors, words: Words) -> None:
        self._actors = actors
        self._beside = beside
        meant = [(n, found) for n in names if (found := self.of(n))]
        self._votes = Counter(a.country for _, found in meant if len(found) == 1 for a in found)
        states = [(n.start, s.country, 1.0) for n, found in meant if (s := self.likeliest(found)).country]
        belonging = [
            (n.start, a.country, 0.5)
            for n in names
            if n.how == "exact" and len(n.actors) == 1 and shared_sector(n.text, words.shared) is None
            if (a := actors.get(n.actors[0])) is not None and a.kind != "state" and a.country
        ]
        self.leading = focus([*states, *belonging])
        self.named: Mapping[str, int] = Counter(country for _, country, _ in states)
        self.marked: dict[int, str] = {}

    def of(self, name: Name) -> list[Actor]:
        """The states that a name or adjective may mean, two for "Congo"."""
        return [a for i in name.actors if (a := self._actors.get(i)) is not None and a.kind == "state" and a.country]

    def likeliest(self, states: list[Actor]) -> Actor:
        """Of states with one name the one that other names of the report (a capital, a full name) point to, else the first."""
        return max(states, key=lambda a: self._votes[a.country])

    def mark(self, name: Name, state: Actor) -> None:
        """Note that a name stands for a state."""
        if state.country:
            for token in self._beside.tokens(name):
                self.marked[token.i] = state.country

    def at(self, token: Token) -> str | None:
        """The country that a name, adjective or capital at the token stands for."""
        return self.marked.get(token.i)

    def before(self, name: Name) -> str | None:
        """The country in the words before a name."""
        return next((c for t in self._beside.before(name) if (c := self.at(t))), None)

    def said(self, name: Name) -> str | None:
        """The country that a body's own phrase gives, before its name, inside it or behind it."""
        tokens = self._beside.tokens(name)
        return self.before(name) or (country_behind(tokens[-1], self.at) if tokens else None)

    def fitting(self, name: Name, known: list[Actor]) -> Actor:
        """Of several bodies with one name that of the country before it, else of the country that leads the report."""
        if len(known) > 1 and len(states := self.of(name)) == len(known):
            return self.likeliest(states)
        if len(known) > 1:
            for country in (self.before(name), self.leading):
                fit = [a for a in known if a.country == country]
                if fit and country:
                    return fit[0]
        return known[0]
