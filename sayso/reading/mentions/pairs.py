"""Whom "the two governments" and "both sides" mean: the two that were named last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed
from sayso.reading.mentions.entities import Entity
from sayso.reading.mentions.speakers import SAYING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from spacy.tokens import Token

    from sayso.knowledge.actors import Actors
    from sayso.reading.mentions.entities import Sighting

_HOW_MANY = {"two": 2, "both": 2, "three": 3}
_STATES = listed("actors/words", "states")
_GOVERNMENTS = frozenset({"government"})
_SIDES = listed("actors/words", "sides")
_ARTICLES = frozenset({"the", "these", "those"})
#: Sentences, besides their own, in which they may have been named.
_BACK = 3
_SHORT = 4
#: Behind these a state is where something is, and no side.
_WHERE = listed("actors/words", "where")
_TALKS = listed("actors/words", "talks")
_SIDED = frozenset({"state", "organisation", "armed_group", "body"})


def pair(
    head: Token, sentence: int, seen: Sequence[Sighting], *, country_of: Callable[[Token], str | None], actors: Actors
) -> tuple[Entity, ...] | None:
    """The members of a pair (or three) taken up by a noun, in the order in which they are named.

    Empty where it is unsure who they are, None where the noun takes up no pair.

    They must be all that was named of their kind in one sentence, or in several sentences together.

    Args:
        head: the noun.
        sentence: number of its sentence.
        seen: who was named, described or meant before it.
        country_of: the country that a word stands for, adjectives too.
        actors: the actor base.
    """
    many = _many(head)
    lemma = head.lemma_.lower()
    if many is None or lemma not in _STATES | _GOVERNMENTS | _SIDES:
        return None
    found: Sequence[Entity]
    if lemma in _SIDES:
        found = _sides(sentence, seen, many)
    else:
        form = "Government of {}" if lemma in _GOVERNMENTS else "{}"
        found = [e for c in _countries(head, country_of, many) if (e := _of_country(c, actors, form)) is not None]
    return tuple(found) if len(found) == many else ()


def coordinated(token: Token, seen: Sequence[Sighting]) -> tuple[Entity, ...]:
    """Those whom "they" takes up as the subject: the two or more that "and" joins as the subject of the sentence before.

    Empty where one of them is unknown, or where somebody or something in the plural was named since ("criticised the
    sanctions. They will come into force"); things say nothing.
    """
    sentence = token.sent
    if token.dep_ not in {"nsubj", "nsubjpass"} or sentence.start == 0:
        return ()
    root = sentence.doc[sentence.start - 1].sent.root
    subject = next((c for c in root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or not subject.conjuncts or any(c.lower_ in {"or", "nor"} for c in subject.children):
        return ()
    if token.head.lemma_.lower() not in SAYING and any(_several(t) for t in root.sent if t.i > root.i):
        return ()
    words = {t.i for t in (subject, *subject.conjuncts)}
    found = {s.token: s.entity for s in seen if s.token in words}
    since = any(s.token > max(words) and (s.entity.plural or s.form == "crowd") for s in seen)
    out = tuple({id(e): e for e in found.values()}.values())
    whole = len(found) == len(words) and len(out) > 1 and not since
    return out if whole and all(not e.plural for e in out) and len({e.kind == "person" for e in out}) == 1 else ()


def _several(word: Token) -> bool:
    """Whether a word is an object in the plural that a later "they" may take up, as talks that were held are not."""
    return word.tag_ in {"NNS", "NNPS"} and word.dep_ in {"dobj", "nsubjpass"} and word.lemma_.lower() not in _TALKS


def _many(head: Token) -> int | None:
    """How many the noun takes up; None where it introduces them ("two countries have agreed")."""
    if head.tag_ not in {"NNS", "NNPS"} or any(c.dep_ in {"relcl", "acl", "prep"} and c.i > head.i for c in head.children):
        return None
    before = [t.lower_ for t in head.lefts]
    many = next((_HOW_MANY[w] for w in before if w in _HOW_MANY), None)
    if many is None or len(before) > 2:  # noqa: PLR2004 - "the two other governments" are others
        return None
    return many if "both" in before or _ARTICLES.intersection(before) else None


def _countries(head: Token, country_of: Callable[[Token], str | None], many: int) -> list[str]:
    """The countries named last before a noun, sentence by sentence, until there are enough."""
    out: list[str] = []
    sentence, end = head.sent, head.i
    back = 0
    while back <= _BACK:
        back += sentence.end - sentence.start >= _SHORT  # the number of a paragraph is no sentence
        here = [
            c for t in sentence.doc[sentence.start : end]
            if (c := country_of(t)) and not (t.dep_ == "pobj" and t.head.lower_ in _WHERE)
        ]  # fmt: skip
        out = list(dict.fromkeys([*here, *out]))
        if len(out) >= many or sentence.start == 0:
            break
        sentence = sentence.doc[sentence.start - 1].sent
        end = sentence.end
    return out


def _sides(sentence: int, seen: Sequence[Sighting], many: int) -> list[Entity]:
    """The parties named last, sentence by sentence, until there are enough; those that grammar makes mere places left out."""
    out: dict[int, Entity] = {}
    for back in range(_BACK + 1):
        here = [
            s for s in seen if s.sentence == sentence - back and s.form == "name" and s.entity.kind in _SIDED and s.rank > 0
        ]
        out = {**{id(s.entity): s.entity for s in here}, **out}
        if len(out) >= many:
            break
    return list(out.values())


def _of_country(country: str, actors: Actors, form: str) -> Entity | None:
    state = actors.get(country)
    if state is None:
        return None
    if form == "{}":
        return Entity(
            name=state.name, kind="state", actor=state.id, country=country, sector=state.sector, because="named before"
        )
    name = form.format(state.name)
    return Entity(
        name=name, kind="body", actor=f"{country}.GOV", country=country, sector="GOV", because=f"government of {state.name}"
    )


def together(members: Sequence[Entity], known: Mapping[str, Entity]) -> Entity:
    """One entity for several, called by their names."""
    name = " and ".join([", ".join(m.name for m in members[:-1]), members[-1].name])
    found = known.get(name)
    return found or Entity(
        name=name, kind=members[0].kind, plural=True, members=tuple(members), because="the ones named before"
    )
