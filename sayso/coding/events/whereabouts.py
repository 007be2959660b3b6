"""Parties that an act's words name only as where it is, whence something comes, or in another story: they take no part."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.events.candidates import Candidate

#: Behind these a state is where something is or whence it comes.
PLACES = frozenset({"in", "inside", "within", "across", "throughout", "near", "from", "at", "around"})
#: Types of acts whose parties speak with somebody or ask something of somebody, wherever that is.
SPOKEN = frozenset({"CONSULT", "REQUEST"})
#: Who asks for it in a country asks the country.
SHELTER = frozenset({"asylum", "refuge", "shelter", "protection", "exile"})
#: They begin the story of another act, which tells when this one was.
WHEN = frozenset({"after", "before", "since", "until"})


def only_there(token: Token, kind: str, candidate: Candidate) -> bool:
    """Whether a party of talks or of a request only stands where a place does, or in a clause about another time.

    "Talks in Russia", "demanded the withdrawal of men brought from Syria", "without involvement of Turkey"; "the talks were
    held after Ankara was asked for help".
    Who is asked "from" somebody ("demanded an apology from Syria") is asked.
    """
    if kind not in SPOKEN or candidate.subject or not candidate.heads:
        return False
    words = [token.doc[h] for h in candidate.heads]
    if candidate.kind == "state" and all(_place(t, token, kind) for t in words):
        return True
    top = token.head if token.dep_ in {"nsubj", "nsubjpass"} else token
    between = [list(takewhile(lambda a: a.i != top.i, t.ancestors)) for t in words if top.is_ancestor(t)]
    if len(between) < len(words):
        return False
    if all(any(a.lower_ == "without" for a in path) for path in between):
        return True
    return kind == "CONSULT" and all(any(_when(a) for a in path) for path in between)


def _place(word: Token, token: Token, kind: str) -> bool:
    """Whether a word only tells where talks are, or where something is, or whence it was brought, that somebody asks for."""
    first = word.head if word.dep_ == "conj" else word
    link = first.head
    if first.dep_ != "pobj" or link.lower_ not in PLACES:
        return False
    if kind == "CONSULT":  # a guest in Moscow is one of Moscow's, talks in Moscow may be anybody's
        return link.lower_ != "from" and link.head.i == token.i and token.pos_ == "NOUN"
    if link.lower_ == "from":  # "sought help from Sudan"
        return link.head.tag_ == "VBN" and link.head.i != token.i
    return word.i > token.i != link.head.i and link.head.pos_ == "NOUN" and lemma_of(link.head) not in SHELTER


def _when(verb: Token) -> bool:
    """Whether a verb bears a clause that tells when something else was."""
    return verb.pos_ in {"VERB", "AUX"} and (
        verb.head.lower_ in WHEN or any(c.dep_ == "mark" and c.lower_ in WHEN for c in verb.children)
    )
