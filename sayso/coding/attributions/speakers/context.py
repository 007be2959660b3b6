"""What is known of a report while its speakers are resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.coding.attributions.speakers.heard import Heard

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.coding.attributions.speakers.meant import Meant
    from sayso.coding.attributions.speakers.people import People
    from sayso.schema import Mention


@dataclass(frozen=True, slots=True)
class Context:
    """One report: its parse, its mentions, whom it names and whom its words mean, and who has spoken so far."""

    doc: Doc
    mentions: tuple[Mention, ...]
    lexicon: Lexicon
    people: People
    meant: Meant
    heard: Heard = field(default_factory=Heard)

    def sentence(self, at: int) -> Span | None:
        """The sentence at an offset."""
        return next((s for s in self.doc.sents if s.start_char <= at < s.end_char), None)
