"""A promise or threat that was found twice, by its verb of speaking and by what it is about, is one act (ruling 5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.schema import Event

#: Acts whose content is not a second act of the same type: "warned that it would close the border" is one threat.
UTTERED = frozenset({"AGREE", "CONCEDE", "THREATEN", "REQUEST", "REJECT"})


def once(events: Sequence[Event]) -> list[Event]:
    """The events without those that only say again what another of their sentence is about.

    A promise (AGREE) to yield something is a concession (CONCEDE): the one that stays has the content's type and codes.

    Args:
        events: the events of a report, in text order.
    """
    out = list(events)
    for inner in events:
        outer = next((e for e in out if e is not inner and _holds(e, inner)), None)
        if outer is None or not any(e is inner for e in out):
            continue
        if outer.type == inner.type:
            kept = outer
        elif (outer.type, inner.type) == ("AGREE", "CONCEDE") and not outer.anchor.text.lower().startswith("agree"):
            kept = replace(
                outer, type=inner.type, mode=inner.mode, cameo=inner.cameo, goldstein=inner.goldstein,
                intensity=inner.intensity, quad=inner.quad, because=(*outer.because, *inner.because[:1]),
            )  # fmt: skip
        else:
            continue
        kept = replace(
            kept,
            condition=kept.condition or inner.condition,
            deadline=kept.deadline or inner.deadline,
            counts=kept.counts or inner.counts,
        )
        out = [kept if e is outer else e for e in out if e is not inner]
    return out


def _holds(outer: Event, inner: Event) -> bool:
    """Does the inner act stand in what the outer one is about?"""
    return (
        outer.type in UTTERED and inner.status != "negated" and any(s.start <= inner.anchor.start < s.end for s in outer.about)
    )
