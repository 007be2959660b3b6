"""Mines and bombs laid in the way: who runs into one is hurt by it and attacks nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

#: How one comes upon a mine, and what is laid for others to come upon.
MEETS = frozenset({"hit", "strike", "step", "trigger", "drive", "run", "detonate"})
MINES = frozenset({"mine", "landmine", "bomb", "explosive", "ied", "device", "tripwire", "booby-trap"})


def runs_into(verb: Token) -> bool:
    """Whether a verb's subject runs into a mine or a bomb laid for it ("their vehicle struck a mine")."""
    if verb.pos_ != "VERB" or lemma_of(verb) not in MEETS:
        return False
    met = [c for c in verb.children if c.dep_ == "dobj"]
    met += [g for c in verb.children if c.dep_ in {"prep", "prt"} for g in c.children if g.dep_ == "pobj"]
    return any(lemma_of(t) in MINES for t in met)


def by_mine(token: Token) -> Token | None:
    """The verb that says that those whom an act hurt ran into a mine, or None."""
    return next((v for v in (token, *clauses(token)) if runs_into(v)), None)


def mined(one: Token, other: Token) -> bool:
    """Whether one of two words says that somebody ran into a mine, and the other what came of it."""
    return any(runs_into(low) and low.i in {c.i for c in clauses(high)} for low, high in ((one, other), (other, one)))


def clauses(verb: Token) -> list[Token]:
    """The clauses that tell when something happened to somebody, joined verbs' too ("was killed and two hurt when ...")."""
    verbs = [verb, *(c for c in verb.children if c.dep_ == "conj"), *([verb.head] if verb.dep_ == "conj" else [])]
    verbs += [c for c in verb.head.children if verb.dep_ == c.dep_ == "ccomp"]  # as some parses join verbs
    return [c for v in verbs for c in v.children if c.dep_ == "advcl"]


def under(word: Token, verb: Token) -> bool:
    """Whether a word is in a verb's subject."""
    return any(c.dep_ == "nsubj" and (c.i == word.i or c.is_ancestor(word)) for c in verb.children)
