"""Who may relay: the media, names and common nouns beside a cue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import overlap
from sayso.coding.attributions.phrase import noun_phrase
from sayso.reading.parser import text_of
from sayso.reading.phrases import chunks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Found, Offsets
    from sayso.coding.attributions.media import Media
    from sayso.coding.attributions.relay_head import Head

#: What stands within one name of a medium ("French television | channel | Nova 5").
WITHIN = re.compile(
    r" (?:news )?(?:network|channel|station|agency|newspaper|paper|daily|weekly|site|website|programme|program) "
)
#: A party's own page or account is no go-between (DECISIONS 21 of the annotation guide).
OWN = re.compile(
    r"(?:his|her|its|their|own)\b(?: \w+){0,2} (?:page|pages|account|accounts|site|website|channel|blog|feed|profile|office)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase that may relay; ``name`` where it is a medium."""

    span: Offsets
    name: str


def candidates(found: Found, sentence: Offsets, doc: Doc, media: Media, head: Head | None = None) -> Iterator[Candidate]:
    """Media, names and common nouns of the sentence, outside what is said and the source, in text order.

    Args:
        found: the attribution.
        sentence: where to look.
        doc: the parse.
        media: those of the report.
        head: the encoder's, whose spans count where the parse has none ("told Radio Nord the men had gone").
    """
    taken = [*found.content, *([found.source] if found.source else [])]
    spans = list(media.within(sentence))
    words = doc.char_span(*sentence, alignment_mode="expand")
    for chunk in chunks_of(words) if words is not None else ():
        root = chunk.root
        if root.pos_ not in ("NOUN", "PROPN") or root.ent_type_ in ("DATE", "TIME", "CARDINAL", "MONEY", "QUANTITY", "PERCENT"):
            continue
        span = noun_phrase(root)
        if not any(s < span[1] and span[0] < e for (s, e), _ in spans):
            spans.append((span, ""))
    if head is not None:
        seen = [x for x in head.spans if sentence[0] <= x[0] < sentence[1]]
        spans = [x for x in spans if not overlap((x[0],), tuple(taken))]
        spans += [(x, "") for x in seen if not any(overlap((x,), (y,)) for y, _ in spans)]
    spans = [x for x in spans if not overlap((x[0],), tuple(taken))]
    for span, name in _joined(sorted(spans), text_of(doc)):
        own = OWN.match(text_of(doc), *span)
        if sentence[0] <= span[0] and not own and (name or not _beside(span, found, doc)):
            yield Candidate(span, name)


def _joined(spans: list[tuple[Offsets, str]], text: str) -> list[tuple[Offsets, str]]:
    """A description and the name right after it ("the channel Kanal 9", "his guest the mufti") are one."""
    out: list[tuple[Offsets, str]] = []
    for span, name in spans:
        between = text[out[-1][0][1] : span[0]] if out else ""
        if out and between.startswith(" ") and (WITHIN.fullmatch(between) or (between == " " and not (out[-1][1] and name))):
            out[-1] = ((out[-1][0][0], span[1]), name or out[-1][1])
        else:
            out.append((span, name))
    return out


def _beside(span: Offsets, found: Found, doc: Doc) -> bool:
    """Does it stand in apposition to the source ("the columnist Ann Doe", "Ann Doe, a driver")?"""
    if found.source is None:
        return False
    first, last = sorted([span, found.source])
    return text_of(doc)[first[1] : last[0]] in (" ", ", ")
