"""Noun chunks and named entities of one sentence, found there; spaCy's own properties of a span go through the whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span


def chunks_of(sentence: Span) -> Iterator[Span]:
    """The noun chunks of a sentence, as ``sentence.noun_chunks``."""
    from spacy.tokens import Span as Words

    doc = sentence.doc
    for start, end, label in doc.noun_chunks_iterator(sentence):  # type: ignore[attr-defined] # spaCy's stubs leave it out
        yield Words(doc, start, end, label)


def entities_of(sentence: Span) -> Iterator[Span]:
    """The named entities that lie wholly in a sentence, as ``sentence.ents``."""
    from spacy.tokens import Span as Words

    doc, start = sentence.doc, None
    for i in range(sentence.start, sentence.end + 1):
        inside = i < len(doc) and doc[i].ent_iob_ == "I"
        if start is not None and not inside:
            yield Words(doc, start, i, doc[start].ent_type)
            start = None
        if i < sentence.end and doc[i].ent_iob_ == "B":
            start = i
