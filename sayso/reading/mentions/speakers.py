"""Who speaks where "I" or "we" stands: the subject of the nearest verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Span, Token

    from sayso.reading.mentions.entities import Entity

SAYING = frozenset(
    "say tell add announce declare state warn note insist stress claim argue report write explain reply comment admit acknowledge "
    "confirm deny vow pledge promise urge call demand ask describe continue conclude assert maintain suggest believe think tweet".split()
)


def speaker_of(token: Token, at: Mapping[int, Entity]) -> Entity | None:
    """The resolved subject of the verb of saying around, before or after a first-person pronoun, or None.

    Looks up the parse from the pronoun, then in the sentence before, then in the one after (a quotation that goes on).
    """
    up = token
    while up.head.i != up.i:
        up = up.head
        if up.lemma_.lower() in SAYING and (found := _subject(up, at, token)) is not None:
            return found
    sentence = token.sent
    found = _in(sentence, at, token)
    if found is not None:
        return found
    if sentence.start > 0:
        return _in(token.doc[sentence.start - 1].sent, at, token)
    return None


def _in(sentence: Span, at: Mapping[int, Entity], token: Token) -> Entity | None:
    verbs = [t for t in sentence if t.lemma_.lower() in SAYING]
    return next((e for v in verbs if (e := _subject(v, at, token)) is not None), None)


def _subject(verb: Token, at: Mapping[int, Entity], token: Token) -> Entity | None:
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and child.i != token.i:
            return at.get(child.i)
    return None
