"""The sentences around spans, for showing and searching the words of a record (coding has its own sentences)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.ledger.queries.filters import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sayso.schema import Attribution, CodedReport, Event

#: An end of a sentence: a full stop, question or exclamation mark, maybe closing marks, space, then a capital or an opening
#: mark.  Not after a title or a single capital ("J. Smith", "U.S. forces").  A line end is always one.
_END = re.compile(r"(?<=[.!?\u2026])[\"'\u201d\u2019\u00bb)\]]*\s+(?=[\"'\u201c\u2018\u00ab(\[]*[A-Z0-9])|\s*\n\s*")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Maj|Capt|Gov|Sen|Rep|St|Prof|No)\.$")


def sentences(text: str) -> list[tuple[int, int]]:
    """Where sentences start and end, good enough to show the words around a span."""
    found, start = [], 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and _ABBREVIATION.search(text, start, match.start()):
            continue
        end = match.end() - (len(match.group()) - len(match.group().rstrip()))
        if text[start:end].strip():
            found.append((start, end))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return found


def around(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences that hold the spans, neighbours joined, in order."""
    yield from joined(text, sentences(text), spans)


def joined(text: str, bounds: Iterable[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """As :func:`around`, of sentences that are known."""
    found: list[tuple[int, int]] = []
    for s, e in bounds:
        if not any(s < end and start < e for start, end in spans):
            continue
        if found and not text[found[-1][1] : s].strip():
            found[-1] = (found[-1][0], e)
        else:
            found.append((s, e))
    return found


def event_passage(event: Event) -> list[tuple[int, int]]:
    """All spans of an event."""
    spans = [event.anchor, *event.about, event.condition, *(p.span for p in (*event.actors, *event.recipients))]
    return [(s.start, s.end) for s in spans if s]


def claim_passage(claim: Attribution) -> list[tuple[int, int]]:
    """All spans of a claim."""
    return [(s.start, s.end) for s in (*claim.content, claim.cue) if s]


def holds(text: str, spans: Sequence[tuple[int, int]], asked: Iterable[str]) -> bool:
    """Whether the sentences around the spans hold all words asked for (letter case and accents aside)."""
    passage = fold(" ".join(text[s:e] for s, e in around(text, spans)))
    return all(fold(word) in passage for word in asked)


def best_sentence(coded: CodedReport, words: str) -> str:
    """The sentence that holds most of the words, rather from the body than from a headline."""
    asked = [fold(w.strip('"*')) for w in words.split() if not w.startswith("-") and w != "OR"]
    heads = [(p.start, p.end) for p in coded.layout if p.kind == "headline"]

    def fitness(span: tuple[int, int]) -> tuple[int, bool]:
        text = fold(coded.text[span[0] : span[1]])
        return sum(w in text for w in asked), not any(s <= span[0] < e for s, e in heads)

    start, end = max(sentences(coded.text), key=fitness, default=(0, 0))
    return coded.text[start:end]
