"""The people whom a report names: where it does, with what titles, and their names in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.attributions.printed import names, unsigned
from sayso.knowledge.dates import zones
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Doc, Span, Token

    from sayso.schema import Mention

#: A word of a name with a full stop of its own ("J.", "St."); after a longer one a sentence ends.
SHORTENED = r"[A-Z][a-z]{0,2}\."
#: Words of the longest name in print, and words before a name that are looked at for titles.
LONGEST_NAME, LONGEST_TITLE = 5, 6


class People:
    """The names of people in one report.

    Args:
        doc: the parse.
        mentions: the mentions found in the report.
        titles: words that stand before a name as rank or title, in lower case.
    """

    def __init__(self, doc: Doc, mentions: tuple[Mention, ...], titles: frozenset[str]) -> None:
        self._doc = doc
        self._titles = titles
        self._kinds = {t.lower_ for e in doc.ents if e.label_ in ("NORP", "GPE", "ORG") for t in e}
        self._forms = [m.name or m.text for m in mentions if m.kind == "person"]
        named = [
            doc.char_span(m.start, m.end, alignment_mode="expand") for m in mentions if m.kind == "person" and names(m.text)
        ]
        told = [s for s in named if s is not None]
        media = {m.start for m in mentions if m.kind == "media"}
        tagged = [e for e in doc.ents if e.label_ == "PERSON" and e[0].pos_ == "PROPN" and e.start_char not in media]
        missed = [e for e in tagged if not any(s.start < e.end and e.start < s.end for s in told)]
        self._spans = sorted(told + missed, key=lambda s: s.start)

    def __iter__(self) -> Iterator[Span]:
        """Their names where they stand, in text order."""
        return iter(self._spans)

    def nearest_first(self, at: int) -> tuple[list[Span], list[Span]]:
        """The names before an offset, backwards from it, and those behind it."""
        return [e for e in reversed(self._spans) if e.start_char < at], [e for e in self._spans if e.start_char > at]

    def title(self, person: Span) -> list[str]:
        """The words before a name, and in its mention, that belong to it: back to a verb or a sign."""
        first = person.start
        while first > max(person.sent.start, person.start - LONGEST_TITLE):
            token = self._doc[first - 1]
            if token.pos_ not in ("NOUN", "PROPN", "ADJ") and token.lower_ not in ("of", "for", "the", "and"):
                break
            first -= 1
        return [t.lower_ for t in self._doc[first : person.end]]

    def untitled(self, words: list[str], also: Collection[str] = ()) -> list[str]:
        """A person's name without rank or title, and without the other words told: "General Pavel Orlik" is Pavel Orlik."""
        while len(words) > 1 and (words[0].lower().strip(".") in self._titles or words[0].lower() in also):
            words = words[1:]
        return words

    def owns(self, person: Span, words: Span, head: Token) -> bool:
        """Is it not a speaker's name but the name of whose he is ("the spokesman of President Ann Doe")?"""
        if head.pos_ != "NOUN":
            return False
        between = (self._doc[i] for i in range(person.start - 1, head.i, -1))
        before = next((t for t in between if t.lower_.strip(".") not in self._titles and t.dep_ != "det"), None)
        return before is not None and before.lower_ in ("of", "for", "to") and before.i > words.start

    def fullest(self, name: str) -> str:
        """The longest name of a person in the report that ends in the same surname."""
        name = unsigned(name)
        last = name.split()[-1] if name.split() else name
        best = name
        for form in map(unsigned, (*self._forms, *(e.text for e in self._spans), *self._printed(last))):
            parts = form.split()
            if "\n" in form or len(parts) > LONGEST_NAME:
                continue
            if parts and last in (parts[-1], "-".join(parts[-2:])) and len(form) > len(best):
                if len(name.split()) > 1 and parts[0] != name.split()[0]:
                    continue
                best = form
        return best

    def _printed(self, last: str) -> list[str]:
        """Runs of capitalised words that end in a surname, without titles: what the tagger of names has missed."""
        if not last[:1].isupper():
            return []
        out = []
        for match in re.finditer(rf"((?:(?:[A-Z][\w’'-]*|{SHORTENED}) ){{1,3}}){re.escape(last)}\b", text_of(self._doc)):
            words = match.group().split()
            words = self.untitled(words[1:] if words[0] in zones() else words, self._kinds)  # "14:05 MSK Berg: ..."
            if len(words) > 1 and not any(w.lower() in self._titles for w in words):
                out.append(" ".join(words))
        return out
