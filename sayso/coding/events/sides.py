"""What grammar rules out about an act's two sides, over the classifiers' casting.

The classifiers weigh words and links one by one; a few things are never so: who merely counts the dead has not killed them, the
owner of what acts ("Kenya's president") does not act a second time, and where "by" names the author there is no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.grammar import passive
from sayso.coding.events.lexicon import lemma_of
from sayso.coding.events.mines import by_mine, under

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.coding.events.cast import Candidate, Draft

#: Links from a word to the one that it belongs to ("the president's forces", "army jets").
MODIFIERS = frozenset({"poss", "compound", "amod", "nmod"})
#: Links of those who stand in a clause in their own right.
CORE = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
#: Sectors of those who bear arms; who is of another and merely tells of an attack did not carry it out.
ARMED = frozenset({"MIL", "REB", "UAF", "SPY", "COP"})
#: What a body that commands arms has in its name ("the defence ministry").
COMMANDS = frozenset({"defence", "defense", "interior", "war", "military", "army"})
#: Nouns that stand for the party that they belong to: its people, machines and places act for it, and it is hit in them.
STAND_INS = frozenset({
    "side", "movement", "camp", "organisation", "organization", "delegate", "delegation", "vanguard", "position",
    "base", "consulate", "embassy", "compound", "tank", "jet", "plane", "aircraft", "warplane", "airplane",
    "helicopter", "drone", "artillery", "gunboat", "ship", "warship", "frigate", "destroyer", "submarine", "vessel",
    "convoy", "vehicle",
})  # fmt: skip
#: Who speaks for another: the words may be the other's act (ruling 2).
SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson", "negotiator", "envoy", "ambassador", "representative"})
#: Verbs that only tell.
SAYING = frozenset({"say", "tell", "add", "speak", "note", "report", "write", "state"})
#: "A separate strike" is not the act of those who did the last one.
ANOTHER = frozenset({"separate", "another", "unrelated", "different"})


def another(token: Token) -> bool:
    """Whether the report says that an act is a different one from those told before ("in a separate air strike")."""
    words = [token, *(g for c in token.children if c.dep_ in {"prep", "agent"} for g in c.children if g.dep_ == "pobj")]
    return any(c.lower_ in ANOTHER for t in words for c in t.children if c.dep_ in {"amod", "det"})


def no_author(draft: Draft, candidate: Candidate) -> bool:
    """Whether a party cannot be the actor of an attack: it only tells of it, or it ran into a mine."""
    if draft.act.type != "ASSAULT":
        return False
    if candidate.key == draft.voucher and _only_tells(draft, candidate):
        return True
    met = by_mine(draft.act.token)
    return met is not None and any(under(met.doc[h], met) for h in candidate.heads)


def _only_tells(draft: Draft, candidate: Candidate) -> bool:
    """Whether who tells of an attack is unarmed, or in arms and counts losses of its own.

    "The health ministry said 12 were killed"; "the army said 11 soldiers were killed", "three of its men".  A force that tells
    of its own attack is named again in what it says ("it had shelled"), or nobody else is there to be its author.
    """
    token = draft.act.token
    inside = [h for h in candidate.heads if any(a <= token.doc[h].idx < b for a, b in draft.said)]
    if not _armed(candidate):
        return not inside
    if not passive(token):
        return False
    victims = {t.i for c in token.children if c.dep_ == "nsubjpass" for t in c.subtree}
    if inside:
        return victims.issuperset(inside)
    return any(_own(candidate, c) for c in draft.candidates if victims.intersection(c.heads))


def said_there(token: Token, candidate: Candidate) -> bool:
    """Whether a party is only the place where the act was told ("he said in Ankara")."""
    places = [token.doc[h] for h in candidate.heads]
    return bool(places) and all(
        t.dep_ == "pobj"
        and t.head.lower_ in {"in", "at", "from"}
        and t.head.head.i != token.i
        and lemma_of(t.head.head) in SAYING
        for t in places
    )


def _armed(candidate: Candidate) -> bool:
    party = candidate.party
    return candidate.kind == "state" or party.sector in ARMED or bool(COMMANDS.intersection(party.name.lower().split()))


def _own(candidate: Candidate, victim: Candidate) -> bool:
    """Whether a victim is of the teller's own forces."""
    one, other = candidate.party, victim.party
    return victim.key != candidate.key and (one.country, one.sector) == (other.country, other.sector)


def authors(token: Token, side: Sequence[Candidate]) -> list[Candidate]:
    """The actors of an act without those whom grammar excludes beside others."""
    named = _agents(token)
    by = [c for c in side if named.intersection(c.heads)]
    return unowned(token, by or side)


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
    """Which of some words a phrase belongs to as its modifier or after "of"."""
    at = token.doc[head]
    above = None
    if at.dep_ in MODIFIERS:
        above = at.head
    elif at.dep_ == "pobj" and at.head.lower_ == "of" and at.head.head.pos_ in {"NOUN", "PROPN"}:
        above = at.head.head
    return above.i if above is not None and above.i in among else None


def _stands_for(noun: Token, owner: Token) -> bool:
    """Whether a noun adds nothing to its owner ("the BRN movement"), or isn't the owner's own ("Muhammad Yunus head")."""
    return lemma_of(noun) in STAND_INS or (owner.dep_ == "compound" and owner.ent_type_ == "PERSON")


def _agents(token: Token) -> set[int]:
    """The heads of the phrases that "by" names as authors of a passive verb, those joined to them included."""
    if not passive(token):
        return set()
    out = [g for c in token.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
    for word in out:
        out += [c for c in word.children if c.dep_ == "conj"]
    return {t.i for t in out}
