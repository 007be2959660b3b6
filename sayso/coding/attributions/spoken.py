"""Who says each attribution of a report: one speaker each, who neither relays nor echoes himself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.schema import Source

if TYPE_CHECKING:
    from sayso.coding.attributions.chain import Linked
    from sayso.coding.attributions.silence import Silence
    from sayso.coding.attributions.speakers import Speakers


def spoken(
    linked: list[Linked], speakers: Speakers, silent: list[Silence], outlet: str | None
) -> tuple[list[Linked], list[Source | None], list[int | None]]:
    """The attributions without echoes, their speakers, and for each the index of the one before it by the same speaker.

    Args:
        linked: the attributions in text order; parents and go-betweens are changed in place.
        speakers: resolves sources, in that order.
        silent: what was found as silence; what could not be verified the outlet says.
        outlet: who published the report.
    """
    sources, before = _speakers(linked, speakers, silent, outlet)
    linked, sources, before = _without_echoes(linked, sources, before)
    _drop_own_parents(linked, sources)
    return linked, sources, before


def _speakers(
    linked: list[Linked], speakers: Speakers, silent: list[Silence], outlet: str | None
) -> tuple[list[Source | None], list[int | None]]:
    """Each attribution's speaker, and the index of the one before it by the same speaker."""
    sources: list[Source | None] = []
    before: list[int | None] = []
    own = {s.found.cue for s in silent if s.type == "unverified"}
    for i, item in enumerate(linked):
        found = item.found
        source: Source | None = None
        if found.source:
            source = speakers.resolve(found.source, found.content)
        elif found.continues and i and sources[-1]:
            source = speakers.again(sources[-1])
        elif found.cue and found.cue in own and outlet:
            source = Source(start=None, end=None, text=None, actor=None, name=outlet)
        sources.append(source)
        last = sources[i - 1] if i else None
        before.append(i - 1 if source and last and _same_person(source, last) else None)
    return sources, before


def _same_person(source: Source, last: Source) -> bool:
    """Is he the last speaker: by name, or by what is left of it ("the spokesman" after "a presidential spokesman")?"""
    if not source.name or not last.name:
        return False
    words = source.name.lower().split()
    short = source.text is not None and (source.text[:4].lower() == "the " or source.text[:1].isupper())
    return source.name == last.name or (short and len(words) == 1 and words[0] in re.split(r"[\s,]+", last.name.lower()))


def _without_echoes(
    linked: list[Linked], sources: list[Source | None], before: list[int | None]
) -> tuple[list[Linked], list[Source | None], list[int | None]]:
    """Without claims within another's words that are the same speaker's ("he said he hoped"): one claim, not two."""
    pairs = enumerate(zip(linked, sources, strict=True))
    kept = [i for i, (item, source) in pairs if not (item.found.within and _own_parent(item, source, sources))]
    at = {old: new for new, old in enumerate(kept)}
    for i in kept:
        parent = linked[i].parent
        linked[i].parent = at.get(parent) if parent is not None else None
    moved = [at.get(b) if (b := before[i]) is not None else None for i in kept]
    return [linked[i] for i in kept], [sources[i] for i in kept], moved


def _own_parent(item: Linked, source: Source | None, sources: list[Source | None]) -> bool:
    """Does the speaker of the words that an attribution stands in speak here too?"""
    outer = sources[item.parent] if item.parent is not None else None
    return bool(source and outer and source.name == outer.name)


def _drop_own_parents(linked: list[Linked], sources: list[Source | None]) -> None:
    """Nobody relays himself ("he said he hoped")."""
    for item, source in zip(linked, sources, strict=True):
        if item.parent is not None and _own_parent(item, source, sources):
            span = linked[item.parent].found.source
            item.via = [v for v in item.via if v[0] != span]
            item.parent = None
