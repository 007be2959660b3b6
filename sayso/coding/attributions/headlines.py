"""Headlines that ascribe by a sign: "Ministry: bridge shut", "Bridge shut – Orlik", "‘We stay’: Orlik defies court".

What stands before a colon may as well be a place or a topic.  It is a speaker where the same one speaks in the report.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Found, overlap
from sayso.coding.attributions.printed import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.coding.attributions.found import Offsets
    from sayso.reading.document import Document

#: A quotation, then who says it; who speaks, then what; what is said, then who says it.
QUOTED = re.compile(r"[“\"'‘«](?P<said>[^”\"»\n]+?)[”\"'’»](?P<cue>:) +(?P<who>\S.*)")
FORMS = (
    QUOTED,
    re.compile(r"(?P<who>[^:–—“\"‘«]{2,60})(?P<cue>:) +(?P<said>\S.*)"),
    re.compile(r"(?P<said>.*\S) (?P<cue>[-–—]) (?P<who>(?:[^:–—-]|(?<=\w)-(?=\w)){2,60})"),
)
#: Words of a speaker's name, and of what is said.
LONGEST_NAME = 6
SHORTEST = 3


def headlined(found: list[Found], document: Document) -> list[Found]:
    """The attributions, in text order, with those of headlines that nothing else has found.

    Args:
        found: attributions of the report.
        document: a document with layout and mentions.
    """
    lines = [(p.start, p.end) for p in document.layout if p.kind == "headline"]
    found = [f for f in found if not _from_the_town(f, lines, document)]
    lines = [line for line in lines if not any(overlap(f.content, (line,)) for f in found)]
    if lines:
        speaks = _Speaking(document, found)
        read = (next(_read(document.report.text, line, speaks), None) for line in lines)
        found = [*found, *(one for one in read if one is not None)]
    return sorted(found, key=lambda f: f.place)


def _from_the_town(found: Found, lines: list[Offsets], document: Document) -> bool:
    """Whether the town of the date line "says" a headline ("Zelin: army takes the airport")."""
    text = document.report.text
    if found.source is None or found.cue is None or text[slice(*found.cue)] != ":" or not overlap((found.cue,), tuple(lines)):
        return False
    towns = {text[p.start : p.end].partition(",")[0].strip().casefold() for p in document.layout if p.kind == "dateline"}
    return text[slice(*found.source)].strip().casefold() in towns


def _read(text: str, line: Offsets, speaks: _Speaking) -> Iterator[Found]:
    for form in FORMS:
        match = form.fullmatch(text, *line)
        if match is None or len(match["said"].split()) < SHORTEST:
            continue
        who = speaks.first(match.span("who")) if form is QUOTED else match.span("who")
        if who is not None and len(text[slice(*who)].split()) <= LONGEST_NAME and speaks(who):
            yield Found(content=(match.span("said"),), cue=match.span("cue"), source=who, because="speaker in a headline")


class _Speaking:
    """Knows who speaks in a report."""

    def __init__(self, document: Document, found: list[Found]) -> None:
        self._text = document.report.text
        self._document = document
        sources = [f.source for f in found if f.source]
        called = [m.name or m.text for s in sources for m in document.mentions if m.start < s[1] and s[0] < m.end]
        self._words = [bare(words).lower() for words in (*called, *(self._text[slice(*s)] for s in sources))]
        self._names = {name for s in sources for name in self._meant(s)}

    def __call__(self, who: Offsets) -> bool:
        """Does somebody of that name, or by that description, speak?  A state's or a place's name tells where it is."""
        words = bare(self._text[slice(*who)]).lower()
        if any(m.kind == "state" and m.start <= who[0] and who[1] <= m.end for m in self._document.mentions):
            return False
        if any(p.start <= who[0] and who[1] <= p.end for p in self._document.places):
            return False
        return any(w == words or w.endswith(f" {words}") for w in self._words) or bool(self._names & set(self._meant(who)))

    def first(self, line: Offsets) -> Offsets | None:
        """The name with which a line begins."""
        return next(((m.start, m.end) for m in self._document.mentions if m.start == line[0] and m.end <= line[1]), None)

    def _meant(self, span: Offsets) -> list[str]:
        referents = self._document.referents
        meant = referents.resolve(*span) if referents is not None else None
        return [meant.name] if meant is not None else []
