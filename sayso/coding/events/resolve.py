"""From a noun phrase to a party: through the report's mentions of actors where there is one, else the words themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sayso.schema import Party

if TYPE_CHECKING:
    from sayso.coding.events.parties import Phrase
    from sayso.reading.document import Document
    from sayso.schema import Mention, Source, Span


class Known(Protocol):
    """What is asked of the base of actors."""

    def get(self, actor: str, /) -> Described | None:
        """The actor with that id."""


class Described(Protocol):
    """What is asked of an actor."""

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-3."""

    @property
    def sector(self) -> str | None:
        """PLOVER sector."""


ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")


def phrase_span(document: Document, phrase: Phrase) -> Span:
    """The words of a phrase, without a possessive mark."""
    parse = document.parse
    assert parse is not None
    first, last = parse[phrase.first], parse[phrase.last]
    return document.span(first.idx, last.idx + len(last))


def party(document: Document, phrase: Phrase, known: Known | None) -> Party:
    """The party that a phrase names."""
    span = phrase_span(document, phrase)
    mention = mention_at(document, phrase.head.idx, span)
    if mention is None:
        text = span.text
        for article in ARTICLES:
            text = text.removeprefix(article)
        return Party(actor=None, name=text, country=None, sector=None, span=span)
    actor = known.get(mention.actor) if known is not None and mention.actor else None
    return Party(
        actor=mention.actor,
        name=mention.name or mention.text,
        country=actor.country if actor else None,
        sector=actor.sector if actor else None,
        span=span,
    )


def mention_at(document: Document, head: int, span: Span) -> Mention | None:
    """The mention of an actor that covers the phrase's head word (the shortest, when several do)."""
    covering = [m for m in document.mentions if m.start <= head < m.end and m.end <= span.end + 60]
    return min(covering, key=lambda m: (m.name is None, m.end - m.start, m.start), default=None)


def source_party(document: Document, source: Source, known: Known | None) -> Party | None:
    """The party that a speaker is; None for one without a name."""
    if not source.name:
        return None
    actor = known.get(source.actor) if known is not None and source.actor else None
    span = document.span(source.start, source.end) if source.start is not None and source.end is not None else None
    return Party(
        actor=source.actor,
        name=source.name,
        country=actor.country if actor else None,
        sector=actor.sector if actor else None,
        span=span,
    )
