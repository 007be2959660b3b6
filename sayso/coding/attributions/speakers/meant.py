"""Whom the report's referents take a source's words for, where they have been worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.attributions.printed import bare
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.speakers.heard import Who
    from sayso.reading.coreference import Reference, Referents


class Meant:
    """Answers for any stretch of a report, given by its offsets; with None where there are no referents.

    Args:
        doc: the parse.
        referents: who any stretch of the report means.
        of_state: words for a state's offices, in lower case.
    """

    def __init__(self, doc: Doc, referents: Referents | None, of_state: frozenset[str]) -> None:
        self._text = text_of(doc)
        self._referents = referents
        self._of_state = of_state

    def __call__(self, start: int, end: int) -> Who | None:
        """Who a name, a pronoun or a description means, by the name that the report has for it."""
        found = self.resolve(start, end)
        if found is None:
            return None
        if found.actor is not None and found.kind == "person" and found.name.split()[-1] not in self._text:
            # The knowledge base knows who held the office; the report does not name him, so his name is not the report's.
            return self.title(start, end) or bare(self._text[start:end]), found.actor, True
        if found.actor is None and found.kind in ("crowd", "unknown"):
            return None
        if found.actor is None and found.kind == "person":
            party = self.party(start, end)  # "President of Iran" where the referent is the "Iranian president"
            if party is not None and party.actor is None and self._of_state & set(party.name.lower().split()):
                return party.name, None, True
        return found.name.split(" - ")[-1], found.actor, found.kind == "person"

    def resolve(self, start: int, end: int) -> Reference | None:
        """Who a name, a pronoun or a description means."""
        return self._referents.resolve(start, end) if self._referents is not None else None

    def party(self, start: int, end: int) -> Reference | None:
        """Who a noun phrase means as a party of an event."""
        return self._referents.party(start, end) if self._referents is not None else None

    def title(self, start: int, end: int, *, named: bool = False) -> str | None:
        """An office without its holder's name; with ``named`` only where the phrase names the state itself."""
        return self._referents.title(start, end, named=named) if self._referents is not None else None

    def called(self, start: int, end: int) -> str | None:
        """A description without a name of its own, with the name of whose it is."""
        return self._referents.called(start, end) if self._referents is not None else None

    def gender(self, start: int, end: int) -> str | None:
        """The gender of whom a stretch means, where that is known."""
        found = self.resolve(start, end)
        return found.gender if found is not None else None
