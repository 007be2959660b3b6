"""Owners on an act's side: "Kenya" beside "Kenya's president" is no party of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import lemma_of, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.coding.events.candidates import Candidate

#: Links from a word to the one that it belongs to ("the president's forces", "army jets").
MODIFIERS = frozenset({"poss", "compound", "amod", "nmod"})
#: Nouns that stand for the party that they belong to: its people, machines and places act for it, and it is hit in them.
STAND_INS = listed("stand-ins")
#: Who speaks for another: the words may be the other's act (ruling 2).
SPOKESMEN = listed("spokesmen")
#: Links of those who stand in a clause in their own right.
CORE = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
#: Steps up from an owner to what it owns.
DEEPEST = 3


def unowned(token: Token, side: Sequence[Candidate]) -> list[Candidate]:
    """A side without the owners of what else stands on it ("Kenya" beside "Kenya's president", "Turkish" troops).

    What only stands for its owner goes in the owner's stead ("the Thai side"); who merely speaks for it, and those who own a
    thing together, leave both.
    """
    taken = {h for c in side if _named(c) for h in c.heads}
    owned = {h for c in side for h in c.heads if _owner(token, h, taken) is not None}
    stand_ins = {o for h in owned if (o := _owner(token, h, taken)) is not None and _stands_for(token.doc[o], token.doc[h])}
    return [
        c
        for c in side
        if not c.heads or not (stand_ins.issuperset(c.heads) or _steps_back(token, c, taken - set(c.heads), stand_ins))
    ]


def _steps_back(token: Token, candidate: Candidate, others: set[int], stand_ins: set[int]) -> bool:
    """Whether a party is there only as an owner; where else it may be named, it is no subject or object."""
    back = [h for h in candidate.heads if _gives_way(token, h, others, stand_ins)]
    return bool(back) and not any(token.doc[h].dep_ in CORE for h in set(candidate.heads).difference(back))


def _named(candidate: Candidate) -> bool:
    """Whether a party's name says who it is without its owner's ("the leader" of a party doesn't)."""
    return candidate.party.actor is not None or any(c.isupper() for c in candidate.party.name)


def _gives_way(token: Token, head: int, others: set[int], stand_ins: set[int]) -> bool:
    owner = _owner(token, head, others)
    if owner is None or owner in stand_ins or lemma_of(token.doc[owner]) in SPOKESMEN:
        return False
    return token.doc[head].dep_ != "conj" and not any(c.dep_ == "conj" for c in token.doc[head].children)


def _owner(token: Token, head: int, among: set[int]) -> int | None:
    """Which of some words a phrase belongs to as its modifier or after "of", several steps up at most."""
    at = token.doc[head]
    for _ in range(DEEPEST):
        if at.dep_ in MODIFIERS:
            at = at.head
        elif at.dep_ == "pobj" and at.head.lower_ == "of" and at.head.head.pos_ in {"NOUN", "PROPN"}:
            at = at.head.head
        else:
            return None
        if at.i in among:
            return at.i
    return None


def _stands_for(noun: Token, owner: Token) -> bool:
    """Whether a noun adds nothing to its owner ("the BRN movement"), or isn't the owner's own ("Muhammad Yunus head")."""
    return lemma_of(noun) in STAND_INS or (owner.dep_ == "compound" and owner.ent_type_ == "PERSON")
