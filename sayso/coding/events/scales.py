"""Chances, distances and shares as the few steps that features tell, and what form the words of an act and a party have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.grammar import passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.events.candidates import Candidate


def noun_of(act: Token, candidate: Candidate) -> set[str]:
    """What a party that the report merely describes is called: "buildings", "a tailor"."""
    if not candidate.kind.startswith("unknown") or not candidate.heads:
        return set()
    head = act.doc[candidate.heads[0]]
    word = head.lemma_.lower()
    return {f"noun {word}", f"ends {word[-3:]}", f"ends {word[-3:]}:{head.tag_}", f"noun tag {head.tag_}"}


def form_of(token: Token) -> str:
    """Whether an act is told by a noun, a passive or another verb."""
    if token.pos_ in {"NOUN", "PROPN"}:
        return "noun"
    return "passive" if passive(token) else "verb"


def level(p: float) -> str:
    """A chance as low, middle or high."""
    return "low" if p < 0.1 else "middle" if p < 0.35 else "high"  # noqa: PLR2004 - thirds of what occurs


def odds_bin(p: float) -> int:
    """A chance as one of twelve steps."""
    edges = (0.01, 0.03, 0.07, 0.13, 0.2, 0.3, 0.4, 0.55, 0.7, 0.85, 0.95)
    return sum(p > e for e in edges)


def steps(distance: int) -> str:
    """A distance in sentences."""
    return str(distance) if distance < 3 else "3" if distance < 6 else "6"  # noqa: PLR2004 - coarser with distance


def share(part: int, whole: int) -> int:
    """A share as one of five steps; a part of more than one counts five more."""
    return sum(part / max(1, whole) > e for e in (0.1, 0.2, 0.35, 0.5)) + 5 * (part > 1)
