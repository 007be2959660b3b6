"""What a reporting verb says: its clause, the nouns that its frames take, the quotations beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Offsets, merged
from sayso.coding.attributions.phrase import clause, span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.attributions.lexicon import Cue
    from sayso.coding.attributions.page import Page

#: Between a reporting verb and the quotation it introduces: a colon somewhere, or hardly anything.
DIRECTLY = re.compile(r"(?:[^.?!;:]{0,120}:|[^.?!;:,“\"]{0,45},?|,? ?(?:that|as)?)\s*[“\"«‘']?", re.DOTALL)
#: Characters of the longest clause between a quotation and its verb.
NEAR = 150
#: What opens a clause that is no speech before its comma.
OPENING = frozenset(
    ["if", "when", "while", "although", "though", "after", "before", "since", "once", "because", "asked", "speaking"]
)


def content_of(verb: Token, last: Token, entry: Cue, end: int, page: Page) -> tuple[Offsets, ...]:
    """The spans of what a verb says; ``last`` is its cue's last word, ``entry`` the lexicon's, ``end`` that of the sentence."""
    spans: list[Offsets] = []
    parts = _parts(verb, last, entry)
    for part in parts:
        first, final = clause(part, verb)
        if first <= final:
            spans.append(span(page.doc[first], page.doc[final]))
    if verb.dep_ == "parataxis" and not parts and verb.head.i < verb.i:
        first, final = clause(verb.head, verb)
        if first <= final and not first <= verb.i <= final:
            spans.append(span(page.doc[first], page.doc[final]))
    if not parts and not spans and "c" in entry.frames:
        spans += _before_comma(verb, page)
    spans += _quoted(verb, end, page)
    if "c" in entry.frames and page.text[last.idx + len(last) : end].strip(" :,") in ("", "that"):
        spans = _over_the_break(end, page)
    return merged(spans, gap=3)


def _parts(verb: Token, last: Token, entry: Cue) -> list[Token]:
    """The dependents of a verb that tell what is said, by the frames that the verb takes."""
    parts = [c for c in verb.children if c.dep_ == "ccomp"]
    if "i" in entry.frames:
        parts += [c for c in verb.children if c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children)]
    if "o" in entry.frames:
        # "say" and its like take a noun phrase only as an announcement does ("announced the sending of troops").
        open_to_nouns = verb.lemma_ not in ("say", "tell", "write", "note")
        objects = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN") and open_to_nouns and not parts]
        if last is not verb:
            objects = [c for c in last.children if c.dep_ in ("pobj", "pcomp")]
        parts += objects
        if objects:
            after = [c for c in verb.children if c.dep_ == "prep" and c.i > objects[-1].i and c is not last]
            parts += [c for c in after if not any(t.text == "," for t in verb.doc[objects[-1].i : c.i])]
    return parts


def _before_comma(verb: Token, page: Page) -> list[Offsets]:
    """A whole clause, a comma, then speaker and verb: "The war will spread, he explained"."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if who is None:
        return []
    first = min(who.left_edge.i, verb.i)
    start = verb.sent.start
    if first - 1 <= start or page.doc[first - 1].text != ",":
        return []
    before = page.doc[start : first - 1]
    if not any(t.dep_ in ("nsubj", "nsubjpass", "expl") and t.head.i < first for t in before) or any(
        t.text in '“”"' for t in before
    ):
        return []
    if before[0].lower_ in OPENING:
        return []
    return [page.trimmed(before.start_char, before.end_char)]


def _quoted(verb: Token, end: int, page: Page) -> list[Offsets]:
    """Quotations that the verb ascribes: one that ends just before its clause, and those that begin after it."""
    out = []
    for quote in page.quotes:
        if quote.start <= verb.idx < quote.end:
            continue
        between = page.text[quote.end : verb.idx] if quote.end < verb.idx else page.text[verb.idx : quote.start]
        if "\n" in between.strip("\n") or len(between) > NEAR:
            continue
        if quote.end < verb.idx:
            near = not re.search(r"[.?!;:]\s", between.lstrip("”\"»’'. ,")) and _first_verb(quote.end, verb, page)
        else:
            near = (
                quote.start <= end
                and bool(DIRECTLY.fullmatch(between[len(verb) :]))
                and _no_other_verb(verb, quote.start, page)
            )
        if near:
            out.append((quote.start, quote.end))
    return out


def _first_verb(start: int, verb: Token, page: Page) -> bool:
    """No other cue stands between a quotation's end and this verb."""
    return not any(t.idx >= start and t.i < verb.i and t.pos_ == "VERB" and page.cue(t) for t in verb.sent)


def _no_other_verb(verb: Token, end: int, page: Page) -> bool:
    return not any(verb.i < t.i and t.idx < end and t.pos_ == "VERB" and page.cue(t) for t in verb.sent)


def _over_the_break(end: int, page: Page) -> list[Offsets]:
    """The next sentence, where this one stops short at its cue ("noted that", break)."""
    following = next((p for p in page.prose if p[0] >= end), None)
    if following is None or "\n" not in page.text[end : following[0]]:
        return []
    return [page.trimmed(*following)]
