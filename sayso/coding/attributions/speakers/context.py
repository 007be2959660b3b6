"""What is known of a report while its speakers are resolved."""

from __future__ import annotations

import bisect
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
    _sentences: list[Span] = field(default_factory=list)

    def sentence(self, at: int) -> Span | None:
        """The sentence at an offset."""
        if not self._sentences:
            self._sentences.extend(self.doc.sents)  # spaCy goes through all words each time
        k = bisect.bisect_right(self._sentences, at, key=lambda s: s.start_char) - 1
        return self._sentences[k] if k >= 0 and at < self._sentences[k].end_char else None
