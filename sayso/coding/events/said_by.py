"""Which attributions vouch for an act, and the chain of people who say so (rulings 2, 3, 22, 29)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

    from sayso.schema import Attribution, Source, Span

#: Verbal acts: the speaker is the actor and is not repeated in said_by.
VERBAL = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE", "SUPPORT"})


#: Who declines to comment on a report, or could not verify it, does not vouch for what it tells.
SILENT = frozenset({"no_comment", "unverified"})


class Vouching(NamedTuple):
    """Ids of the attributions that vouch for an act, the chain of the first, and the attribution that utters the act.

    ``unconfirmed``: it stands only in what somebody did not want to comment on or could not verify.
    """

    attributions: tuple[str, ...]
    said_by: tuple[str, ...]
    uttered: Attribution | None
    unconfirmed: bool = False


def vouching(attributions: Collection[Attribution], anchor: Span, kind: str, actors: Collection[str]) -> Vouching:
    """Who vouches for an act.

    Args:
        attributions: those of the report.
        anchor: the words of the act.
        kind: its type.
        actors: names of its actors.
    """
    covering = sorted((_size(a), n, a) for n, a in enumerate(attributions) if _covers(a, anchor))
    inside = [a for _, _, a in covering if not SILENT.intersection(a.because)]
    uttered = next((a for a in attributions if a.cue and _overlap(a.cue, anchor)), None) if kind in VERBAL else None
    if uttered is not None and uttered not in inside:
        chain = _chain(inside[0], kind, actors) if inside else tuple(v.name for v in uttered.via if v.name)
        return Vouching(tuple(a.id for a in (uttered, *inside)), chain, uttered)
    chain = _chain(inside[0], kind, actors) if inside else ()
    return Vouching(tuple(a.id for a in inside), chain, None, unconfirmed=bool(covering) and not inside)


def _chain(attribution: Attribution, kind: str, actors: Collection[str]) -> tuple[str, ...]:
    via = tuple(v.name for v in attribution.via if v.name)
    speaker = attribution.speaker.name if attribution.speaker else None
    if speaker is None or (kind in VERBAL and speaker in actors):
        return via
    return (speaker, *via)


def _covers(attribution: Attribution, anchor: Span) -> bool:
    return any(c.start <= anchor.start < c.end for c in attribution.content)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _size(attribution: Attribution) -> int:
    return sum(c.end - c.start for c in attribution.content)


def joint_speakers(attributions: Collection[Attribution], vouch: Vouching, kind: str, actors: Collection[str]) -> list[Source]:
    """Who else utters a verbal act: those who say the same with the same words as one of its actors (ruling 28)."""
    if kind not in VERBAL or not vouch.attributions:
        return []
    first = vouch.uttered or next(a for a in attributions if a.id == vouch.attributions[0])
    if first.speaker is None or first.speaker.name not in actors or first.cue is None:
        return []
    said = [a for a in attributions if a is not first and a.cue == first.cue and a.content == first.content]
    return [a.speaker for a in said if a.speaker is not None and a.speaker.name not in actors]
