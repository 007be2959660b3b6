"""Sources that are two: a medium, and whom it cites or who spoke to it.  He is who says it, the medium relays."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Found, Offsets, length, overlap
from sayso.coding.attributions.phrase import noun_phrase
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.coding.attributions.media import Media

#: "X, citing Y": Y is who says it, X relays.
CITING = re.compile(r"\b(?:citing|quoting|quoted|cited|quotes|cites|with reference to|referring to)\s+", re.IGNORECASE)
#: Characters of the longest description before a person's name.
DESCRIPTION = 160


class Cited:
    """Takes media that only relay out of a report's attributions and into their ``via``.

    Args:
        doc: the parse.
        media: the media of the report.
        prose: the sentences that may be coded.
    """

    def __init__(self, doc: Doc, media: Media, prose: tuple[Offsets, ...]) -> None:
        self._doc = doc
        self._text = text_of(doc)
        self._media = media
        self._prose = prose

    def __call__(self, found: list[Found]) -> list[Found]:
        """The same attributions, those by a medium of what another says made his."""
        swapped = [self._swap(self._split(f)) for f in found]
        cited = [f.source for f, before in zip(swapped, found, strict=True) if f.source and f.source != before.source and f.via]
        return self._merge([f for f in swapped if not any(_names_only(f, who) for who in cited)])

    def _is_medium(self, span: Offsets) -> bool:
        return bool(self._media.within(span))

    def _split(self, found: Found) -> Found:
        """In "Doe Reuters" and "Reuters, the envoy John Doe" (as translations have it) the medium relays, the person speaks."""
        if found.source is None:
            return found
        start, end = found.source
        for span, _ in self._media.within(found.source):
            if span[1] == end and span[0] > start:
                rest = self._text[start : span[0]].rstrip()
                person = self._doc.char_span(start, start + len(rest), alignment_mode="contract")
                if person is not None and person[-1].pos_ == "PROPN" and self._text[start + len(rest) : span[0]] == " ":
                    return replace(
                        found, source=(start, start + len(rest)), via=(span,), because=found.because + "; told to a medium"
                    )
            if span == found.source and self._text[end : end + 2] == ", ":
                who = self._after_comma(end + 2)
                if who:
                    return replace(found, source=who, via=(span,), because=found.because + "; told to a medium")
        return found

    def _after_comma(self, at: int) -> Offsets | None:
        """A description that ends in a person's name ("the head of the contact group Ann Doe") before the next sign."""
        for ent in self._doc.ents:
            if ent.label_ == "PERSON" and at < ent.start_char < at + DESCRIPTION:
                between = self._text[at : ent.start_char]
                description = re.match(r"(?:(?:the|its|a|an|former|head|chief)\b|[A-Z])", between) and not re.search(
                    r"[,;:.“”\"]", between
                )
                verbs = any(
                    t.pos_ in ("VERB", "AUX") for t in self._doc.char_span(at, ent.start_char, alignment_mode="expand") or ()
                )
                return (at, ent.end_char) if description and not verbs else None
        return None

    def _swap(self, found: Found) -> Found:
        """In "Reuters reported, citing two officials" the officials are the source and Reuters relays."""
        sentence = found.sentence(self._prose)
        if sentence is None or found.source is None or not self._is_medium(found.source):
            return found
        for match in CITING.finditer(self._text, *sentence):
            if any(s <= match.start() < e for s, e in found.content) and match.start() < found.source[0]:
                continue
            who = self._phrase_after(match.end())
            if who and not overlap((who,), (found.source,)) and not self._is_medium(who):
                text = self._text
                content = tuple(
                    (c[0] + len(text[c[0] : c[1]]) - len(text[c[0] : c[1]].lstrip(" ,")), c[1])
                    for c in (_without(c, match.start(), who[1]) for c in found.content)
                    if c[1] > c[0]
                )
                if content:
                    return replace(
                        found, source=who, via=(found.source,), content=content, because=found.because + "; cited by a medium"
                    )
        return found

    def _phrase_after(self, at: int) -> Offsets | None:
        word = self._doc.char_span(at, at + 1, alignment_mode="expand")
        if word is None or not len(word):
            return None
        token: Token = word[0]
        while token.head.i != token.i and token.head.i > token.i and token.dep_ in (
            "det", "amod", "compound", "nummod", "poss", "quantmod", "advmod", "nmod",
        ):  # fmt: skip
            token = token.head
        return noun_phrase(token) if token.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") else None

    def _merge(self, found: list[Found]) -> list[Found]:
        """A medium that reports no more than what somebody said relays it: one attribution, not two."""
        out = list(found)
        for outer in found:
            if outer.source is None or not self._is_medium(outer.source):
                continue
            for i, inner in enumerate(out):
                if inner is outer or inner.source is None or self._is_medium(inner.source):
                    continue
                said = (*inner.content, *([inner.cue] if inner.cue else []), inner.source)
                inside = overlap(said, outer.content)
                if inside > 0.6 * length(said) and inside > 0.5 * length(outer.content):
                    content = tuple(c for c in (_apart(c, outer) for c in inner.content) if c[1] > c[0])
                    out[i] = replace(inner, via=(*inner.via, outer.source), content=content or inner.content)
                    out = [f for f in out if f is not outer]
                    break
        return out


def _names_only(found: Found, who: Offsets) -> bool:
    """Is what it "says" no more than the name of somebody who is cited?"""
    return found.source != who and bool(found.content) and overlap(found.content, (who,)) >= 0.8 * length(found.content)


def _without(span: Offsets, start: int, end: int) -> Offsets:
    """A span less a stretch at its end or its beginning."""
    if start >= span[1] or end <= span[0]:
        return span
    return (span[0], start) if start - span[0] >= span[1] - end else (end, span[1])


def _apart(span: Offsets, outer: Found) -> Offsets:
    """Content without the words that say who relays it."""
    for other in (outer.source, outer.cue):
        if other:
            span = _without(span, *other)
    return span
