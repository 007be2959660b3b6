"""Which words name a medium: outlets the knowledge base knows, and phrases with a word like "newspaper" in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Offsets
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


def media_mentions(
    doc: Doc, mentions: tuple[Mention, ...], lexicon: Lexicon, first: int, end: int
) -> list[tuple[Offsets, str]]:
    """Spans of media between two offsets, each with its name, in text order.

    A known outlet is one by its mention; a noun phrase is one by a word like "newspaper" beside a name ("the weekly Kurier",
    "Harbour News agency") or alone ("state television").
    """
    out = [((m.start, m.end), m.name or m.text) for m in mentions if m.kind == "media" and first <= m.start and m.end <= end]
    text = text_of(doc)
    for match in lexicon.media_names.finditer(text, first, end):
        if not any(s < match.end() and match.start() < e for (s, e), _ in out) and text[match.end() : match.end() + 1] != "-":
            out.append((match.span(), match.group()))
    for match in lexicon.media_last_words.finditer(text, first, end):
        if not any(s < match.end() and match.start() < e for (s, e), _ in out):
            out.append((match.span(), match.group()))
    for match in lexicon.media.finditer(text, first, end):
        if any(s <= match.start() < e for (s, e), _ in out):
            continue
        found = _named(text, match, first, end)
        if found and not any(s < found[0][1] and found[0][0] < e for (s, e), _ in out):
            out.append(found)
    return sorted(out)


def medium_in(doc: Doc, mentions: tuple[Mention, ...], lexicon: Lexicon, span: Offsets) -> str | None:
    """The name of the medium that stands in a span, such as a source, if one does."""
    hits = media_mentions(doc, mentions, lexicon, *span)
    return hits[0][1] if hits else None


def named_media(doc: Doc, mentions: tuple[Mention, ...], lexicon: Lexicon) -> list[tuple[int, str, str | None]]:
    """Where the report calls media by a name of their own, in text order: offset, name, actor where it is known."""
    actors = {m.start: m.actor for m in mentions if m.kind == "media"}
    found = media_mentions(doc, mentions, lexicon, 0, len(text_of(doc)))
    return [
        (start, name, actors.get(start))
        for (start, _), name in found
        if any(w[:1].isupper() for w in name.split()[:-1] or [name])
    ]


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
