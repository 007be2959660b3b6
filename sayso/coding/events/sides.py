"""What grammar rules out about an act's two sides, over the classifiers' casting.

The classifiers weigh words and links one by one; a few things are never so: who merely counts the dead has not killed them, the
owner of what acts does not act a second time (owners.py), and where "by" names the author there is no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.grammar import passive
from sayso.coding.events.lexicon import lemma_of, listed
from sayso.coding.events.mines import by_mine, under
from sayso.coding.events.owners import MODIFIERS, unowned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.coding.events.candidates import Candidate, Draft

#: Sectors of those who bear arms; who is of another and merely tells of an attack did not carry it out.
ARMED = frozenset({"MIL", "REB", "UAF", "SPY", "COP"})
#: Types of acts that are done, not said or agreed.
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "RETREAT", "AID"})
#: Attacks and the like, told by a noun.
ATTACKS = listed("attacks")
#: Sectors against which people protest.
RULING = frozenset({"GOV", "MIL", "COP"})
#: What a body that commands arms has in its name ("the defence ministry").
COMMANDS = listed("commands")
#: Verbs that only tell.
SAYING = listed("saying")
#: "A separate strike" is not the act of those who did the last one.
ANOTHER = listed("another")
#: Nouns for anything that happens, attacks too.
HAPPENINGS = ATTACKS | listed("happenings")


def is_another_act(token: Token) -> bool:
    """Whether the report says that an act is a different one from those told before ("in a separate air strike")."""
    words = [token, *(g for c in token.children if c.dep_ in {"prep", "agent"} for g in c.children if g.dep_ == "pobj")]
    words = [t for t in words if t.i == token.i or lemma_of(t) in HAPPENINGS]
    return any(c.lower_ in ANOTHER for t in words for c in t.children if c.dep_ in {"amod", "det"})


def each_other(token: Token) -> bool:
    """Whether those who act do it to each other: all of them are actors, and nobody is a recipient (ruling 20)."""
    objects = [c for c in token.children if c.dep_ in {"dobj", "dative"}]
    objects += [g for c in token.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
    pairs = {("other", "each"), ("another", "one")}
    return any(o.i > 0 and (o.lower_, o.nbor(-1).lower_) in pairs for o in objects)


def no_author(draft: Draft, candidate: Candidate) -> bool:
    """Whether a party cannot be the actor of an attack (it only tells of it, it ran into a mine) or of a protest (it rules)."""
    if draft.act.type == "PROTEST":
        return candidate.party.sector in RULING and not candidate.subject and not _protests(draft, candidate)
    if draft.act.type != "ASSAULT":
        return False
    if candidate.key == draft.voucher and _only_tells(draft, candidate):
        return True
    met = by_mine(draft.act.token)
    return met is not None and any(under(met.doc[h], met) for h in candidate.heads)


def _protests(draft: Draft, candidate: Candidate) -> bool:
    """Whether the words for a protest say whose it is: "by" anybody, "of" soldiers or the police, who stand before it, too."""
    token = draft.act.token
    nouns = [token, *(c for c in token.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"})]
    by = {"by"} if candidate.party.sector == "GOV" else {"by", "of"}
    theirs = [g for t in nouns for c in t.children if c.lower_ in by for g in c.children if g.dep_ == "pobj"]
    if candidate.party.sector != "GOV":
        theirs += [c for t in nouns if t.pos_ == "NOUN" for c in t.children if c.dep_ in MODIFIERS]
    return bool({t.i for o in theirs for t in (o, *o.conjuncts)}.intersection(candidate.heads))


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


def authors(draft: Draft, side: Sequence[Candidate], named: set[int]) -> list[Candidate]:
    """The actors of an act without those whom grammar excludes beside others.

    Whom "by" names is the author; of a deed so is the subject, before those who only stand in another clause.

    Args:
        draft: the act.
        side: those taken for actors.
        named: the words that "by" names, by number (:func:`agents`).
    """
    token = draft.act.token
    by = [c for c in side if named.intersection(c.heads)]
    own = _in_clause(token, side) if not by and draft.act.type in DEEDS else []
    return unowned(token, by or own or side)


def _in_clause(token: Token, side: Sequence[Candidate]) -> list[Candidate]:
    """Those in the clause of an active verb whose subject, a noun, is one of them."""
    subjects = {c.i for c in token.children if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}}
    if not any(subjects.intersection(c.heads) for c in side):
        return []
    clause = {t.i for t in token.subtree}
    return [c for c in side if not c.heads or clause.intersection(c.heads)]


def blamed(draft: Draft, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Whose act somebody condemns, where the words for it say so ("condemned the Israeli strike on Damascus")."""
    token = draft.act.token
    if draft.act.type != "ACCUSE" or token.pos_ != "VERB":
        return []
    deeds = {c.i for c in token.children if c.dep_ == "dobj" and lemma_of(c) in ATTACKS}
    owners = {c.i for d in deeds for c in token.doc[d].children if c.dep_ in MODIFIERS}
    return [c for c in candidates if c.party.actor and owners.intersection(c.heads)]


def agents(token: Token) -> set[int]:
    """The heads of the phrases that "by" names as authors of a passive verb, those joined to them included."""
    if not passive(token):
        return set()
    out = [g for c in token.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
    for word in out:
        out += [c for c in word.children if c.dep_ == "conj"]
    return {t.i for t in out}
