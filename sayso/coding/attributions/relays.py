"""Who relays: noun phrases beside a cue, and what shows whether they stand between the speaker and the outlet."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import overlap
from sayso.coding.attributions.phrase import noun_phrase
from sayso.reading.parser import text_of
from sayso.reading.phrases import chunks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc, Span, Token

    from sayso.coding.attributions.found import Found, Offsets
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.coding.attributions.media import Media
    from sayso.reading.encoder.model import Encoding

#: How far up the parse from a candidate is looked.
PATH = 5
#: What stands within one name of a medium ("French television | channel | Nova 5").
WITHIN = re.compile(
    r" (?:news )?(?:network|channel|station|agency|newspaper|paper|daily|weekly|site|website|programme|program) "
)
#: A party's own page or account is no go-between (DECISIONS 21 of the annotation guide).
OWN = re.compile(
    r"(?:his|her|its|their|own)\b(?: \w+){0,2} (?:page|pages|account|accounts|site|website|channel|blog|feed|profile|office)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase that may relay; ``name`` where it is a medium."""

    span: Offsets
    name: str


class Head:
    """What the encoder's head for go-betweens says."""

    def __init__(self, encoding: Encoding) -> None:
        import numpy as np

        words = encoding.words
        self._encoding = encoding
        self._starts = [w.start for w in words]
        self._inside = 1.0 - np.exp(encoding.scores("via")[:, 0])
        self.spans: list[Offsets] = [(words[a].start, words[b - 1].end) for a, b, _ in encoding.spans("via")]

    def _words(self, span: Offsets) -> tuple[int, int]:
        return bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])

    def __call__(self, span: Offsets) -> float:
        """The highest probability of a word of the span to be in the words for a go-between."""
        first, end = self._words(span)
        return float(self._inside[first:end].max()) if end > first else 0.0

    def evidence(self, found: Found) -> Callable[[Offsets], tuple[float, float, float]]:
        """For a span the log-odds that it is a go-between, that the content points at it, and that it points at none."""
        at = [self._encoding.word_at(start) for start, _ in found.content]
        shares = [self._encoding.points("content_via", word) for word in at if word >= 0]
        none = log_odds(min((s.get(-1, 0.0) for s in shares), default=1.0))

        def told(span: Offsets) -> tuple[float, float, float]:
            pointed = max((sum(s.get(i, 0.0) for i in range(*self._words(span))) for s in shares), default=0.0)
            return log_odds(self(span)), log_odds(pointed), none

        return told


def log_odds(share: float) -> float:
    """Of a probability, kept within .002 and .998."""
    share = min(max(share, 0.002), 0.998)
    return math.log(share / (1 - share))


def candidates(found: Found, sentence: Offsets, doc: Doc, media: Media, head: Head | None = None) -> Iterator[Candidate]:
    """Media, names and common nouns of the sentence, outside what is said and the source, in text order.

    Args:
        found: the attribution.
        sentence: where to look.
        doc: the parse.
        media: those of the report.
        head: the encoder's, whose spans count where the parse has none ("told Radio Nord the men had gone").
    """
    taken = [*found.content, *([found.source] if found.source else [])]
    spans = list(media.within(sentence))
    words = doc.char_span(*sentence, alignment_mode="expand")
    for chunk in chunks_of(words) if words is not None else ():
        root = chunk.root
        if root.pos_ not in ("NOUN", "PROPN") or root.ent_type_ in ("DATE", "TIME", "CARDINAL", "MONEY", "QUANTITY", "PERCENT"):
            continue
        span = noun_phrase(root)
        if not any(s < span[1] and span[0] < e for (s, e), _ in spans):
            spans.append((span, ""))
    if head is not None:
        seen = [x for x in head.spans if sentence[0] <= x[0] < sentence[1]]
        spans = [x for x in spans if not overlap((x[0],), tuple(taken))]
        spans += [(x, "") for x in seen if not any(overlap((x,), (y,)) for y, _ in spans)]
    spans = [x for x in spans if not overlap((x[0],), tuple(taken))]
    for span, name in _joined(sorted(spans), text_of(doc)):
        own = OWN.match(text_of(doc), *span)
        if sentence[0] <= span[0] and not own and (name or not _beside(span, found, doc)):
            yield Candidate(span, name)


def _joined(spans: list[tuple[Offsets, str]], text: str) -> list[tuple[Offsets, str]]:
    """A description and the name right after it ("the channel Kanal 9", "his guest the mufti") are one."""
    out: list[tuple[Offsets, str]] = []
    for span, name in spans:
        between = text[out[-1][0][1] : span[0]] if out else ""
        if out and between.startswith(" ") and (WITHIN.fullmatch(between) or (between == " " and not (out[-1][1] and name))):
            out[-1] = ((out[-1][0][0], span[1]), name or out[-1][1])
        else:
            out.append((span, name))
    return out


def _beside(span: Offsets, found: Found, doc: Doc) -> bool:
    """Does it stand in apposition to the source ("the columnist Ann Doe", "Ann Doe, a driver")?"""
    if found.source is None:
        return False
    first, last = sorted([span, found.source])
    return text_of(doc)[first[1] : last[0]] in (" ", ", ")


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
