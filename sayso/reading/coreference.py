"""Who is meant: the resolved actor of any token, mention or noun phrase of a report.

After :class:`~sayso.reading.mentions.MentionStage` a document carries ``referents``.  Other stages ask it by two functions::

    resolve(document, start, end)        -> Reference | None   # names, pronouns, descriptions: who is it?
    resolve_party(document, start, end)  -> Reference | None   # any noun phrase as a party of an event

Both take character offsets into the report's text.  ``resolve`` answers None for what it can't tell (an ambiguous pronoun, a
noun that names nobody).  ``resolve_party`` answers for every noun phrase: a named or described actor where there is one, else a
described party with the text's own words as its name ("Libyan rebels", "residents of the town"), None only for a pronoun that
stays unclear.

The method is by rule over names, parse and order of mention, in the manner of the salience rules of Lappin and Leass (1994):
the candidates that agree in kind and number are weighed by nearness, by being subject, and by how often they are named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sayso.reading.document import Document
    from sayso.reading.turns import Turn
    from sayso.schema import MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Who a stretch of text means.

    Attributes:
        actor: id in the knowledge base, or None.
        name: the full name, the fullest form in the report where the base has none.
        kind: what it is.
        country: ISO 3166 alpha-3, or None.
        sector: PLOVER sector on the report's date, or None.
        plural: a crowd or several; None where that is not known.
        gender: m or f of a person, where the report or the name shows it.
        because: how it was found, in plain words.
        members: who they are, where several that were named are taken up together ("the two governments").
    """

    actor: str | None
    name: str
    kind: MentionKind
    country: str | None = None
    sector: str | None = None
    plural: bool | None = None
    gender: str | None = None
    because: str = ""
    members: tuple[Reference, ...] = ()


class Referents(Protocol):
    """What :class:`~sayso.reading.mentions.MentionStage` leaves in a document for the stages after it."""

    def resolve(self, start: int, end: int) -> Reference | None:
        """Who a name, a pronoun or a description means."""

    def party(self, start: int, end: int) -> Reference | None:
        """Who a noun phrase means as a party of an event."""

    def title(self, start: int, end: int, *, named: bool = False) -> str | None:
        """An office described without its holder's name, as ``Foreign Minister of France``; None for other phrases."""

    def called(self, start: int, end: int) -> str | None:
        """A description without a name of its own, with the name of whose it is ("lawyers of Ann Doe"), or None."""

    @property
    def spoken(self) -> list[tuple[Turn, Reference]]:
        """The turns of an interview or transcript and the posts, with who speaks in each."""

    @property
    def country(self) -> str | None:
        """The country that the report is about (ISO 3166 alpha-3), or None where none leads."""


def resolve(document: Document, start: int, end: int) -> Reference | None:
    """Who the name, pronoun or description at ``start``-``end`` means, or None."""
    return document.referents.resolve(start, end) if document.referents is not None else None


def resolve_party(document: Document, start: int, end: int) -> Reference | None:
    """Who the noun phrase at ``start``-``end`` means as a party: see the module's words."""
    return document.referents.party(start, end) if document.referents is not None else None
