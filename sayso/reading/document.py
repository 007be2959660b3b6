"""The Document: a report on its way through the stages, with what each stage has added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.reading.coreference import Referents
    from sayso.reading.encoder.model import Encoding
    from sayso.schema import (
        Agreement,
        Attribution,
        Event,
        LayoutPart,
        Mention,
        PlaceMention,
        Prediction,
        Report,
        Span,
        TimeExpression,
        Translation,
        Warning,  # noqa: A004 - the contract's word
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report and what has been read in it so far; stages return changed copies (``dataclasses.replace``).

    ``parse`` is one spaCy ``Doc`` over the whole text: ``token.idx`` is an offset into ``report.text`` exactly, and no
    sentence crosses a layout part.  (Characters spaCy can't hold, lone surrogates, are U+FFFD in it: take words from
    ``report.text``, never from tokens.)  ``prose`` are the sentence spans (start, end) that may be coded: those of
    headline, deck, body and caption, without dateline, credits and furniture.  ``referents`` answers who a span means
    (pronouns, descriptions, arbitrary noun phrases); it is no part of what is printed.
    """

    report: Report
    layout: tuple[LayoutPart, ...] = ()
    language: str | None = None
    readable: bool = True
    translation: Translation | None = None
    parse: Doc | None = None
    prose: tuple[tuple[int, int], ...] = ()
    encoding: Encoding | None = None
    mentions: tuple[Mention, ...] = ()
    referents: Referents | None = None
    dates: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    contradictions: tuple[tuple[str, str, str], ...] = ()
    warnings: tuple[Warning, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The report's own words from start to end."""
        from sayso.schema import Span

        return Span(start=start, end=end, text=self.report.text[start:end])
