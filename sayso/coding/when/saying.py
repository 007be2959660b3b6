"""Dates beside a word of saying, which date it and not what is said: "confirmed today the arrest of a colonel on Friday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import listed
from sayso.coding.when.clause import SPEECH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

#: Words of saying whose object had happened before it was said; what is announced or agreed begins with the saying.
_PAST = listed("told_after", "dating.yaml")
#: How many words at most lie between a word of saying and the date beside it ("said late on Monday").
_BESIDE = 3


def said_when(date: Token) -> Token | None:
    """The verb of saying that a date stands beside; None where there is none."""
    verb = date.head.head if date.head.pos_ == "ADP" else date.head
    saying = verb.pos_ == "VERB" and (verb.lemma_ in SPEECH or verb.lemma_ in _PAST)
    return verb if saying and abs(verb.i - date.i) <= _BESIDE else None


def of_saying(anchor: Token, date: Token, dates: Sequence[Token]) -> bool:
    """Whether a date tells when something was said, and not when the act took place.

    It does so for acts in the subject ("the soldiers captured there said on Monday"), for those that a noun after it tells as
    done ("confirmed on Monday the death"), and for all that is said where a date stands there too.

    Args:
        anchor: the act's word.
        date: the date's.
        dates: those of all dates of the sentence.
    """
    verb = said_when(date)
    if verb is None or anchor.i == verb.i or not verb.is_ancestor(anchor):
        return False
    branch = anchor
    while branch.head.i != verb.i:
        branch = branch.head
    if branch.dep_ == "nsubj":
        return True
    if branch.dep_ == "dobj" and verb.lemma_ in _PAST and anchor.pos_ == "NOUN" and date.i < anchor.i:
        return True
    return branch.dep_ in ("dobj", "ccomp") and any(d.i != date.i and said_when(d) is None and d.i > verb.i for d in dates)
