"""The condition that an act hangs on, by grammar and by the encoder."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.coding.events.complements import whole
from sayso.coding.events.ifs import CLAUSES, is_if

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

    from sayso.coding.events.heads import Heads
    from sayso.reading.document import Document
    from sayso.schema import Span as Words
    from sayso.schema import Status

#: Types of utterances that have a condition while they are actual ("we will come if ...").
UTTERED = frozenset({"AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
#: Words that a condition has at the least.
SHORTEST = 3
HYPHENS = frozenset({"-", "\u2010", "\u2011"})
QUOTES = frozenset({'"', "\u201c", "\u201d"})
#: Signs that end a clause.
STOPS = QUOTES | {",", ";"}
#: More steps than a sentence has.
FAR = 99
PHRASES = frozenset({("as", "long", "as"), ("so", "long", "as"), ("as", "soon", "as")})
#: The first words of those, and of the other conditions that no clause need hold.
OPENERS = frozenset({first for first, *_ in PHRASES} | {"provided", "should", "were"})


class Clause(NamedTuple):
    """A condition: its offsets, and the word that bears it in the parse, where there is one."""

    start: int
    end: int
    head: Token | None


def conditions(
    document: Document, sentence: Span, acts: Sequence[tuple[Token, str, Status]], heads: Heads | None
) -> list[Words | None]:
    """The clause that each act of a sentence hangs on ("if ...", "unless ...", "as long as ..."), or None.

    What is done already hangs on nothing: only utterances and acts that are not actual have conditions, and each
    condition goes to one of them.

    Args:
        document: the report.
        sentence: the sentence.
        acts: word, type and status of each act.
        heads: the encoder's heads, where there are any.
    """
    out: list[Words | None] = [None] * len(acts)
    for clause in _clauses(document, sentence, heads):
        free = [
            n
            for n, (token, kind, status) in enumerate(acts)
            if out[n] is None and (kind in UTTERED or status != "actual") and not clause.start <= token.idx < clause.end
        ]
        best = min(free, key=lambda n: (_distance(acts[n][0], clause), n), default=None)
        if best is not None:
            out[best] = document.span(clause.start, clause.end)
    return out


def _clauses(document: Document, sentence: Span, heads: Heads | None) -> list[Clause]:
    """Conditions by grammar, by the words that open them, and those that only the encoder sees, in text order."""
    found: list[Clause] = []
    for token in sentence:
        if token.dep_ in CLAUSES and is_if(token):
            clause = _stretch(document, token.left_edge, token.right_edge)
            if clause is not None and not _among(clause.start, found):
                found.append(Clause(clause.start, clause.end, token))
    for token in sentence:
        if _opens(token) and not _among(token.idx, found):
            found.append(_run(sentence, token.i, token.i + 1))
    found = [c for c in found if "anonymity" not in document.report.text[c.start : c.end]]
    for start, end in heads.spans("condition", sentence.start_char, sentence.end_char) if heads is not None else ():
        words = [t.i for t in sentence if start <= t.idx < end]
        if len(words) >= SHORTEST and not any(c.start < end and start < c.end for c in found):
            found.append(_marked(sentence.doc, words))
    return sorted(found, key=lambda c: c.start)


def _marked(parse: Doc, words: Sequence[int]) -> Clause:
    """A condition that the encoder marks, whole."""
    first, last = parse[words[0]], whole(parse[words[0]], parse[words[-1]])
    top = next((parse[i] for i in words if not words[0] <= parse[i].head.i <= words[-1]), None)
    return Clause(first.idx, last.idx + len(last), top)


def _among(offset: int, found: Sequence[Clause]) -> bool:
    return any(c.start <= offset < c.end for c in found)


def _run(sentence: Span, first: int, end: int) -> Clause:
    """The words from the first on that run past ``end`` to the next sign."""
    parse = sentence.doc
    while end < sentence.end and not _sign(parse, first, end):
        end += 1
    last = parse[end - 1]
    top = next((parse[i] for i in range(first, end) if not first <= parse[i].head.i < end), None)
    return Clause(parse[first].idx, last.idx + len(last), top)


def _sign(parse: Doc, first: int, at: int) -> bool:
    """Whether a sign ends a condition that begins at ``first``: no hyphen inside a word, no quotation that it holds itself."""
    token = parse[at]
    if not token.is_punct or (token.text in HYPHENS and not parse[at - 1].whitespace_):
        return False
    if token.text not in QUOTES:
        return True
    before = [t.i for t in parse[token.sent.start : at] if t.text in QUOTES]
    if len(before) % 2:
        return before[-1] < first  # closes what was opened before the condition
    told = at + 1 < token.sent.end and parse[at + 1].pos_ in {"AUX", "VERB"}  # "if they come it | "will reply""
    return told or not any(t.text in QUOTES for t in parse[at + 1 : token.sent.end])


def _opens(token: Token) -> bool:
    """Whether a word opens a condition that the parse may not have as a clause: "as soon as", "provided", "should the ...".

    Such a condition runs to the next comma.
    """
    if token.lower_ not in OPENERS:
        return False
    words = tuple(t.lower_ for t in token.doc[token.i : min(token.i + SHORTEST, token.sent.end)])
    if words in PHRASES or (
        words[0] == "provided" and token.tag_ == "VBN" and len(words) > 1 and words[1] not in {"by", "with"}
    ):
        return True
    if words[0] not in {"should", "were"} or token.sent.text.rstrip().endswith("?"):
        return False
    verb = token.head if token.dep_ in {"aux", "auxpass"} else token
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > token.i for c in verb.children) and token.i + 1 < token.sent.end


def _distance(act: Token, clause: Clause) -> tuple[int, int]:
    """How far an act stands from a condition: steps up to a word that governs the act, then characters between."""
    gap = abs(act.idx - clause.start)
    if clause.head is None:
        return FAR, gap
    above = [clause.head, *clause.head.ancestors]
    steps = next((n for n, t in enumerate(above) if t.i == act.i or t.is_ancestor(act)), FAR)
    return steps, gap


def _stretch(document: Document, first: Token, last: Token) -> Words | None:
    """The words of a clause, up to the attribution that the parser may have hung on it."""
    tokens = [t for t in first.doc[first.i : last.i + 1] if not t.is_space]
    stops = [n for n, t in enumerate(tokens) if n and t.text in STOPS and _sign(first.doc, tokens[0].i, t.i)]
    if stops:
        tokens = tokens[: stops[0]]
    while tokens and tokens[0].is_punct:
        tokens = tokens[1:]
    while tokens and tokens[-1].is_punct:
        tokens = tokens[:-1]
    return document.span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else None
