"""Sentences that tell of no comment, or of what could not be checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Found, overlap
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Offsets
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.schema import LinkType

#: Here the subject is what could not be checked, and no speaker.
PASSIVE = re.compile(r"\b(?:be|been|remains?|remained)\b", re.IGNORECASE)
#: "Neither claim", "none of it": without such a subject "could be verified" says that it could.
NOTHING = re.compile(r"(?:no|none|neither|nothing)\b", re.IGNORECASE)
ASKED_ABOUT = re.compile(r"\b(?:on|about|to)\s+(?=\w)")


@dataclass(frozen=True, slots=True)
class Silence:
    """A "no comment" or "could not be verified" that was found: what it is, and the attribution that it makes."""

    type: LinkType
    found: Found


def silences(doc: Doc, prose: tuple[Offsets, ...], lexicon: Lexicon, have: list[Found]) -> list[Silence]:
    """Sentences that tell of no comment or of what could not be checked."""
    from sayso.coding.attributions.phrase import noun_phrase, subject

    out = []
    kinds: tuple[tuple[LinkType, re.Pattern[str]], ...] = (
        ("no_comment", lexicon.no_comment),
        ("unverified", lexicon.unverified),
    )
    for first, end in prose:
        for kind, pattern in kinds:
            match = pattern.search(text_of(doc), first, end)
            if not match or any(overlap(f.content, (match.span(),)) and not _within(f.cue, match.span()) for f in have):
                continue
            words = doc.char_span(*match.span(), alignment_mode="expand")
            verb = words.root if words is not None else None
            who = subject(verb) if verb is not None else None
            phrase = noun_phrase(who) if who is not None else None
            if match.group().lower().startswith("could be ") and not (phrase and NOTHING.match(text_of(doc), *phrase)):
                continue
            passive = PASSIVE.search(match.group())
            asked = ASKED_ABOUT.search(text_of(doc), match.end(), end)
            content: tuple[Offsets, ...] = ()
            source = phrase
            if kind == "unverified" and passive:
                content, source = ((phrase,) if phrase else ()), None
            elif asked and asked.start() - match.end() <= 2:  # noqa: PLR2004 - right after
                content = ((asked.end(), _trim(text_of(doc), end)),)
            elif kind == "unverified" and match.end() < end:
                content = ((match.end() + 1, _trim(text_of(doc), end)),)
            elif kind == "no_comment" and words is not None:
                # "Neither confirmed nor denied the report": the object is what was asked about.
                objects = [c for t in words for c in t.children if c.dep_ == "dobj" and c.i >= words.end]
                content = (noun_phrase(objects[-1]),) if objects else ()
            content = tuple((s, e) for s, e in content if e > s)
            out.append(Silence(kind, Found(content=content, cue=match.span(), source=source, because=kind)))
    return out


def _within(cue: Offsets | None, span: Offsets) -> bool:
    return cue is not None and span[0] <= cue[0] < span[1]


def _trim(text: str, end: int) -> int:
    while end and text[end - 1] in '.,;”" ':
        end -= 1
    return end
