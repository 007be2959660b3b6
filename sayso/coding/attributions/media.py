"""Which words name a medium: outlets the knowledge base knows, and phrases with a word like "newspaper" in them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import holds
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Offsets, Via
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.schema import Mention

CAPITALISED = re.compile(r"[A-Z][\w’'.-]*(?:[ -](?:[A-Z][\w’'.-]*|\d+|al|of|the|and))*")

#: Words that are the first of a name where they begin with a capital ("Radio Sorna").
STATIONS = frozenset({"radio", "television", "tv", "channel"})
#: Whom a medium has spoken to, without its name.
TOLD_IT = re.compile(r"\b(?:interlocutor|source)s? of (?P<medium>the (?:news )?\w+)$", re.IGNORECASE)
#: A medium that has been named before ("the same agency", "the network").
AGAIN = re.compile(
    r"(?:(?:the|that|this) (?:same )?|same )(?:news )?"
    r"(?:agency|network|station|channel|newspaper|paper|daily|weekly|site|website|portal|magazine|broadcaster|radio)",
    re.IGNORECASE,
)


class Media:
    """The media of one report.

    Args:
        doc: the parse.
        mentions: the mentions found in the report.
        lexicon: the cue lexicon.

    Attributes:
        text: the parse's text.
    """

    def __init__(self, doc: Doc, mentions: tuple[Mention, ...], lexicon: Lexicon) -> None:
        self.text = text_of(doc)
        self._mentions = [m for m in mentions if m.kind == "media"]
        self._lexicon = lexicon
        self._seen: dict[Offsets, tuple[Via, ...]] = {}

    def within(self, span: Offsets) -> tuple[Via, ...]:
        """Spans of media inside a span, each with its name, in text order.

        A known outlet is one by its mention; a noun phrase is one by a word like "newspaper" beside a name ("the weekly
        Kurier", "Sorna agency") or alone ("state television").
        """
        if span not in self._seen:
            self._seen[span] = tuple(self._read(*span))
        return self._seen[span]

    def first_name(self, span: Offsets) -> str | None:
        """The name of the first medium that stands in a span, such as a source, if one does."""
        return next((name for _, name in self.within(span)), None)

    @cached_property
    def named(self) -> list[tuple[int, str, str | None]]:
        """Where the report calls media by a name of their own, in text order: offset, name, actor where it is known."""
        actors = {m.start: m.actor for m in self._mentions}
        return [
            (start, name, actors.get(start))
            for (start, _), name in self.within((0, len(self.text)))
            if any(w[:1].isupper() for w in name.split()[:-1] or [name])
        ]

    def _read(self, first: int, end: int) -> list[Via]:
        out = [((m.start, m.end), m.name or m.text) for m in self._mentions if first <= m.start and m.end <= end]
        text, words = self.text, self._lexicon
        for match in words.media_names.finditer(text, first, end):
            if not holds(out, match.span()) and text[match.end() : match.end() + 1] != "-":
                out.append((match.span(), match.group()))
        for match in words.media_last_words.finditer(text, first, end):
            if not holds(out, match.span()):
                out.append((match.span(), match.group()))
        for match in words.media.finditer(text, first, end):
            if holds(out, (match.start(), match.start() + 1)):
                continue
            found = _named(text, match, first, end)
            if found and not holds(out, found[0]):
                out.append(found)
        return sorted(out)


def again(text: str, at: int, named: list[tuple[int, str, str | None]], outlet: str | None) -> tuple[str, str | None] | None:
    """Name and actor of the medium that words like "the same agency" mean: the last named before them, not the outlet."""
    if not AGAIN.fullmatch(text):
        return None
    return next(((name, actor) for start, name, actor in reversed(named) if start < at and name != outlet), None)


def _named(text: str, word: re.Match[str], first: int, end: int) -> tuple[Offsets, str] | None:
    """The name beside a medium's word: before it ("RTV news agency") or after ("the newspaper Kurier"), else its kind."""
    after = CAPITALISED.match(text, word.end() + 1, end)
    if after and text[word.end()] == " " and word.group().lower() not in ("media", "press"):
        first = word.start() if word.group()[:1].isupper() and word.group().lower() in STATIONS else after.start()
        name = text[first : after.end()].rstrip("’'.")
        return (first, first + len(name)), name
    before = text[first : word.start()].rstrip()
    runs = list(
        re.finditer(r"(?:[A-Z][\w’'.-]*(?:[ -](?=[A-Z\d])|$)|\d+(?: |$))+(?:(?:news|state|press|television|radio)$)?", before)
    )
    if runs and runs[-1].end() == len(before):
        start = first + runs[-1].start()
        return (start, word.end()), text[start : word.end()]
    kind = re.search(
        r"\b(?:state|local|national|public|official|government|rebel|party|private)(?:-(?:run|owned|controlled))?$", before
    )
    if kind:
        start = first + kind.start()
        return (start, word.end()), text[start : word.end()]
    return None
