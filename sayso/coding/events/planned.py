"""Whether grammar says that an act is planned, conditional or denied: modals, conditions, negation (rulings 15 and 25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.coding.events.auxiliaries import auxiliaries, verb_of
from sayso.coding.events.denied import denied_by
from sayso.coding.events.grammar import CARRIED
from sayso.coding.events.lexicon import lemma_of, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.schema import Status

#: Uttering them is the act: "can not stay" is a demand made, and "will" inside a promise or a threat leaves it actual.
UTTERED = frozenset({"AGREE", "CONCEDE", "THREATEN", "REQUEST", "ACCUSE", "REJECT", "SUPPORT"})
PROMISED = frozenset({"AGREE", "CONCEDE", "THREATEN", "REJECT"})
MAY = frozenset({"may", "might", "could", "can", "ca"})
WILL = frozenset({"will", "'ll", "shall", "wo", "\u2019ll"})
WOULD = frozenset({"would", "'d", "should", "\u2019d"})
PLANS = listed("plans", "planned.yaml")
#: Words that merely schedule an act (ruling 4): a promise anchored on one of them is future.
SCHEDULES = listed("schedules", "planned.yaml")
WEIGHS = listed("weighs", "planned.yaml")
#: Verbs that only check what others told: "has not confirmed the strike" denies none.
CHECKS = listed("checks", "planned.yaml")
#: "Could see tanks" tells that they were there.
SENSES = listed("senses", "planned.yaml")
IFS = frozenset({"if", "unless", "whether"})
COMING = listed("coming", "planned.yaml")


class Ruling(NamedTuple):
    """A status and the words that say so."""

    status: Status
    words: str


def ruling(token: Token, kind: str) -> Ruling | None:
    """What grammar says about an act of type ``kind`` anchored at ``token``; None where it says nothing."""
    verb = verb_of(token)
    words = [w for w in auxiliaries(verb) if not (w == "could" and lemma_of(verb) in SENSES)]
    denied = denied_by(token, verb)
    if denied and verb.i != token.i and lemma_of(verb) in CHECKS:
        return Ruling("hypothetical", f"{denied} {verb.lower_}")
    if denied:
        return _not(denied, words, kind)
    condition = _condition(token)
    if condition:
        return Ruling("hypothetical", condition)
    may = next((w for w in words if w in MAY and (kind not in UTTERED or w in {"may", "might"})), None)
    if may:
        return Ruling("hypothetical", may)
    weighed = next((w for w in _above(token) if w in WEIGHS), None)
    if weighed and kind not in UTTERED:
        return Ruling("hypothetical", weighed)
    return _coming(token, words, kind)


def _not(denied: str, words: list[str], kind: str) -> Ruling | None:
    if kind in {"REJECT", "ACCUSE"} or (kind in UTTERED and any(w in MAY | WILL | WOULD or w == "must" for w in words)):
        return None
    could = next((w for w in words if w in MAY), None)
    return Ruling("hypothetical", f"{could} not") if could else Ruling("negated", denied)


def _coming(token: Token, words: list[str], kind: str) -> Ruling | None:
    planned = next((w for w in _plans(token) if w in PLANS), None) or next(
        (c.lower_ for c in token.children if c.lower_ in COMING), None
    )
    if kind in PROMISED:
        planned = planned if planned in SCHEDULES else None
        own = lemma_of(token)
        if own in {"due", "schedule", "expect"} or (
            own in {"set", "plan", "prepare", "be"} and any(c.dep_ == "xcomp" for c in token.children)
        ):
            planned = own
        return Ruling("future", planned) if planned else None
    coming = next((w for w in words if w in WILL), None)
    if coming:
        return Ruling("future", coming)
    would = next((w for w in words if w in WOULD), None)
    if would and (would != "should" or kind not in UTTERED):
        conditional = any(t.lower_ in IFS for t in token.sent)
        return Ruling("hypothetical" if conditional else "future", would)
    return Ruling("future", planned) if planned else None


def _condition(token: Token) -> str | None:
    at = token
    for _ in range(5):
        for child in at.children:
            if child.dep_ == "mark" and child.lower_ in IFS:
                return child.lower_
        if at.dep_ in {"ROOT", "relcl"} or at.head.i == at.i:
            return None
        if at.dep_ == "ccomp" and lemma_of(at.head) in {"say", "tell", "report", "add"}:
            return None
        at = at.head
    return None


def _above(token: Token) -> list[str]:
    out, at = [lemma_of(c) for c in token.children if c.dep_ == "amod"], token
    for _ in range(3):
        if at.dep_ not in CARRIED | {"pobj", "prep", "pcomp", "acl"} or at.head.i == at.i:
            break
        at = at.head
        out.append(lemma_of(at))
    return out


def _plans(token: Token) -> list[str]:
    """Verbs and adjectives of planning that govern the act ("is expected to visit", "plans to send")."""
    out, at = [], token
    for _ in range(2):
        if at.dep_ != "xcomp":
            break
        at = at.head
        out.append(lemma_of(at))
    return out
