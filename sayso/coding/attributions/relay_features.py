"""What shows whether one who may relay stands between the speaker and the outlet: the features that the judge looks at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import overlap
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from sayso.coding.attributions.found import Found
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.coding.attributions.relays import Candidate

#: How far up the parse from a candidate is looked.
PATH = 5


def features(this: Candidate, found: Found, others: list[Found], doc: Doc, lexicon: Lexicon, *, ruled: bool) -> list[str]:
    """The names of what holds for a candidate, each once.

    Args:
        this: the candidate.
        found: the attribution.
        others: all attributions of the report.
        doc: the parse.
        lexicon: the cue lexicon.
        ruled: do the rules take it for a go-between?
    """
    words = doc.char_span(*this.span, alignment_mode="expand")
    if words is None:
        return ["bias"]
    out = {"bias", f"ruled={ruled}"}
    out |= set(_kind(this, words, lexicon))
    out |= set(_path(words.root, found, doc))
    out |= set(_place(this, words, found, doc))
    out |= set(_others(this, found, others))
    return sorted(out)


def _kind(this: Candidate, words: Span, lexicon: Lexicon) -> Iterator[str]:
    root = words.root
    kind = "medium" if this.name else (root.ent_type_ or root.pos_)
    yield f"kind={kind}"
    yield f"head={root.lemma_.lower()}"
    yield f"first={words[0].lower_}" if words[0].pos_ in ("DET", "PRON") else "first bare"
    if lexicon.media.search(words.text):
        yield "media word"
    if root.lemma_.lower() in lexicon.bodies:
        yield "body"


def _path(token: Token, found: Found, doc: Doc) -> Iterator[str]:
    """How the candidate hangs on the cue, up the parse."""
    cue = doc.char_span(*found.cue, alignment_mode="expand") if found.cue else None
    inside = set(range(cue.start, cue.end)) if cue is not None else set()
    path = []
    verb = None
    for _ in range(PATH):
        path.append(token.dep_)
        head = token.head
        if head.i == token.i:
            break
        if head.pos_ in ("VERB", "AUX") and verb is None:
            verb = head
            yield f"verb={head.lemma_.lower()}"
            yield f"verb&dep={head.lemma_.lower()}:{path[-1] if len(path) == 1 else path[0] + '<' + token.lower_}"
            yield f"to verb={'<'.join(path)}"
        if head.pos_ == "ADP" and len(path) == 1:
            yield f"prep={head.lower_}"
            yield f"prep head={head.lower_}<{head.head.lemma_.lower()}"
            if head.i in inside or head.head.i in inside:
                yield f"prep of cue={head.lower_}"
        if head.i in inside:
            yield "to cue=" + "<".join(path)
            break
        token = head
    else:
        yield "far from cue"
    if verb is not None and cue is not None:
        yield f"verb is cue={verb.i in inside}"
        if verb.i not in inside:
            yield f"cue under verb={verb.is_ancestor(cue.root)}"
            yield f"verb under cue={cue.root.is_ancestor(verb)}:{verb.dep_}"


def _place(this: Candidate, words: Span, found: Found, doc: Doc) -> Iterator[str]:
    text = text_of(doc)
    start, end = this.span
    before = [t.lower_ for t in doc[max(0, words.start - 2) : words.start]]
    yield f"before={before[-1] if before else ''}"
    yield "before 2=" + " ".join(before)
    after = doc[words.end : words.end + 2]
    yield f"after={after[0].lower_ if len(after) else ''}"
    if len(after) and after[0].pos_ in ("VERB", "AUX"):
        yield f"after verb={after[0].lemma_.lower()}"
    for name, edge in (("source", found.source), ("cue", found.cue), ("content", found.content[0] if found.content else None)):
        if edge is None:
            yield f"no {name}"
            continue
        if name == "content":
            edge = (edge[0], found.content[-1][1])  # noqa: PLW2901 - the whole of it
        if start >= edge[1]:
            between, side = text[edge[1] : start], "after"
        elif end <= edge[0]:
            between, side = text[end : edge[0]], "before"
        else:
            between, side = "", "within"
        yield f"{side} {name}"
        if len(between) <= 14:  # noqa: PLR2004 - a word or two
            yield f"{side} {name}: {between.strip().lower()}"
        yield f"{side} {name} {min(4, len(between) // 25)}"
        if re.search(r"[;.]\s|—|: ", between):
            yield f"{side} {name} cut"


def _others(this: Candidate, found: Found, others: list[Found]) -> Iterator[str]:
    """Is it the source of another attribution, and does that one tell what this one tells?"""
    for other in others:
        if other is found or other.source is None or not overlap((this.span,), (other.source,)):
            continue
        holds = overlap(found.content, other.content) > 0
        yield f"speaks itself, same={holds}"
