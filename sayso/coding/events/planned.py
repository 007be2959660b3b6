"""Whether grammar says that an act is planned, conditional or denied: modals, conditions, negation (rulings 15 and 25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.coding.events.grammar import CARRIED, NEGATIONS
from sayso.coding.events.lexicon import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from sayso.schema import Status

#: Uttering them is the act: "can not stay" is a demand made, and "will" inside a promise or a threat leaves it actual.
UTTERED = frozenset({"AGREE", "CONCEDE", "THREATEN", "REQUEST", "ACCUSE", "REJECT", "SUPPORT"})
PROMISED = frozenset({"AGREE", "CONCEDE", "THREATEN", "REJECT"})
MAY = frozenset({"may", "might", "could", "can", "ca"})
WILL = frozenset({"will", "'ll", "shall", "wo", "\u2019ll"})
WOULD = frozenset({"would", "'d", "should", "\u2019d"})
PLANS = frozenset(
    {
        "plan",
        "expect",
        "due",
        "schedule",
        "set",
        "intend",
        "prepare",
        "aim",
        "go",
        "about",
        "hope",
        "want",
        "seek",
        "decide",
        "ready",
        "poise",
        "vow",
        "be",
        "likely",
    }
)
#: Words that merely schedule an act (ruling 4): a promise anchored on one of them is future.
SCHEDULES = frozenset({"expect", "due", "schedule", "set", "plan", "prepare", "likely", "be"})
WEIGHS = frozenset(
    {
        "consider",
        "contemplate",
        "mull",
        "debate",
        "discuss",
        "weigh",
        "study",
        "ponder",
        "possible",
        "potential",
        "possibility",
        "prospect",
        "option",
        "impossible",
    }
)
FAILS = frozenset({"fail", "refrain", "avoid", "decline", "unable", "unwilling", "reluctant"})
DISOWNED = frozenset({"dobj", "ccomp", "pobj", "prep", "attr", "pcomp", "acl", "xcomp", "nsubjpass", "conj"})
DENIALS = frozenset({"deny", "denial"})
#: "Rejected claims that ...", "dismissed a report that ..." deny what is told.
DISMISSES = frozenset({"reject", "dismiss", "refute", "dispute", "rebut"})
CLAIMS = frozenset({"claim", "report", "allegation", "accusation", "charge", "rumour", "rumor", "suggestion", "assertion"})
#: Verbs that only check what others told: "has not confirmed the strike" denies none.
CHECKS = frozenset({"confirm", "verify", "corroborate", "authenticate"})
#: "Could see tanks" tells that they were there.
SENSES = frozenset({"see", "hear", "feel", "smell"})
IFS = frozenset({"if", "unless", "whether"})
COMING = frozenset({"planned", "upcoming", "scheduled", "future", "forthcoming", "imminent", "expected"})


class Ruling(NamedTuple):
    """A status and the words that say so."""

    status: Status
    words: str


def ruling(token: Token, kind: str) -> Ruling | None:
    """What grammar says about an act of type ``kind`` anchored at ``token``; None where it says nothing."""
    verb = _verb(token)
    words = [w for w in _auxiliaries(verb) if not (w == "could" and lemma_of(verb) in SENSES)]
    denied = _denied(token, verb)
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


def _verb(token: Token) -> Token:
    """The verb whose auxiliaries hold for the act: its own, or the light verb that the noun depends on."""
    return (
        token.head
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"dobj", "nsubjpass"} and token.head.pos_ == "VERB"
        else token
    )


def _auxiliaries(verb: Token) -> list[str]:
    """Modals of a verb and of those that it shares them with (conjuncts; "may agree to send")."""
    out, at = [], verb
    for _ in range(3):
        out += [c.lower_ for c in at.children if c.dep_ in {"aux", "auxpass"}]
        carriers = _carriers(at)
        shares = at.dep_ in {"conj", "xcomp"} and at.head.pos_ in {"VERB", "AUX"}
        if not (carriers or shares) or (out and at.dep_ == "conj"):
            break
        at = carriers[-1] if carriers else at.head
    return out


def _carriers(verb: Token) -> list[Token]:
    """What carries a verb: "ready" and "is" in "is ready to join", "has" in "has yet to go"."""
    out, at = [], verb
    while at.dep_ in {"xcomp", "acomp"} and (at.head.pos_ in {"AUX", "ADJ"} or lemma_of(at.head) in {"be", "have"}):
        at = at.head
        out.append(at)
    return out


def _denied(token: Token, verb: Token) -> str | None:
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
    for at in _carriers(verb):
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
        if (
            at.pos_ == "NOUN"
            and lemma_of(at) in {"sign", "evidence", "intention", "plan", "trace"}
            and any(c.lower_ == "no" for c in at.children)
        ):
            return f"no {at.lower_}"
    return None


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
