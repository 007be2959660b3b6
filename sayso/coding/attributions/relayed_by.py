"""Go-betweens as the record names them: known media, media named before, people; each once, and never the speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.attributions.media import again
from sayso.schema import Source

if TYPE_CHECKING:
    from sayso.coding.attributions.chain import Linked
    from sayso.coding.attributions.found import Offsets
    from sayso.coding.attributions.media import Media
    from sayso.coding.attributions.speakers import Speakers
    from sayso.reading.document import Document


def relayed_by(
    linked: list[Linked], sources: list[Source | None], document: Document, speakers: Speakers, media: Media
) -> list[tuple[Source, ...]]:
    """The go-betweens of each attribution, innermost first.

    Args:
        linked: the attributions.
        sources: their speakers.
        document: the report.
        speakers: resolves people.
        media: the media of the report.
    """
    return [
        _apart(source, [_intermediary(span, name, document, speakers, media) for span, name in item.via])
        for item, source in zip(linked, sources, strict=True)
    ]


def _apart(speaker: Source | None, via: list[Source]) -> tuple[Source, ...]:
    """Go-betweens without the speaker himself, each once."""
    out: list[Source] = []
    for one in via:
        if one.name is None or all(one.name != other.name for other in (*out, *([speaker] if speaker else []))):
            out.append(one)
    return tuple(out)


def _intermediary(span: Offsets, name: str, document: Document, speakers: Speakers, media: Media) -> Source:
    mention = next((m for m in document.mentions if m.start < span[1] and span[0] < m.end and m.kind == "media"), None)
    text = document.report.text[span[0] : span[1]]
    if mention is not None:
        known: tuple[str, str | None] | None = (mention.name or name, mention.actor)
    else:
        known = again(text, span[0], media.named, document.report.outlet) or ((name, None) if name else None)
    if known is None:
        return replace(speakers.resolve(span), text=text)
    return Source(start=span[0], end=span[1], text=text, actor=known[1], name=known[0])
