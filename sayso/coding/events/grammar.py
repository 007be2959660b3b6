"""Small questions about a dependency parse that several modules ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS = frozenset(
    {"will", "would", "shall", "should", "may", "might", "can", "could", "must", "'ll", "wo", "'d", "ca", "ought"}
)
NEGATIONS = frozenset({"not", "n't", "never", "no", "without", "neither", "nor", "none", "nobody", "nothing"})
#: Links along which a verb shares its auxiliaries with the one that governs it ("has agreed to send").
CARRIED = frozenset({"xcomp", "conj", "dobj", "nsubjpass", "pcomp"})


def chain(token: Token, limit: int = 4) -> list[Token]:
    """The token and those that govern it, up to the head of its clause and ``limit`` steps."""
    out = [token]
    while len(out) <= limit and out[-1].dep_ in CARRIED | {"pobj", "prep"} and out[-1].head.i != out[-1].i:
        out.append(out[-1].head)
    return out


def governors(token: Token, limit: int = 5) -> list[Token]:
    """Verbs and nouns above the token, nearest first."""
    return [a for a in token.ancestors if a.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}][:limit]


def path(from_: Token, to: Token, limit: int = 5) -> str | None:
    """Dependency labels from one token to another: ``^`` one step up, ``v`` one down; None beyond ``limit`` steps."""
    above = [from_, *from_.ancestors]
    places = {t.i: n for n, t in enumerate(above)}
    down: list[str] = []
    at = to
    while at.i not in places:
        label = at.dep_ if at.dep_ != "prep" else f"prep:{at.lower_}"
        down.append(f"v{label}")
        if at.head.i == at.i or len(down) > limit:
            return None
        at = at.head
    up = ["^" + t.dep_ for t in above[: places[at.i]]]
    if len(up) + len(down) > limit:
        return None
    return "".join(up + down[::-1])


def passive(token: Token) -> bool:
    """Whether a verb stands in the passive, reduced relatives included."""
    if any(c.dep_ in {"nsubjpass", "auxpass", "agent"} for c in token.children):
        return True
    return token.tag_ == "VBN" and token.dep_ in {"acl", "amod"}
