"""Which record of a new coding is which record of an old one.

Used twice: judgements attach again through it, and ``sayso diff`` compares two codings with it.  A record keeps its partner by
identity first, else by the best overlap of its spans; nothing is ever paired without overlap.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sayso.ledger.judgements.model import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sayso.schema import Attribution, Event, Span

#: Two contents are the same claim when they share at least this part of their union.
SAME_CONTENT = 0.5


def event_keys(events: Sequence[Event]) -> list[Key]:
    """The identity of each event; equals (same anchor and type) are numbered in text order of their parties and place."""
    return _numbered(
        [Key(kind="event", spans=((e.anchor.start, e.anchor.end),), code=e.type) for e in events],
        [_event_order(e) for e in events],
    )


def claim_keys(claims: Sequence[Attribution]) -> list[Key]:
    """The identity of each attribution: its content spans and, as code, its speaker's span (or name where it has none)."""
    keys = [
        Key(kind="claim", spans=tuple((s.start, s.end) for s in c.content) or cue_spans(c), code=_speaker_code(c))
        for c in claims
    ]
    return _numbered(keys, [c.act for c in claims])


def part_keys(key: Key, parts: Iterable[dict[str, Any]]) -> list[Key]:
    """The identities of the parts into which a record is split; ``parts`` are the fields in which they differ from it."""
    return [
        replace(key, code=fields.get("type", key.code) if key.kind == "event" else key.code, ordinal=1000 * n + key.ordinal)
        for n, fields in enumerate(parts, start=1)
    ]


def cue_spans(claim: Attribution) -> tuple[tuple[int, int], ...]:
    """The cue's span: the place of an attribution that has no content."""
    return ((claim.cue.start, claim.cue.end),) if claim.cue else ()


def overlap(a: Iterable[tuple[int, int]], b: Iterable[tuple[int, int]]) -> float:
    """Characters shared by two lists of spans over characters in either (intersection over union)."""
    left = {i for s, e in a for i in range(s, e)}
    right = {i for s, e in b for i in range(s, e)}
    union = len(left | right)
    return len(left & right) / union if union else 0.0


def carry(old: Mapping[Key, Any], new: Mapping[Key, Any]) -> dict[Key, Key]:
    """Pair the records of an old coding with those of a new one.

    Returns:
        old key -> new key; a key without a partner is absent.  One to one.
    """
    pairs = {k: k for k in old if k in new}
    for score in (_same_place, _same_parties):
        _pair(old, new, pairs, score)
    return pairs


def _pair(old: Mapping[Key, Any], new: Mapping[Key, Any], pairs: dict[Key, Key], score: Callable[..., float]) -> None:
    taken = set(pairs.values())
    free_old = [k for k in old if k not in pairs]
    free_new = [k for k in new if k not in taken]
    ranked = sorted(
        ((s, a, b) for a in free_old for b in free_new if a.kind == b.kind and (s := score(a, old[a], b, new[b])) > 0),
        key=lambda r: (-r[0], r[1], r[2]),
    )
    for _, a, b in ranked:
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)


def _same_place(a: Key, x: Any, b: Key, y: Any) -> float:
    """Overlap of anchors or contents; among equals a like code and like parties count more."""
    iou = overlap(a.spans, b.spans)
    if a.kind == "claim":
        return iou if iou >= SAME_CONTENT else 0.0
    if iou == 0.0:
        return 0.0
    return iou + (a.code == b.code) + _parties(x, y)


def _same_parties(a: Key, x: Any, b: Key, y: Any) -> float:
    """A moved anchor: the same type, with a party at the same words, and the two stretches of evidence overlap."""
    if a.kind != "event" or a.code != b.code:
        return 0.0
    if not (_party_spans(x) & _party_spans(y)):
        return 0.0
    return overlap([_extent(x)], [_extent(y)])


def _parties(x: Event, y: Event) -> float:
    left = {p.actor or p.name for p in (*x.actors, *x.recipients)}
    right = {p.actor or p.name for p in (*y.actors, *y.recipients)}
    return len(left & right) / len(left | right) if left | right else 0.0


def _party_spans(event: Event) -> set[tuple[int, int]]:
    return {(p.span.start, p.span.end) for p in (*event.actors, *event.recipients) if p.span}


def _extent(event: Event) -> tuple[int, int]:
    spans: list[Span] = [event.anchor, *event.about, *(p.span for p in (*event.actors, *event.recipients) if p.span)]
    return min(s.start for s in spans), max(s.end for s in spans)


def _event_order(event: Event) -> tuple[Any, ...]:
    far = 1 << 60
    parties = tuple(p.span.start if p.span else far for p in (*event.actors, *event.recipients))
    place = event.place.span.start if event.place and event.place.span else far
    return (*sorted(parties), place)


def _speaker_code(claim: Attribution) -> str:
    if claim.speaker is None:
        return ""
    if claim.speaker.start is None or claim.speaker.end is None:
        return "elsewhere"
    return f"{claim.speaker.start}-{claim.speaker.end}"


def _numbered(keys: list[Key], order: list[Any]) -> list[Key]:
    """Give each of several equal keys its ordinal, in the order given."""
    seen: Counter[Key] = Counter()
    out = list(keys)
    for i in sorted(range(len(keys)), key=lambda i: (keys[i], order[i], i)):
        key = keys[i]
        out[i] = Key(kind=key.kind, spans=key.spans, code=key.code, ordinal=seen[key])
        seen[key] += 1
    return out
