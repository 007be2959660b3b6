"""From a noun phrase to a party, through the report's own account of who is meant (sayso.reading.coreference)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from sayso.coding.events.lexicon import lemma_of
from sayso.reading.coreference import resolve_party
from sayso.schema import Party

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.events.parties import Phrase
    from sayso.reading.document import Document
    from sayso.schema import Source, Span


class Described(Protocol):
    """What is asked of an actor of the knowledge base."""

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-3."""

    @property
    def sector(self) -> str | None:
        """PLOVER sector."""


class Known(Protocol):
    """What is asked of the base of actors."""

    def get(self, actor: str, /) -> Described | None:
        """The actor with that id."""


def phrase_span(document: Document, phrase: Phrase) -> Span:
    """The words of a phrase."""
    parse = document.parse
    assert parse is not None
    first, last = parse[phrase.first], parse[phrase.last]
    return document.span(first.idx, last.idx + len(last))


ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")
#: Nouns that count others.
NUMBERS = frozenset({"ten", "dozen", "score", "hundred", "thousand", "million"})
DEEPEST = 3


class Found(NamedTuple):
    """A party, what it is (as sayso.reading.coreference has it; "pronoun" for one that stays unclear), and how it was found."""

    party: Party
    kind: str
    how: str
    members: tuple[Party, ...] = ()  # of a group taken up as such ("the two governments")


def party(document: Document, phrase: Phrase) -> Found | None:
    """The party that a phrase names; one that nobody knows keeps the report's own words as its name.

    A bare number ("20 were hurt") names nobody: None.
    """
    span = phrase_span(document, phrase)
    found = resolve_party(document, span.start, span.end)
    counted = _counted(phrase.head)
    if counted is not None and (found is None or found.kind == "unknown"):
        inner = counted.left_edge
        span = document.span(span.start, counted.idx + len(counted))
        found = resolve_party(document, inner.idx, counted.idx + len(counted)) or found
    named = found is not None and (found.actor is not None or found.kind != "unknown")
    if (phrase.head.pos_ == "NUM" or phrase.head.like_num) and not named:
        return None
    if found is not None:
        who = Party(actor=found.actor, name=found.name, country=found.country, sector=found.sector, span=span)
        members = tuple(Party(actor=m.actor, name=m.name, country=m.country, sector=m.sector, span=span) for m in found.members)
        return Found(who, found.kind, found.because, members)
    if phrase.head.pos_ == "PRON":
        return Found(Party(actor=None, name=span.text, country=None, sector=None, span=span), "pronoun", "a pronoun")
    name = span.text
    for article in ARTICLES:
        name = name.removeprefix(article)
    return Found(Party(actor=None, name=name, country=None, sector=None, span=span), "unknown", "the report's own words")


def _counted(number: Token) -> Token | None:
    """Whom a noun of number counts ("hundreds of lawyers", "tens of thousands of people"), or None."""
    at = number
    for _ in range(DEEPEST):
        inside = next((g for c in at.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), None)
        if lemma_of(at) not in NUMBERS or inside is None:
            break
        at = inside
    return at if at.i != number.i and lemma_of(at) not in NUMBERS and at.pos_ == "NOUN" else None


def source_party(document: Document, source: Source, known: Known) -> Party | None:
    """The party that a speaker is; None for one without a name."""
    if not source.name:
        return None
    if source.start is not None and source.end is not None:
        found = resolve_party(document, source.start, source.end)
        span = document.span(source.start, source.end)
        if found is not None:
            return Party(actor=found.actor, name=found.name, country=found.country, sector=found.sector, span=span)
    else:
        span = None
    actor = known.get(source.actor) if source.actor else None
    country, sector = (actor.country, actor.sector) if actor else (None, None)
    return Party(actor=source.actor, name=source.name, country=country, sector=sector, span=span)
