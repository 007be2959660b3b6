"""Mines and bombs laid in the way: who runs into one is hurt by it and attacks nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.grammar import passive
from sayso.coding.events.lexicon import lemma_of, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

#: How one comes upon a mine ("hit" says as well how one attacks), and what is laid for others to come upon.
HITS = listed("hits")
GOES = listed("goes")
OVER = frozenset({"on", "onto", "over", "upon", "into"})
MINES = listed("mines")
#: What is dug from mines of another kind.
DUG = listed("dug")
#: What drives or sails into mines.
VEHICLES = listed("vehicles")


def runs_into(verb: Token) -> bool:
    """Whether a verb's subject runs into a mine or a bomb laid for it ("their vehicle struck a mine")."""
    if verb.pos_ != "VERB":
        return False
    if lemma_of(verb) in HITS:
        return _drives(verb) and any(_laid(c) for c in verb.children if c.dep_ == "dobj")
    over = (c for c in verb.children if c.lower_ in OVER) if lemma_of(verb) in GOES else ()
    return any(_laid(g) for c in over for g in c.children if g.dep_ == "pobj")


def _laid(noun: Token) -> bool:
    """Whether a noun names what is laid for others, and no mine where something is dug."""
    return lemma_of(noun) in MINES and not any(c.lower_ in DUG for c in noun.children)


def _drives(verb: Token) -> bool:
    """Whether a verb's subject is a vehicle, or those who came to harm when they did this ("was hurt when he hit a mine")."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if who is None:
        return False
    return lemma_of(who) in VEHICLES or (who.pos_ == "PRON" and verb.dep_ == "advcl" and passive(verb.head))


def by_mine(token: Token) -> Token | None:
    """The verb that says that those whom an act hurt ran into a mine, or None."""
    return next((v for v in (token, *when_clauses(token)) if runs_into(v)), None)


def mined(one: Token, other: Token) -> bool:
    """Whether one of two words says that somebody ran into a mine, and the other what came of it."""
    return any(runs_into(low) and low.i in {c.i for c in when_clauses(high)} for low, high in ((one, other), (other, one)))


def when_clauses(verb: Token) -> list[Token]:
    """The clauses that tell when something happened to somebody, joined verbs' too ("was killed and two hurt when ...")."""
    verbs = [verb, *(c for c in verb.children if c.dep_ == "conj"), *([verb.head] if verb.dep_ == "conj" else [])]
    verbs += [c for c in verb.head.children if verb.dep_ == c.dep_ == "ccomp"]  # as some parses join verbs
    return [c for v in verbs for c in v.children if c.dep_ == "advcl"]


def under(word: Token, verb: Token) -> bool:
    """Whether a word is in a verb's subject."""
    return any(c.dep_ == "nsubj" and (c.i == word.i or c.is_ancestor(word)) for c in verb.children)
