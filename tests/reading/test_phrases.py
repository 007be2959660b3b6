"""A sentence's chunks and entities are those that spaCy gives it."""

from __future__ import annotations

from sayso.reading.document import Document
from sayso.reading.parser import Parser
from sayso.reading.phrases import chunks_of, entities_of
from sayso.schema import Report

TEXT = """The Harbour Wire said on Tuesday that troops of the Republic of Korea had met envoys from Geneva, Bern and New York.
"Nobody told Ann Doe," the deputy mayor of Rasht added. Five men, two of them from Mali, left Bamako on 3 May 2014.
"""


def test_as_spacy() -> None:
    document = Parser()(Document(report=Report(id="r", text=TEXT), readable=True))
    assert document.parse is not None
    sentences = list(document.parse.sents)
    assert len(sentences) > 2
    for sentence in sentences:
        assert [(c.start, c.end, c.root.i) for c in chunks_of(sentence)] == [
            (c.start, c.end, c.root.i) for c in sentence.noun_chunks
        ]
        assert [(e.start, e.end, e.label_) for e in entities_of(sentence)] == [
            (e.start, e.end, e.label_) for e in sentence.ents
        ]
    assert any(list(entities_of(s)) for s in sentences)
