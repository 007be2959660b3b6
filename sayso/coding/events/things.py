"""Phrases that name no party: goods and deeds (but an organisation may be called an Initiative)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import lemma_of, read_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.events.candidates import Candidate


@cache
def words() -> frozenset[str]:
    """The lemmas of sayso/knowledge/events/things.yaml."""
    data = read_words("things.yaml")
    return frozenset(w for key, value in data.items() if key != "source" for w in value)


def no_party(act: Token, candidate: Candidate) -> bool:
    """Whether somebody whom nobody knows is, by every phrase for it in the act's sentence, no party at all."""
    if not candidate.kind.startswith("unknown") or candidate.party.actor is not None or not candidate.heads:
        return False
    return all(lemma_of(act.doc[h]) in words() and not _in_a_name(act.doc[h]) for h in candidate.heads)


def _in_a_name(token: Token) -> bool:
    return token.text[0].isupper() and token.i > token.sent.start
