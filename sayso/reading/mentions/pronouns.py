"""Whom a pronoun means: candidates that agree in kind and number, weighed by nearness, subjecthood and how often they are named.

After Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (Computational Linguistics 20, 1994), simplified; their
weights are not used, ours were set on the training part of the gold set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.reading.mentions.entities import Entity, Sighting

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
PRONOUNS = HE | SHE | THEY | IT | FIRST

_SUBJECT = 1.0
_SAME_SENTENCE = 0.6
_PER_SENTENCE = 0.9
_REPEATED = 0.08
_FAR = 4


def candidates_fit(entity: Entity, pronoun: str) -> bool:
    """Whether a pronoun may mean an entity, by kind, gender and number."""
    if pronoun in HE:
        return entity.kind == "person" and entity.gender != "f" and not entity.plural
    if pronoun in SHE:
        return entity.kind == "person" and entity.gender != "m" and not entity.plural
    if pronoun in THEY:
        return entity.plural or entity.kind in {"organisation", "armed_group", "crowd", "body"}
    return entity.kind in {"organisation", "armed_group", "body", "state", "media"} and not (
        entity.plural and entity.kind == "crowd"
    )


def antecedent(token: Token, sentence: int, seen: Sequence[Sighting]) -> Entity | None:
    """The entity that a third-person pronoun means, among those seen before it; None if none fits within a few sentences."""
    pronoun = token.lower_
    best: tuple[float, Entity] | None = None
    weighed: dict[int, float] = {}
    for sighting in reversed(seen):
        distance = sentence - sighting.sentence
        if distance > _FAR:
            break
        entity = sighting.entity
        if not candidates_fit(entity, pronoun) or _clashes(token, sighting):
            continue
        score = (_SUBJECT if sighting.subject else 0.0) - _PER_SENTENCE * distance + _REPEATED * min(entity.times, 6)
        if distance == 0:
            score += _SAME_SENTENCE
        if pronoun in THEY and not entity.plural:
            score -= 0.5
        if pronoun in IT and entity.kind == "state":
            score -= 0.2
        key = id(entity)
        if score > weighed.get(key, float("-inf")):
            weighed[key] = score
            if best is None or score > best[0]:
                best = (score, entity)
    return best[1] if best else None


def _clashes(token: Token, sighting: Sighting) -> bool:
    """Whether the two are subject and object of one verb, which then can't be one person (save for possessives)."""
    if token.dep_ == "poss":
        return False
    other = token.doc[sighting.token]
    return other.head.i == token.head.i and other.i != token.i and token.dep_ in {"dobj", "iobj", "nsubj", "pobj", "dative"}
