"""Who speaks where "I" or "we" stands: the subject of the nearest verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Span, Token

    from sayso.reading.mentions.entities import Entity

#: Verbs whose subject speaks (lemmas).
SAYING = frozenset({
    "say", "tell", "add", "announce", "declare", "state", "warn", "note", "insist", "stress", "claim", "argue", "report",
    "write", "explain", "reply", "comment", "admit", "acknowledge", "confirm", "deny", "vow", "pledge", "promise",
    "urge", "call", "demand", "ask", "describe", "continue", "conclude", "assert", "maintain", "suggest", "believe",
    "think", "tweet", "dismiss", "go", "repeat", "assure", "inform", "recall", "object", "answer", "counter", "reject", "boast",
    "plead", "shout", "retort", "complain", "predict", "caution", "threaten", "propose", "recount", "reveal", "post", "quote",
})  # fmt: skip
_FIRST = frozenset({"i", "we"})
#: How many sentences a quotation may go on without naming its speaker again.
_GOES_ON = 4


def speaker_of(token: Token, at: Mapping[int, Entity]) -> Entity | None:
    """The resolved subject of the verb of saying around, before or after a first-person pronoun, or None.

    Looks in the pronoun's own sentence, then in those before (a quotation that goes on), then in the next.
    """
    sentence = token.sent
    found = _in(sentence, at)
    for _ in range(_GOES_ON):
        if found is not None or sentence.start == 0:
            break
        sentence = token.doc[sentence.start - 1].sent
        found = _in(sentence, at)
    own = token.sent
    if found is None and own.end < len(token.doc):
        found = _in(token.doc[own.end].sent, at)
    return found


def _in(sentence: Span, at: Mapping[int, Entity]) -> Entity | None:
    """The speaker that a sentence names: the subject of its outermost verb of saying, or a name before a colon."""
    found = [e for t in _subjects(sentence) if (e := at.get(t.i)) is not None]
    if found:
        return found[0]
    colon = next((t.i for t in sentence[:12] if t.text == ":"), None)
    if colon is not None and colon > sentence.start:
        return at.get(colon - 1)
    return None


def _subjects(sentence: Span) -> Iterator[Token]:
    """The subjects of the verbs of saying, the root's first, without first persons (who speak inside the quotation)."""
    verbs = [t for t in sentence if t.lemma_.lower() in SAYING]
    for verb in sorted(verbs, key=lambda v: v.dep_ != "ROOT"):
        yield from (c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ not in _FIRST)
