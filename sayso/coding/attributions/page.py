"""One report as the rules see it: sentences, paragraphs, the quotations that are speech, and the cues among its verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Offsets, Taken
from sayso.coding.attributions.quotes import Quote, paragraphs, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.coding.attributions.lexicon import Cue, Lexicon
    from sayso.reading.document import Document

#: A quotation this short without an end of its own is a word in quotation marks, not speech.
SPEECH_WORDS = 4


class Page:
    """What the rules look at.

    Args:
        document: the report, with layout and prose.
        doc: its parse.
        lexicon: the cue lexicon.

    Attributes:
        quotes: the quotations that are speech.
        marked: the stretches that stand in them.
    """

    def __init__(self, document: Document, doc: Doc, lexicon: Lexicon) -> None:
        self.text = document.report.text
        self.doc = doc
        self.lexicon = lexicon
        self.prose = list(document.prose)
        self.places = [(p.start, p.end) for p in document.places]
        self.headlines = [(p.start, p.end) for p in document.layout if p.kind == "headline"]
        self.paragraphs = paragraphs(self.text, self.prose)
        self.quotes = [q for q in quotations(self.text, self.paragraphs) if self._speech(q)]
        self.marked = Taken([(q.start, q.end) for q in self.quotes])

    def cue(self, token: Token) -> tuple[Cue, Token] | None:
        """The lexicon's entry for a verb, and the last token of the cue."""
        lemma = token.lemma_.lower()
        for child in token.children:
            if child.dep_ in ("prep", "prt") and child.i > token.i:
                entry = self.lexicon.phrases.get(f"{lemma} {child.lower_}")
                if entry:
                    return entry, child
        entry = self.lexicon.verbs.get(lemma)
        return (entry, token) if entry else None

    def trimmed(self, start: int, end: int) -> Offsets:
        """A stretch without signs and spaces at its edges."""
        while start < end and self.text[start] in ' ,;:–—-\n“"':
            start += 1
        while end > start and self.text[end - 1] in ' ,;:–—-\n”".':
            end -= 1
        return start, end

    def _speech(self, quote: Quote) -> bool:
        words = self.text[quote.start : quote.end].split()
        return len(words) >= SPEECH_WORDS or self.text[quote.end - 1] in ".,?!"
