"""Noun chunks and named entities of one sentence, found there; spaCy's own properties of a span go through the whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span

#: spaCy's numbers for the first word of a named entity and the others.
_BEGINS, _INSIDE = 3, 1


def chunks_of(sentence: Span) -> Iterator[Span]:
    """The noun chunks of a sentence, as ``sentence.noun_chunks``."""
    from spacy.tokens import Span as Words

    doc = sentence.doc
    for start, end, label in doc.noun_chunks_iterator(sentence):  # type: ignore[attr-defined] # spaCy's stubs leave it out
        yield Words(doc, start, end, label)


def entities_of(sentence: Span) -> Iterator[Span]:
    """The named entities that lie wholly in a sentence, as ``sentence.ents``."""
    from spacy.tokens import Span as Words

    doc, first = sentence.doc, None
    for token in sentence:
        place = token.ent_iob
        if first is not None and place != _INSIDE:
            yield Words(doc, first.i, token.i, first.ent_type)
            first = None
        if place == _BEGINS:
            first = token
    if first is not None and (sentence.end == len(doc) or doc[sentence.end].ent_iob != _INSIDE):
        yield Words(doc, first.i, sentence.end, first.ent_type)
