"""Who takes no part in an act: who judges what a noun tells, whom it angers, whom a judge does not blame, where one was sent.

"The arrest of the envoy was condemned by Norway": Norway arrested nobody, and it does not condemn the envoy.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import lemma_of, read_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from sayso.coding.events.candidates import Candidate


class Bystanders:
    """Tells them by the words in sayso/knowledge/events/bystanders.yaml."""

    def __init__(self) -> None:
        data = read_words("bystanders.yaml")
        self._judging = frozenset(data["judging"])
        self._stirring = frozenset(data["stirring"])
        self._suffered = frozenset(data["suffered"])
        self._sent = frozenset(data["sent"])

    def beside(self, act: Token, candidate: Candidate) -> bool:
        """Whether a party only judges the act or is moved by it, or is where somebody was sent."""
        return self._posting(act, candidate) or (act.pos_ in {"NOUN", "PROPN"} and _all(candidate, self._onlookers(act)))

    def _posting(self, act: Token, candidate: Candidate) -> bool:
        places = [act.doc[h] for h in candidate.heads]
        return bool(places) and all(
            p.dep_ == "pobj" and p.head.lower_ in {"to", "in"} and lemma_of(p.head.head) in self._sent for p in places
        )

    def unblamed(self, act: Token, candidate: Candidate) -> bool:
        """Whether a party suffered what somebody speaks of, and so is not the one spoken against."""
        if lemma_of(act) not in self._judging:
            return False
        deeds = (c for c in act.children if c.dep_ in {"dobj", "nsubjpass"} and lemma_of(c) in self._suffered)
        of = (c for d in deeds for c in d.children if c.lower_ == "of")
        return _all(candidate, (g for c in of for g in c.children if g.dep_ == "pobj"))

    def _onlookers(self, act: Token) -> list[Token]:
        verb = act.head
        if act.dep_ == "nsubj" and lemma_of(verb) in self._stirring:
            return [c for c in verb.children if c.dep_ == "dobj"]
        if lemma_of(verb) not in self._judging:
            return []
        if act.dep_ == "dobj":
            return [c for c in verb.children if c.dep_ == "nsubj"]
        if act.dep_ == "nsubjpass":
            return [g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
        return []


@cache
def bystanders() -> Bystanders:
    """The one that all reports share."""
    return Bystanders()


def _all(candidate: Candidate, tokens: Iterable[Token]) -> bool:
    """Whether a party stands in the sentence as some of the words, or joined to them, and nowhere else."""
    places = {t.i for one in tokens for t in (one, *one.conjuncts)}
    return bool(candidate.heads) and places.issuperset(candidate.heads)
