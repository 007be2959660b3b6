"""Who has spoken so far in a report, to be found again by what comes after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

#: Name, actor id, whether a person.
Who = tuple[str | None, str | None, bool]


@dataclass(slots=True)
class Known:
    """A speaker once resolved, to be found again."""

    name: str
    actor: str | None
    person: bool
    plural: bool
    at: int
    heads: frozenset[str] = frozenset()  # the common nouns that it was called by
    kinds: frozenset[str] = frozenset()  # adjectives and names that stood with them
    gender: str | None = None

    @property
    def who(self) -> Who:
        """The speaker alone."""
        return self.name, self.actor, self.person


class Heard:
    """The speakers of a report, in the order in which they were resolved."""

    def __init__(self) -> None:
        self._known: list[Known] = []

    def __iter__(self) -> Iterator[Known]:
        """Backwards: the last one first."""
        return reversed(self._known)

    def add(self, known: Known) -> None:
        """One more has spoken."""
        self._known.append(known)

    def last(self, *, person: bool | None = None, plural: bool | None = None, gender: str | None = None) -> Known | None:
        """The last speaker of that sort."""
        for known in self:
            of_sort = (person is None or known.person == person) and (plural is None or known.plural == plural)
            if of_sort and may_be(known.gender, gender):
                return known
        return None

    def called(self, noun: str, kind: frozenset[str], *, plural: bool, before: int) -> Known | None:
        """The last speaker before an offset who was called by a noun, and whose name or phrase had its adjectives."""
        same = (k for k in self if noun in k.heads and k.at < before and k.plural == plural)
        return next((k for k in same if kind <= k.kinds | set(k.name.lower().split())), None)


def may_be(known: str | None, told: str | None) -> bool:
    """Do two genders go together, as far as they are known?"""
    return known is None or told is None or known == told


def kinds(words: Span, head: Token) -> frozenset[str]:
    """The adjectives and names of a phrase, which say which one is meant."""
    return frozenset(t.lower_ for t in words if t.pos_ in ("ADJ", "PROPN") and t.i != head.i and t.lower_ != "same")
