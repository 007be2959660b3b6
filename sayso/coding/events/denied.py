"""Whether grammar denies an act: "not", "failed to", "denied that", "no sign of"; what stands beside a denial is not denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.auxiliaries import carriers
from sayso.coding.events.grammar import NEGATIONS
from sayso.coding.events.lexicon import lemma_of, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token


FAILS = listed("fails", "planned.yaml")
DISOWNED = frozenset({"dobj", "ccomp", "pobj", "prep", "attr", "pcomp", "acl", "xcomp", "nsubjpass", "conj"})
DENIALS = listed("denials", "planned.yaml")
#: "Rejected claims that ...", "dismissed a report that ..." deny what is told.
DISMISSES = listed("dismisses", "planned.yaml")
CLAIMS = listed("claims", "planned.yaml")
SIGNS = listed("signs", "planned.yaml")


def denied_by(token: Token, verb: Token) -> str | None:
    """The word that denies an act with that verb; None where none does."""
    for at in dict.fromkeys((token, verb)):
        for child in at.children:
            if child.dep_ == "neg" or (child.dep_ in {"det", "advmod", "preconj"} and child.lower_ in NEGATIONS):
                return child.lower_
            if child.dep_ in {"dobj", "nsubj", "nsubjpass"} and (
                child.lower_ in NEGATIONS or any(g.lower_ in {"no", "neither"} for g in child.children)
            ):
                return "no"
    denied = _denied_above(verb)
    if denied:
        return denied
    head, way = verb.head, verb.dep_
    if head.dep_ == "prep":
        head = head.head
    if verb.head.lower_ == "without" or (way in {"xcomp", "pcomp"} and lemma_of(head) in FAILS):
        return verb.head.lower_
    return _disowned(token)


def _denied_above(verb: Token) -> str | None:
    """The "not" of what carries a verb ("is not ready to withdraw", "has yet to go") or of the verb that it is joined to."""
    for at in carriers(verb):
        if denied := next((c.lower_ for c in at.children if c.dep_ == "neg" or c.lower_ == "yet"), None):
            return denied
    before = verb.head
    if verb.dep_ == "conj" and any(c.lower_ in {"or", "nor"} for c in before.children) and not _own_subject(verb):
        return next((c.lower_ for c in before.children if c.dep_ == "neg"), None)  # "did not shell or bomb the town"
    return None


def beside_denial(token: Token) -> bool:
    """Whether an act is told by a verb that stands beside a denial ("denied it and said that troops had left")."""
    found = _denial(token)
    return found is not None and found[1]


def _denial(token: Token) -> tuple[str, bool] | None:
    """The denial above an act, and whether what tells the act is only joined to it; None if there is none."""
    return next(((lemma_of(at), beside) for at, beside in _tellers(token) if lemma_of(at) in DENIALS), None)


def _tellers(token: Token) -> Iterator[tuple[Token, bool]]:
    """The words above an act that may disown it, the nearest first, and whether what lies below each is only joined to it."""
    at = token
    for _ in range(4):
        if at.dep_ not in DISOWNED or at.head.i == at.i:
            return
        beside = at.dep_ == "conj" and at.tag_ != "VBG"
        at = at.head
        yield at, beside


def _own_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _disowned(token: Token) -> str | None:
    """The word that says so in "denied that ...", "denied reports that ...", "no sign of ..."; the nearest one."""
    last = ""
    for at, beside in _tellers(token):
        if lemma_of(at) in DENIALS:
            return None if beside else lemma_of(at)
        if lemma_of(at) in DISMISSES and last in CLAIMS:
            return None if beside else lemma_of(at)
        last = lemma_of(at)
        if at.pos_ == "NOUN" and lemma_of(at) in SIGNS and any(c.lower_ == "no" for c in at.children):
            return f"no {at.lower_}"
    return None
