"""What a demand, threat, promise, refusal or accusation is about: one stretch of the act's sentence, chosen by a classifier.

Each word of the sentence stands for the stretch that hangs on it in the parse; the contents of the attributions that cover or
utter the act are further choices.  A logistic regression over the way from the act to the word says which it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.complements import antecedent, cut, governs, listed, whole
from sayso.coding.events.grammar import passive, path
from sayso.coding.events.ifs import is_if
from sayso.coding.events.lexicon import lemma_of
from sayso.coding.events.stretches import Stretch, stretches, told_around, unbroken

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from spacy.tokens import Token

    from sayso.coding.events.acts import Act
    from sayso.coding.events.heads import Heads
    from sayso.coding.events.linear import Linear
    from sayso.reading.document import Document
    from sayso.schema import Span as Words

#: Acts that are about something: demands, threats, promises (to meet or help, AGREE; to yield, CONCEDE), refusals, accusations.
TYPES = frozenset({"REQUEST", "THREATEN", "AGREE", "CONCEDE", "REJECT", "ACCUSE"})
#: Chance above which a stretch is taken: that the act is one, times that it is about this (best F1 over words on held-out
#: reports, docs/events.md).
LEAST = 0.12
#: How much the encoder's say weighs there (docs/events.md).
ENCODER = 0.5
#: First words of what can only be a condition; others ("until", "in return for") may as well say what is asked for.
IFS = frozenset({"if", "unless", "should", "provided", "providing"})
#: Chance that an act in a relative clause is about the noun that the clause is about and that its verb lacks.
ANTECEDENT = 0.6
#: Words of a sentence beyond which nobody could tell what an act of it is about: a list or a table without full stops.
LONGEST = 200


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


def about(document: Document, act: Act, parties: Collection[int], model: Linear, heads: Heads | None) -> tuple[Words, ...]:
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
    if best is None or best[0] * act.score <= LEAST:
        return ()
    chosen = _with_verb(act, best[1], rated)
    return (_edges(document, chosen),)


def _with_verb(act: Act, stretch: Stretch, rated: Sequence[tuple[float, Stretch]]) -> Stretch:
    """The whole clause where only its subject was chosen: "promised that | the gates | would be opened"."""
    head = stretch.head
    if head is None or head.dep_ not in {"nsubj", "nsubjpass"} or not governs(act.token, head.head):
        return stretch
    if head.right_edge.idx >= stretch.end:
        return stretch
    longer = [r for r in rated if r[1].start <= stretch.start and stretch.end <= head.head.idx < r[1].end]
    longer = [r for r in longer if r[1].start > act.token.idx or r[1].end <= act.token.idx]
    return max(longer, key=lambda r: r[0])[1] if longer else stretch


def _edges(document: Document, stretch: Stretch) -> Words:
    """The stretch whole, with the list that it begins, and without what hangs on its end."""
    assert document.parse is not None
    words = document.parse.char_span(stretch.start, stretch.end, alignment_mode="expand")
    assert words is not None
    first, last = words[0], cut(words[0], words[-1])
    last = whole(first, last)
    if stretch.head is not None and first.i <= stretch.head.i <= last.i:
        last = listed(stretch.head, last)
    return document.span(min(first.idx, stretch.start), last.idx + len(last))


def without_condition(document: Document, told: tuple[Words, ...], hung: Words | None) -> tuple[Words, ...]:
    """What an act is about, without the condition that it hangs on.

    Args:
        document: the report.
        told: what :func:`about` gives.
        hung: the condition.
    """
    if not told or hung is None or not told[0].start < hung.start < told[0].end or hung.text.split()[0].lower() not in IFS:
        return told
    assert document.parse is not None
    words = document.parse.char_span(told[0].start, hung.start, alignment_mode="contract")
    if not words:
        return told
    last = cut(words[0], words[-1])
    return (document.span(told[0].start, last.idx + len(last)),)


def rate(
    document: Document, act: Act, parties: Collection[int], model: Linear, heads: Heads | None
) -> list[tuple[float, Stretch]]:
    """Each stretch with its chance, of the classifier and the encoder together."""
    sentence = act.token.sent
    if len(sentence) > LONGEST:
        return []
    marked = heads.spans("about", sentence.start_char, sentence.end_char) if heads is not None else []
    marked = unbroken(sentence, marked)
    pointed = heads.points("event_about", act.token) if heads is not None else {}
    contents = told_around(document, act.token)
    found = stretches(document, act, marked)
    odds = [o["yes"] for o in model.each([about_features(document, act, parties, s, contents) for s in found])]
    if heads is not None:
        odds = [(1 - ENCODER) * o + ENCODER * seen(s, marked, pointed) for o, s in zip(odds, found, strict=True)]
    out = list(zip(odds, found, strict=True))
    before = antecedent(act.token)
    if before and not any(t.i in parties for t in before):
        stretch = Stretch(None, before[0].idx, before[-1].idx + len(before[-1]), "antecedent")
        sight = seen(stretch, marked, pointed) if heads is not None else ANTECEDENT
        out.append(((1 - ENCODER) * ANTECEDENT + ENCODER * sight, stretch))
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
