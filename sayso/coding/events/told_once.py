"""A promise, threat or demand that was found twice, by its verb of speaking and by its content, is one act.

What is demanded, promised or threatened is no second act (Guide, Events; ruling 5); to promise to yield is to concede
(ruling 4).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.schema import Event

#: Acts done by speaking whose content may be found as the same act again: "warned that it would close the border".
SPOKEN = frozenset({"AGREE", "CONCEDE", "THREATEN", "REQUEST", "REJECT"})


def told_once(events: Sequence[Event]) -> list[Event]:
    """The events without those that only say again what another of their sentence is about.

    The one that stays takes from the other what it lacks: recipients, condition, deadline, counts, attributions.  A promise
    (AGREE) to yield something is a concession (CONCEDE), with the content's codes; but "agreed" stays an agreement beside what
    each side yields (ruling 23).  An act of somebody else than the one who speaks is no repetition.

    Args:
        events: the events of a report, in text order.
    """
    out = list(events)
    for inner in events:
        outer = next((e for e in out if e is not inner and _repeats(e, inner)), None)
        if outer is not None and any(e is inner for e in out):
            out = [_joined(outer, inner) if e is outer else e for e in out if e is not inner]
    return out


def _repeats(outer: Event, inner: Event) -> bool:
    """Does the inner act stand in what the outer one is about, and say the same?"""
    if inner.status == "negated" or not any(s.start <= inner.anchor.start < s.end for s in outer.about):
        return False
    if inner.actors and not {p.name for p in inner.actors} & {p.name for p in outer.actors}:
        return False
    if outer.type == inner.type:
        return outer.type in SPOKEN
    return (outer.type, inner.type) == ("AGREE", "CONCEDE") and not outer.anchor.text.lower().startswith("agree")


def _joined(outer: Event, inner: Event) -> Event:
    codes = inner if outer.type != inner.type or outer.mode is None else outer
    return replace(
        outer,
        type=codes.type,
        mode=codes.mode,
        cameo=codes.cameo,
        goldstein=codes.goldstein,
        intensity=codes.intensity,
        quad=codes.quad,
        recipients=outer.recipients or inner.recipients,
        condition=outer.condition or inner.condition,
        deadline=outer.deadline or inner.deadline,
        counts=outer.counts + inner.counts,
        attributions=tuple(dict.fromkeys(outer.attributions + inner.attributions)),
        because=(*outer.because, f"told again by {inner.anchor.text!r}", *inner.because[:1]),
    )
