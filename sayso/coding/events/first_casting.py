"""The first casting: whom the classifier of roles alone gives a part in an act."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.events.candidates import ROLES, Candidate, Draft

if TYPE_CHECKING:
    from spacy.tokens import Token


#: Chance above which the first casting takes a phrase for a party (best F1 out of fold, docs/events.md).
FIRST = {"actor": 0.35, "recipient": 0.33}


def first_casting(draft: Draft, role: str) -> list[str]:
    """Keys of the parties that the classifier of roles alone gives a role; a verb without an actor takes its subject."""
    other = ROLES[role == "actor"]
    known = [c for c in draft.candidates if c.kind != "pronoun"]
    out = [c.key for c in known if c.odds[role] > FIRST[role] and c.odds[role] >= c.odds[other]]
    if not out and role == "actor":
        out = [c.key for c in known if c.subject and c.odds[other] <= FIRST[other]][:1]
        out = out or [c.key for c in known if c.key == draft.utterer]
    return out


def known_elsewhere(candidate: Candidate) -> Candidate:
    """A party as another act of the report may borrow it: without its words and chances here."""
    return candidate._replace(
        party=replace(candidate.party, span=None),
        odds=dict.fromkeys(ROLES, 0.0),
        heads=(),
        subject=False,
        how="known from elsewhere in the report",
        members=tuple(replace(m, span=None) for m in candidate.members),
    )


def joined(token: Token, one: Candidate, other: Candidate) -> bool:
    """Whether two parties are joined by "and" in the sentence of a word."""
    parse = token.doc
    return any(
        parse[low].dep_ == "conj" and parse[low].head.i in b.heads
        for a, b in ((one, other), (other, one))
        if b.heads
        for low in a.heads
    )
