"""Who speaks where "I" or "we" stands: the subject of the nearest verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Span, Token

    from sayso.reading.mentions.entities import Entity, Sighting

#: Verbs whose subject speaks (lemmas).
SAYING = listed("actors/words", "saying")
_FIRST = frozenset({"i", "we"})
#: How many sentences a quotation may go on without naming its speaker again.
_GOES_ON = 4
#: Words back at most to the mark that opens a quotation.
_LONGEST_QUOTE = 150
MARKS = frozenset({'"', "\u201c", "\u201d", "''", "``", "\u00ab", "\u00bb"})
_SINGLE = frozenset({"'", "\u2018", "\u2019"})


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
    found = [e for t in _subjects(sentence) if (e := at.get(t.i) or _beside(t, at)) is not None]
    if found:
        return found[0]
    colon = next((t.i for t in sentence[:12] if t.text == ":"), None)
    if colon is not None and colon > sentence.start:
        return at.get(colon - 1)
    return None


def _beside(word: Token, at: Mapping[int, Entity]) -> Entity | None:
    """Who is named beside a description that nothing else resolves ("the head of the union, Ann Doe, said")."""
    return next((e for c in word.children if c.dep_ == "appos" and (e := at.get(c.i)) is not None), None)


def _subjects(sentence: Span) -> Iterator[Token]:
    """The subjects of the verbs of saying, the root's first, without first persons (who speak inside the quotation)."""
    verbs = [t for t in sentence if t.lemma_.lower() in SAYING]
    for verb in sorted(verbs, key=lambda v: v.dep_ != "ROOT"):
        yield from (c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ not in _FIRST)


def spoken_of(token: Token, seen: Sequence[Sighting]) -> Sequence[Sighting]:
    """Those of whom "he" or "she" may be said: not whoever says the quotation in which it stands, who would say "I"."""
    utterer = _utterer(token, seen)
    return seen if utterer is None else [s for s in seen if s.entity is not utterer]


def _utterer(token: Token, seen: Sequence[Sighting]) -> Entity | None:
    """Who says the quotation in which a pronoun stands: the subject of the verb of saying before its first mark; else None."""
    doc, marks = token.doc, _marks_before(token)
    if len(marks) % 2 == 0:
        return None
    opened = marks[0]
    before = doc[opened.i - 1] if opened.i else opened
    if before.text not in {":", ","} and before.lemma_.lower() not in SAYING:
        return None  # only a word or two of his
    verbs = [t for t in before.sent if t.i < opened.i and t.lemma_.lower() in SAYING]
    subjects = {c.i for v in verbs[-1:] for c in v.children if c.dep_ == "nsubj" and c.i < v.i}
    return next((s.entity for s in reversed(seen) if s.token in subjects), None)


def _marks_before(token: Token) -> list[Token]:
    """The quotation marks before a word in its paragraph, last first: the double ones, or single ones where there are none."""
    double, single = [], []
    for i in range(token.i - 1, max(-1, token.i - _LONGEST_QUOTE), -1):
        one = token.doc[i]
        if "\n" in one.text:
            break
        if one.text in MARKS:
            double.append(one)
        elif one.text in _SINGLE and one.tag_ in {"``", "''"}:  # not the apostrophe of a genitive
            single.append(one)
    return double or single
