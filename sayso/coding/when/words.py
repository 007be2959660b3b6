"""The date of any word of a report, be it the anchor of an event or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.when.clause import SPEECH, verb_form
from sayso.coding.when.stage import WhenStage
from sayso.reading.parser import text_of
from sayso.schema import Event, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.reading.document import Document
    from sayso.schema import EventDate, EventType, Status

_AHEAD = frozenset({"modal", "infinitive"})
_COULD = frozenset({"may", "might", "could", "would", "can", "should"})


def date_of(document: Document, start: int, end: int, stage: WhenStage | None = None) -> EventDate | None:
    """When what a verb or noun of a report tells took place, or null where nothing in the report dates it.

    Args:
        document: a document with ``layout``, ``parse`` and ``dates``; its ``events``, if any, are used too.
        start: where the word or phrase begins in the report's text, in Unicode code points.
        end: where it ends, exclusive.
        stage: the stage that dates; ``WhenStage(assume_published=True)`` gives undated news a day near publication.

    Raises:
        ValueError: the document has no parse, or the span holds no word.
    """
    return dates_of(document, [(start, end)], stage)[0]


def dates_of(document: Document, spans: Sequence[tuple[int, int]], stage: WhenStage | None = None) -> list[EventDate | None]:
    """The dates of many words, in order: as :func:`date_of`; each is dated as if it were the only one asked for."""
    if document.parse is None:
        raise ValueError("the document has no parse")
    acts = []
    for n, (start, end) in enumerate(spans):
        found = document.parse.char_span(start, end, alignment_mode="expand")
        if found is None or not len(found) or end <= start:
            raise ValueError(f"no word at {start} to {end}")
        acts.append(word_act(f"w{n}", found.root, start, end))
    known = {token.i for event in document.events for token in _tokens(document, event)}
    verbs = [t for t in document.parse if t.pos_ == "VERB" and t.i not in known]
    context = [*document.events, *(word_act(f"v{t.i}", t, t.idx, t.idx + len(t)) for t in verbs)]
    context.sort(key=lambda act: act.anchor.start)
    return (stage or WhenStage()).dates(document, acts, context)


def _tokens(document: Document, event: Event) -> list[Token]:
    assert document.parse is not None
    return list(document.parse.char_span(event.anchor.start, event.anchor.end, alignment_mode="expand") or ())


def word_act(id_: str, head: Token, start: int, end: int) -> Event:
    """A word as an act to be dated: saying is a verbal one, and what will or may be is told from its helpers."""
    form, helpers = verb_form(head), {c.lower_ for c in head.children if c.dep_ in ("aux", "auxpass")}
    status: Status = "hypothetical" if helpers & _COULD else "future" if form in _AHEAD else "actual"
    type_: EventType = "ACCUSE" if head.lemma_ in SPEECH else "ASSAULT"  # only whether it is done by words counts
    return Event(
        id=id_, type=type_, mode=None, contexts=(), cameo="", goldstein=None, intensity=None, quad="verbal cooperation",
        status=status, background=False, anchor=Span(start=start, end=end, text=text_of(head.doc)[start:end]),
    )  # fmt: skip
