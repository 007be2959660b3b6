"""Parties that an act's words name only as where it is, whence something comes, or in another story: they take no part."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.coding.events.candidates import Candidate

#: Behind these a state is where something is or whence it comes.
PLACES = frozenset({"in", "inside", "within", "across", "throughout", "near", "from", "at", "around"})
#: Types of acts whose parties speak with somebody or ask something of somebody, wherever that is.
SPOKEN = frozenset({"CONSULT", "REQUEST"})
#: They begin the story of another act, which tells when this one was.
WHEN = frozenset({"after", "before", "since", "until"})


def only_there(token: Token, kind: str, candidate: Candidate) -> bool:
    """Whether a party of talks or of a request only stands where a place does, or is what these do without.

    "Talks in Russia", "demanded the withdrawal of men brought from Syria", "without involvement of Turkey".
    Who is asked "from" somebody ("demanded an apology from Syria") is asked.
    """
    if kind not in SPOKEN or candidate.subject or not candidate.heads:
        return False
    words = [token.doc[h] for h in candidate.heads]
    if candidate.kind == "state" and all(_place(t, token, kind) for t in words):
        return True
    return all(_without(path) for path in _ways(words, token))


def in_another_story(token: Token, kind: str, candidate: Candidate) -> bool:
    """Whether a party stands in a clause that tells when talks were ("the talks were held after Ankara was asked for help")."""
    if kind != "CONSULT" or candidate.subject or not candidate.heads:
        return False
    return all(any(_when(a) for a in path) for path in _ways([token.doc[h] for h in candidate.heads], token))


def _ways(words: Sequence[Token], token: Token) -> list[list[Token]]:
    """What stands between each of a party's words and the act above it; one empty way where a word is not below the act."""
    top = token.head if token.dep_ in {"nsubj", "nsubjpass"} else token
    if not all(top.is_ancestor(t) for t in words):
        return [[]]
    return [list(takewhile(lambda a: a.i != top.i, t.ancestors)) for t in words]


def _without(way: Sequence[Token]) -> bool:
    """Whether a way leads up to "without", by its own object or what that is of ("without terms with Syria" is with Syria)."""
    links = [t.lower_ for t in way if t.pos_ == "ADP"]
    return next((link for link in links if link != "of"), None) == "without"


def _place(word: Token, token: Token, kind: str) -> bool:
    """Whether a word only tells where talks are, or whence or where something was brought or made that somebody asks for."""
    first = word.head if word.dep_ == "conj" else word
    link = first.head
    if first.dep_ != "pobj" or link.lower_ not in PLACES:
        return False
    if kind == "CONSULT":  # a guest in Moscow is one of Moscow's, talks in Moscow may be anybody's
        return link.lower_ != "from" and link.head.i == token.i and token.pos_ == "NOUN"
    if link.head.tag_ != "VBN" or link.head.i == token.i:  # "sought help from Sudan"
        return False
    beside = [c for c in link.head.children if c.i != link.i and c.lower_ in PLACES]
    if link.lower_ == "from":  # "missiles made in Freedonia from Sylvania": asked from Sylvania
        return all(c.i > link.i for c in beside)
    return any(c.lower_ == "from" and c.i > link.i for c in beside)


def _when(verb: Token) -> bool:
    """Whether a verb bears a clause that tells when something else was."""
    return verb.pos_ in {"VERB", "AUX"} and (
        verb.head.lower_ in WHEN or any(c.dep_ == "mark" and c.lower_ in WHEN for c in verb.children)
    )
