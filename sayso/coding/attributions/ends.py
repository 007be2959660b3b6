"""Spans that break off in the middle of a phrase, made whole: "the commander of | the army", "In | the north, it rains"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import length, overlap
from sayso.coding.attributions.phrase import SUBJECTS, noun_phrase
from sayso.coding.attributions.quotes import closing
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from sayso.coding.attributions.found import Found, Offsets

#: How words before a noun belong to it.
BEFORE = frozenset({"det", "compound", "amod", "nmod", "nummod", "poss"})
#: Of these, those that no noun phrase ends in.
CUT = frozenset({"det", "compound", "amod"})
NOUNS = frozenset({"NOUN", "PROPN"})
#: A phrase goes on for no more words than this.
FURTHER = 12
#: A piece of so few words that breaks off in front of the cue is no part of what is said.
SCRAP = 2
#: An abbreviation in brackets.
SHORT = re.compile(r" \([A-Z][\w-]{1,9}\)")
#: Marks that open within another's words, each with what closes it.
CLOSES = {"“": re.compile("”"), "«": re.compile("»")}
SINGLE = frozenset("‘'")
ENDS = {"“": "”", "«": "»", '"': '"', "‘": "’", "'": "'"}
#: What stands between a claim and what is told within it.
BETWEEN = re.compile(r"[\s,:]*(?:that )?[“«‘\"']?")
#: Characters between a cue and its content, at most: room for whom it is told.
NEAR = 40
#: What no source ends in.
AFTER_NAME = re.compile(r"(?:[,;\s]|\b(?:who|which|that)\b)+$")


def whole(found: Found, doc: Doc, text: str) -> Found:
    """The same with contents that end and begin with a phrase, and a source that ends with its name."""
    found = replace(found, source=_name(found, text))
    said = tuple(_in_marks(s, text) for s in found.content) if found.within else _phrases(found, doc)
    return replace(found, content=tuple(_unmarked(span, text) for span in said))


def nested(found: list[Found], text: str) -> list[Found]:
    """The attributions, those whole that end before what is told within them ("said a man told them that | he was lost")."""
    out = []
    for one in found:
        kept = one.content
        for inner in found:
            if inner.cue is None or inner.source is None or not inner.content or inner.cue == one.cue:
                continue
            begin, end = inner.content[0]
            kept = tuple((s, end) if _breaks_off((s, e), inner, begin, text) else (s, e) for s, e in kept)
        out.append(replace(one, content=kept))
    return out


def _breaks_off(content: Offsets, inner: Found, begin: int, text: str) -> bool:
    """Whether a content ends with who says what is told within it, or with the cue of that."""
    assert inner.cue is not None
    assert inner.source is not None
    names, end = (inner.cue, inner.source), content[1]
    if overlap(names, (content,)) == length(names):
        return BETWEEN.fullmatch(text, end, begin) is not None
    only_who = content[0] <= inner.source[0] and inner.source[1] == end
    return only_who and text[end : inner.cue[0]] == " " and begin - inner.cue[1] < NEAR


def _phrases(found: Found, doc: Doc) -> tuple[Offsets, ...]:
    """The contents with whole phrases at their ends."""
    kept = []
    for span in found.content:
        words = doc.char_span(*span, alignment_mode="expand")
        if words is None:
            kept.append(span)
            continue
        in_front = found.cue is not None and words[-1].idx < found.cue[0]
        if len(words) <= SCRAP:
            if not (in_front and words[-1].dep_ in CUT and words[-1].head.i == words.end):
                kept.append(span)
            continue
        start, end = _start(words), _end(words)
        longer = (span[0] if start is None else start, end or span[1])
        kept.append(_free(found, span, longer))
    return tuple(kept) or found.content


def _unmarked(span: Offsets, text: str) -> Offsets:
    """What is said without the marks around it, and without a closing mark that was not opened in it."""
    start, end = span
    if end - start < 2:  # noqa: PLR2004 - a sign alone
        return span
    first, inner, last = text[start], text[start + 1 : end - 1], text[end - 1]
    if last in ENDS.get(first, "") and not any(sign in inner for sign in (first, last)):
        return start + 1, end - 1
    opened = next((sign for sign in "“«" if last in ENDS[sign]), None)
    return (start, end - 1) if opened is not None and opened not in inner and first != opened else span


def _free(found: Found, span: Offsets, longer: Offsets) -> Offsets:
    """The longer span, unless it runs into who says it or into the cue."""
    taken = tuple(s for s in (found.source, found.cue, *(c for c in found.content if c != span)) if s)
    return span if overlap((longer,), taken) else longer


def _end(words: Span) -> int | None:
    """Where the phrase ends in which a span breaks off; None where it does not."""
    last = next((t for t in reversed(words) if not (t.is_punct or t.is_space)), None)
    if last is None or (last.i < words.end - 1 and not words[-1].is_left_punct):
        return None
    noun = last
    while noun.dep_ in BEFORE and noun.i < noun.head.i and noun.head.pos_ in NOUNS:
        noun = noun.head
    if noun is last and last.dep_ == "prep":
        noun = next((c for c in last.children if c.dep_ == "pobj" and c.i > last.i), last)
        told = noun.pos_ == "PROPN" and last.lower_ != "of"  # "the number to | the Kurier": to whom
    else:
        told = noun.pos_ == "PROPN" and last.pos_ == "NOUN"  # "he told the agency | Kurier"
    opened = noun is last and words[-1].text == "("
    if (noun is last and not opened) or told or noun.i - last.i > FURTHER or noun.sent.start != last.sent.start:
        return None
    subject = noun.dep_ in SUBJECTS and noun.head.i >= words.end  # of a clause that is not in the content
    return None if subject else _named(last.idx + len(last) if opened else noun_phrase(noun)[1], words.doc)


def _named(end: int, doc: Doc) -> int:
    """The end of a description with its abbreviation and the name of who is described ("of the Valley Army | (VA) Ann Doe")."""
    short = SHORT.match(text_of(doc), end)
    if short is None:
        return end
    rest = doc.char_span(short.end(), len(text_of(doc)), alignment_mode="contract")
    name = list(takewhile(lambda t: t.pos_ == "PROPN", rest or ()))
    after = doc[name[-1].i + 1] if name and name[-1].i + 1 < len(doc) else None
    return name[-1].idx + len(name[-1]) if after is not None and after.is_punct else short.end()


def _start(words: Span) -> int | None:
    """Where the phrase begins in which a span was cut off ("In | the north, the army said, ..."); None where it was not."""
    doc, edge = words.doc, words.start
    before: Token | None = doc[words.start - 1] if words.start else None
    if before is None or before.dep_ != "prep" or not any(words.start <= c.i < words.end for c in before.children):
        return None
    while before.i < words.start:
        edge = min(edge, before.left_edge.i)
        if before.head.i == before.i:
            return None
        before = before.head
    begins = edge == doc[edge].sent.start and before.i < words.end
    return doc[edge].idx if begins else None


def _in_marks(span: Offsets, text: str) -> Offsets:
    """A claim within another's words that opens with a mark ends with it ("She said ‘stop’ | and wept")."""
    start, end = span
    opened = text[start - 1 : start] if start else ""
    if opened in SINGLE:
        line = text.find("\n", start)
        close = closing(text, start, line if line >= 0 else len(text))
    else:
        close = CLOSES[opened].search(text, start, end) if opened in CLOSES else None
    return span if close is None or close.start() >= end else (start, close.start())


def _name(found: Found, text: str) -> Offsets | None:
    """A source without the cue, a comma or "who" behind the name."""
    if found.source is None:
        return None
    start, end = found.source
    if found.cue is not None and start < found.cue[0] < end <= found.cue[1]:
        end = found.cue[0]
    said = text[start:end]
    shorter = AFTER_NAME.sub("", said)
    return start, start + len(shorter) if shorter else end
