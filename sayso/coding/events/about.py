"""What a demand, threat, promise, refusal or accusation is about: one stretch of the act's sentence, chosen by a classifier.

Each word of the sentence stands for the stretch that hangs on it in the parse; the contents of the attributions that cover or
utter the act are further choices.  A logistic regression over the way from the act to the word says which it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.coding.events.conditions import conditional, ifs, is_if
from sayso.coding.events.grammar import passive, path
from sayso.coding.events.lexicon import lemma_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from spacy.tokens import Token

    from sayso.coding.events.acts import Act
    from sayso.coding.events.heads import Heads
    from sayso.coding.events.linear import Linear
    from sayso.reading.document import Document
    from sayso.schema import Span

#: Acts that are about something: demands, threats, promises (to meet or help, AGREE; to yield, CONCEDE), refusals, accusations.
TYPES = frozenset({"REQUEST", "THREATEN", "AGREE", "CONCEDE", "REJECT", "ACCUSE"})
#: Chance above which a stretch is taken (best F1 over words on held-out reports, docs/events.md).
LEAST = 0.25
#: How much the encoder's say weighs there (docs/events.md).
ENCODER = 0.5
#: Words that bring a stretch in and are no part of it.
OPENERS = frozenset({"that", "for", "of", "about", "over", "against", "on", "with"})
#: Words that may not bear a stretch.
BARE = frozenset({"PUNCT", "SPACE", "DET", "CCONJ", "AUX", "PART", "SCONJ"})


#: Links from a word to the noun without which it says nothing, and how far behind that may stand.
BROKEN = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod"})
NEAR = 5
#: Words of a sentence beyond which nobody could tell what an act of it is about: a list or a table without full stops.
LONGEST = 200


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


def about_features(
    document: Document,
    act: Act,
    parties: Collection[int],
    stretch: Stretch,
    contents: list[tuple[int, int, str]] | None = None,
) -> set[str]:
    """Features of a stretch as what an act is about.

    Args:
        document: the report.
        act: the act.
        parties: token indices of the heads of its parties.
        stretch: the stretch.
        contents: what :func:`told_around` gives, where it is known already.
    """
    anchor, kind = act.token, act.type
    parse = document.parse
    assert parse is not None
    words = parse.char_span(stretch.start, stretch.end, alignment_mode="expand")
    assert words is not None
    head = stretch.head if stretch.head is not None else words.root
    voice = "passive" if passive(anchor) else "active"
    way = path(anchor, head) or "far"
    size = len(words) if len(words) < 4 else 4 + len(words) // 4  # noqa: PLR2004 - coarser with length
    side = "before" if head.i < anchor.i else "after"
    gap = max(words.start - anchor.i, anchor.i - words.end, 0)
    out = {"bias", f"t:{kind}", f"dep:{head.dep_}", f"pos:{head.pos_}", f"size:{min(size, 12)}", f"side:{side}"}
    out |= {f"path:{way}", f"path:{kind}:{way}", f"path:{anchor.pos_}:{voice}:{way}", f"path:{lemma_of(anchor)}:{way}"}
    out |= {f"source:{stretch.source}", f"source:{stretch.source}:{kind}", f"gap:{side}:{min(gap, 6)}", f"l:{lemma_of(head)}"}
    out |= {f"first:{words[0].lower_}", f"first:{kind}:{words[0].tag_}", f"before:{_before(words.start, anchor)}"}
    out |= {f"ent:{head.ent_type_}", f"ent:{kind}:{head.ent_type_}", f"{kind}:{side}:{head.dep_}"}
    if stretch.head is not None:
        up = head.head
        out |= {
            f"up:{lemma_of(up)}:{head.dep_}",
            f"prep:{up.lower_}:{kind}" if head.dep_ in {"pobj", "pcomp"} else f"no prep:{kind}",
        }
        out |= {f"child:{c.dep_}:{c.lower_}" for c in head.children if c.dep_ in {"aux", "mark"}}
        out |= {"conditional"} if is_if(head) else set()
        out |= {"higher also"} if up.i != anchor.i and not up.is_ancestor(anchor) else set()
    if head.i in parties:
        out |= {"party", f"party:{kind}"}
    out |= {"holds a party"} if any(words.start <= p < words.end for p in parties if p != head.i) else set()
    for start, end, source in told_around(document, anchor) if contents is None else contents:
        share = max(0, min(end, stretch.end) - max(start, stretch.start)) / max(
            1, max(end, stretch.end) - min(start, stretch.start)
        )
        out |= {f"{source}:{int(share * 4)}", f"{source}:{int(share * 4)}:{kind}"}
    return out


def _before(start: int, anchor: Token) -> str:
    return anchor.doc[start - 1].lower_ if start > anchor.sent.start else "#"


def about(document: Document, act: Act, parties: Collection[int], model: Linear, heads: Heads | None) -> tuple[Span, ...]:
    """The span that an act is about, or none; none for types other than :data:`TYPES`.

    Args:
        document: the report.
        act: the act.
        parties: token indices of the heads of its parties.
        model: the classifier of stretches.
        heads: the encoder's heads, where there are any.
    """
    if act.type not in TYPES:
        return ()
    rated = rate(document, act, parties, model, heads)
    best = max(rated, key=lambda r: r[0], default=None)
    if best is None or best[0] <= LEAST:
        return ()
    return (document.span(best[1].start, _whole(document, best[1])),)


def _whole(document: Document, stretch: Stretch) -> int:
    """Where a stretch ends that may break off inside a noun phrase ("the occupation of the | south")."""
    assert document.parse is not None
    words = document.parse.char_span(stretch.start, stretch.end, alignment_mode="expand")
    last = words[-1] if words is not None else None
    if words is None or last is None:
        return stretch.end
    noun = last.head if last.dep_ in BROKEN else None
    if last.dep_ in {"prep", "agent"}:
        noun = next((c for c in last.children if c.dep_ == "pobj"), None)
    if noun is None or not words.end <= noun.i < words.end + NEAR:
        return stretch.end
    return noun.idx + len(noun)


def rate(
    document: Document, act: Act, parties: Collection[int], model: Linear, heads: Heads | None
) -> list[tuple[float, Stretch]]:
    """Each stretch with its chance, of the classifier and the encoder together."""
    sentence = act.token.sent
    if len(sentence) > LONGEST:
        return []
    marked = heads.spans("about", sentence.start_char, sentence.end_char) if heads is not None else []
    pointed = heads.points("event_about", act.token) if heads is not None else {}
    contents = told_around(document, act.token)
    out = []
    for stretch in stretches(document, act, marked):
        odds = model(about_features(document, act, parties, stretch, contents))["yes"]
        if heads is not None:
            odds = (1 - ENCODER) * odds + ENCODER * seen(stretch, marked, pointed)
        out.append((odds, stretch))
    return out


def seen(stretch: Stretch, marked: Collection[tuple[int, int]], pointed: Mapping[int, float]) -> float:
    """How far the encoder holds a stretch for what the act is about: where it points, and the span that it marks there."""
    best = 0.0
    for begin, end in marked:
        both = min(end, stretch.end) - max(begin, stretch.start)
        if both > 0:
            share = sum(p for at, p in pointed.items() if begin <= at < end)
            best = max(best, share * both / (max(end, stretch.end) - min(begin, stretch.start)))
    return best
