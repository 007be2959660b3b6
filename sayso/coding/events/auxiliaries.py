"""The verb whose helpers hold for an act, and what else carries it ("may agree to send", "is ready to join")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def verb_of(token: Token) -> Token:
    """The verb whose auxiliaries hold for the act: its own, or the light verb that the noun depends on."""
    return (
        token.head
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"dobj", "nsubjpass"} and token.head.pos_ == "VERB"
        else token
    )


def auxiliaries(verb: Token) -> list[str]:
    """Modals of a verb and of those that it shares them with (conjuncts; "may agree to send")."""
    out, at = [], verb
    for _ in range(3):
        out += [c.lower_ for c in at.children if c.dep_ in {"aux", "auxpass"}]
        above = carriers(at)
        shares = at.dep_ in {"conj", "xcomp"} and at.head.pos_ in {"VERB", "AUX"}
        if not (above or shares) or (out and at.dep_ == "conj"):
            break
        at = above[-1] if above else at.head
    return out


def carriers(verb: Token) -> list[Token]:
    """What carries a verb: "ready" and "is" in "is ready to join", "has" in "has yet to go"."""
    out, at = [], verb
    while at.dep_ in {"xcomp", "acomp"} and (at.head.pos_ in {"AUX", "ADJ"} or lemma_of(at.head) in {"be", "have"}):
        at = at.head
        out.append(at)
    return out
