"""The stretches of a sentence that an act may be about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.coding.events.complements import whole
from sayso.coding.events.ifs import conditional, ifs

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Span, Token

    from sayso.coding.events.acts import Act
    from sayso.reading.document import Document

#: Words that bring a stretch in and are no part of it.
OPENERS = frozenset({"that", "for", "of", "about", "over", "against", "on", "with"})
#: Words that may not bear a stretch.
BARE = frozenset({"PUNCT", "SPACE", "DET", "CCONJ", "AUX", "PART", "SCONJ"})


class Stretch(NamedTuple):
    """Words that an act may be about: the word that bears them, or None for an attribution's content, and their offsets."""

    head: Token | None
    start: int
    end: int
    source: str


def stretches(document: Document, act: Act, marked: Collection[tuple[int, int]] = ()) -> list[Stretch]:
    """The stretches of the act's sentence to choose from, in text order of the words that bear them.

    Args:
        document: the report.
        act: the act.
        marked: offsets of further stretches, such as the encoder's.
    """
    anchor, last = act.token, act.last
    found: dict[tuple[int, int], Stretch] = {}
    contents = told_around(document, anchor)
    borne = ifs(anchor.sent)
    for token in anchor.sent:
        if token.i == anchor.i or token.pos_ in BARE or token.dep_ in {"aux", "auxpass", "neg", "prt"}:
            continue
        words = [t for t in token.subtree if not t.is_space and not conditional(t, token, borne)]
        if token.is_ancestor(anchor):
            words = [t for t in words if t.i > last.i]
        words = _one_piece(words, token, anchor)
        limits = [c for c in contents if c[0] <= anchor.idx < c[1] and c[0] <= token.idx < c[1]]
        if limits:
            words = [t for t in words if limits[0][0] <= t.idx < limits[0][1]]
        _add(found, token, words, "parse")
    for start, end, source in contents:
        inside = [t for t in anchor.doc[anchor.sent.start : anchor.sent.end] if start <= t.idx < end]
        _add(found, None, inside, source)
        _add(found, None, [t for t in inside if t.i > last.i], source + " after")
    for start, end in marked:
        inside = [t for t in anchor.sent if start <= t.idx < end and not in_anchor(t, act)]
        _add(found, _top(inside), inside, "parse")
    return list(found.values())


def _top(words: list[Token]) -> Token | None:
    """The word that bears the others."""
    inside = {t.i for t in words}
    return next((t for t in words if t.head.i not in inside or t.head.i == t.i), None)


def in_anchor(token: Token, act: Act) -> bool:
    """Whether a word stands in an act's anchor."""
    return act.first.i <= token.i <= act.last.i


def told_around(document: Document, anchor: Token) -> list[tuple[int, int, str]]:
    """Contents of the attributions that cover the act, or whose cue it is, within its sentence."""
    out = []
    first, final = anchor.sent.start_char, anchor.sent.end_char
    for attribution in document.attributions:
        cue = attribution.cue
        utters = cue is not None and cue.start <= anchor.idx < cue.end
        source = "uttered" if utters else "covering"
        out += [
            (c.start, c.end, source)
            for c in attribution.content
            if c.start < final and first < c.end and (utters or c.start <= anchor.idx < c.end)
        ]
    return sorted(out, key=lambda c: (c[1] - c[0], c))


def _one_piece(words: list[Token], head: Token, anchor: Token) -> list[Token]:
    """The run of words around the head, without the act's own word."""
    at = next((n for n, t in enumerate(words) if t.i == head.i), 0)
    keep = words[at : at + 1]
    for step, rest in ((1, words[at + 1 :]), (-1, words[:at][::-1])):
        for token in rest:
            end = keep[-1] if step == 1 else keep[0]
            between = anchor.doc[min(end.i, token.i) + 1 : max(end.i, token.i)]
            if token.i == anchor.i or any(not t.is_space and not t.is_punct for t in between):
                break
            keep = [*keep, token] if step == 1 else [token, *keep]
    return keep


def _add(found: dict[tuple[int, int], Stretch], head: Token | None, words: list[Token], source: str) -> None:
    while words and (words[0].is_punct or words[0].is_space or words[0].lower_ in OPENERS):
        words = words[1:]
    while words and (words[-1].is_punct or words[-1].is_space):
        words = words[:-1]
    if words:
        span = (words[0].idx, words[-1].idx + len(words[-1]))
        found.setdefault(span, Stretch(head, *span, source))


def unbroken(sentence: Span, marked: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that the encoder marks, whole: one breaks off where another act's begins ("to lift | the ban on oil").

    What breaks off goes on with the stretch behind it, or to the end of what grammar asks for.

    Args:
        sentence: the sentence.
        marked: offsets in the report, in text order.
    """
    out: list[tuple[int, int]] = []
    for start, end in reversed(marked):
        words = [t for t in sentence if start <= t.idx < end and not t.is_space]
        last = whole(words[0], words[-1]) if words else None
        if last is not None and last.i > words[-1].i:
            behind = next((s for s in out if s[0] == words[-1].nbor().idx), None)
            out.append((start, behind[1] if behind is not None else last.idx + len(last)))
        else:
            out.append((start, end))
    return out[::-1]
