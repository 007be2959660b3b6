"""Rules that find source, cue and content: the baseline, and what is used where no trained model is.

They follow the dependency rules for reported speech that quotation extractors share (a reporting verb, its subject, its
clausal complement; "according to"; a quotation beside a reporting verb), as in textacy and the Gender Gap Tracker, with the
frames of our lexicon.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.attributions.according import according
from sayso.coding.attributions.bare_quotes import bare_quotes
from sayso.coding.attributions.colons import before_colon
from sayso.coding.attributions.found import Found, Offsets, merged
from sayso.coding.attributions.page import Page
from sayso.coding.attributions.verbs import by_verb

if TYPE_CHECKING:
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.reading.document import Document


class Rules:
    """Finds attributions in a parsed document.

    Args:
        lexicon: the cue lexicon.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, document: Document) -> list[Found]:
        """All attributions of the document's prose, in text order."""
        page = self._page(document)
        out: list[Found] = []
        for first, end in page.prose:
            sentence = page.doc.char_span(first, end, alignment_mode="expand")
            if sentence is None:
                continue
            for token in sentence:
                # Inside a quotation only a verb with a clause is taken ("They said that ...").
                if not page.marked.holds(token.idx) or any(c.dep_ == "ccomp" for c in token.children):
                    by_verb(token, end, page, out)
            according(first, end, page, out)
        for first, end in page.paragraphs:
            before_colon(first, end, page, out)
        bare_quotes(page, out)
        return sorted(_apart(out), key=lambda f: f.place)

    def quotations(self, document: Document) -> list[Offsets]:
        """The quotations of the document's prose that are speech; not those whose end nobody marked ("“We stay, he said.")."""
        return [(q.start, q.end) for q in self._page(document).quotes if q.closed or q.continued]

    def _page(self, document: Document) -> Page:
        assert document.parse is not None
        return Page(document, document.parse, self._lexicon)


def _apart(found: list[Found]) -> list[Found]:
    """One attribution for each cue, the same words not said twice by nobody."""
    out: list[Found] = []
    for f in found:
        twin = next((g for g in out if g.cue == f.cue and g.cue is not None), None)
        if twin is not None:
            out[out.index(twin)] = replace(twin, content=merged([*twin.content, *f.content]), source=twin.source or f.source)
        else:
            out.append(f)
    return out
