"""Whom a pronoun means: candidates that agree in kind and number, by nearness, subjecthood and how often they are named.

After Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (Computational Linguistics 20, 1994), simplified;
their weights are not used, ours were set on the training part of the gold set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.mentions.speakers import MARKS, SAYING

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

_ROOT_SUBJECT, _SPEAKER, _SUBJECT, _OBJECT, _OWNER = 1.5, 1.3, 0.7, 0.3, 0.0
_SAME_SENTENCE = 0.4
_PER_SENTENCE = 0.7
_REPEATED = 0.04
_QUOTED = 1.6
_AGREES = 0.4
#: A first name that shows the other gender puts a candidate behind all that show none.
_DISAGREES = 6.0
_FAR = 5


def rank(token: Token) -> float:
    """How prominent a word's place in its sentence is: subjects of the main clause and of verbs of saying first."""
    while token.dep_ in {"conj", "appos", "nmod", "compound"} and token.head.i != token.i:
        token = token.head
    if token.dep_ in {"nsubj", "nsubjpass"}:
        if token.head.dep_ == "ROOT":
            return _ROOT_SUBJECT
        return _SPEAKER if token.head.lemma_.lower() in SAYING else _SUBJECT
    if token.dep_ in {"ROOT", "agent"} or (token.dep_ == "pobj" and token.head.dep_ == "agent"):
        return _SUBJECT
    return _OBJECT if token.dep_ in {"dobj", "dative", "attr"} else _OWNER


def candidates_fit(entity: Entity, pronoun: str) -> bool:
    """Whether a pronoun may mean an entity, by kind, gender and number."""
    one = entity.kind in {"person", "crowd"} and not entity.plural  # a crowd of one: "a soldier"
    if pronoun in HE:
        return one and entity.gender != "f"
    if pronoun in SHE:
        return one and entity.gender != "m"
    if pronoun in THEY:
        return entity.plural or entity.kind in {"organisation", "armed_group", "crowd", "body"}
    return entity.kind in {"organisation", "armed_group", "body", "state", "media"}


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
        if not candidates_fit(entity, pronoun) or _clashes(token, sighting) or _either(token.doc[sighting.token]):
            continue
        score = sighting.rank - _PER_SENTENCE * distance + _REPEATED * min(entity.times, 6)
        if distance == 0:
            score += _SAME_SENTENCE - (_QUOTED if _from_outside(token, sighting) else 0.0)
        if pronoun in THEY and not entity.plural:
            score -= 0.5
        if pronoun in IT and entity.kind == "state":
            score -= 0.2
        gender = entity.gender or entity.shown
        if gender is not None and pronoun in HE | SHE:
            score += _AGREES if gender == ("m" if pronoun in HE else "f") else -_DISAGREES
        key = id(entity)
        if score > weighed.get(key, float("-inf")):
            weighed[key] = score
            if best is None or score > best[0]:
                best = (score, entity)
    return best[1] if best else None


def _either(word: Token) -> bool:
    """Whether it is one of two that "or" joins ("the king or the queen"), of whom nobody speaks on."""
    first = word.head if word.dep_ == "conj" else word
    return any(c.lower_ in {"or", "nor"} and c.dep_ == "cc" for c in first.children)


def _from_outside(token: Token, sighting: Sighting) -> bool:
    """Whether the pronoun is the speaker of a quotation in which the other is named ("... Gaddafi ...", he said)."""
    if token.dep_ != "nsubj" or token.head.lemma_.lower() not in SAYING:
        return False
    return sum(t.text in MARKS for t in token.doc[sighting.token : token.i]) % 2 == 1


def _clashes(token: Token, sighting: Sighting) -> bool:
    """Whether the two are subject and object of one verb, which then can't be one person (save for possessives)."""
    if token.dep_ == "poss":
        return False
    other = token.doc[sighting.token]
    if other.i == token.i or other.dep_ not in {"nsubj", "nsubjpass", "dobj", "dative"}:
        return False
    verb = token.head
    while verb.dep_ in {"prep", "agent", "dative", "pcomp"} and verb.head.i != verb.i:
        verb = verb.head
    return bool(other.head.i == verb.i)
