"""Links: what an attribution confirms, denies, leaves open or won't discuss.

One trained judge chooses what an attribution points at, among the attributions by others before it, the events before it
that the outlet tells itself, and nothing (McFadden's conditional logit); another says how it points (a logistic regression).
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, cast

from sayso.coding.attributions.link_features import Before, choice_features, none_features, own_features, rarity
from sayso.schema import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.coding.attributions.linear import Linear
    from sayso.coding.attributions.pointing import Point
    from sayso.reading.encoder.model import Encoding
    from sayso.schema import LinkType

#: How many attributions back a link may point, and how many sentences back to an event.
WINDOW = 14
SENTENCES = 6
#: How likely it must be that an attribution points at this and nothing else; chosen with the two below.
POINTS = 0.27
#: What the encoder's heads count beside the judges: its share of the kind, and the weight of where it points.  Chosen on
#: reports that neither had read (docs/attribution.md).
KIND = 0.5
CLAIM = 0.35
KINDS: tuple[LinkType, ...] = ("confirms", "denies", "unverified", "no_comment")
NONE = "none"
#: The least chance that the encoder is taken to give.
LEAST = 1e-4
#: Where the encoder gives a link less than this, the judges are not asked (they would have to be surer than .98): saves time.
UNLIKELY = 0.002
#: What leaves two claims open ("neither figure could be verified").
TWO = re.compile(r"\b(?:neither|either)\b|\bthe one (?:\w+ )?n?or the other\b|\bwhich of (?:them|the two)\b", re.IGNORECASE)


def choices(index: int, said: list[Point], told: list[Point]) -> list[Point]:
    """What an attribution may point at, the nearest first: attributions by others, and events, before it.

    A speaker's own words are a choice only where somebody else tells them ("a clerk said that the mayor had promised ...").
    """
    this = said[index]
    others = [
        p
        for p in said[max(0, index - WINDOW) : index]
        if p.content
        and not p.silence
        and this.parent != p.id
        and not (this.speaker and p.speaker == this.speaker and (not p.parent or p.parent == this.parent))
    ]
    events = [p for p in told if p.at < this.at and this.sentence - p.sentence <= SENTENCES]
    return sorted([*others, *events], key=lambda p: (-p.sentence, p.event, -p.at))


def links(
    said: list[Point], told: list[Point], kinds: Linear, targets: Linear, encoding: Encoding | None = None
) -> list[tuple[Link, ...]]:
    """The links of each attribution.

    Args:
        said: the attributions in text order (``points``).
        told: events that the outlet tells itself.
        kinds: the trained judge of how an attribution points.
        targets: the trained judge of what it points at, if anything.
        encoding: what the encoder's heads for links say, where it has run.
    """
    rare = rarity([*said, *told])
    out: list[tuple[Link, ...]] = []
    taken: set[str] = set()
    for i, this in enumerate(said):
        near = [] if _unlikely(this, encoding) else choices(i, said, told)
        if not near:
            out.append(())
            continue
        own = own_features(i, said)
        rows = choice_features(this, near, rare, Before(last_of(i, said, out), frozenset(taken)))
        chosen = _chosen(this, near, rows, own, targets, encoding=encoding)
        kind = _kind(this, kinds(own), encoding) if chosen else NONE
        two = kind in {"unverified", "no_comment"} and TWO.search(this.content)
        out.append(tuple(Link(type=cast("LinkType", kind), to=p.id) for p in chosen[: 2 if two else 1]))
        taken |= {link.to for link in out[-1]}
    return out


def _unlikely(this: Point, encoding: Encoding | None) -> bool:
    return encoding is not None and this.word >= 0 and encoding.shares("link", this.word)[NONE] > 1 - UNLIKELY


def _chosen(
    this: Point, near: list[Point], rows: list[list[str]], own: list[str], targets: Linear, *, encoding: Encoding | None
) -> list[Point]:
    """What an attribution points at, the likeliest first, none in another's words; nothing where that is not likely enough."""
    scores = [targets.sums(row)[0] for row in rows]
    nothing, something = targets.sums(none_features(own))[0], _total(scores)
    every = _total([nothing, something])
    odds = [nothing - every, something - every]
    if encoding is not None and this.word >= 0:
        none = encoding.shares("link", this.word)[NONE]
        odds = [(1 - KIND) * o + KIND * math.log(max(s, LEAST)) for o, s in zip(odds, (none, 1 - none), strict=True)]
        at = [p.word for p in near if p.word >= 0]
        pulls = dict(zip(at, encoding.pulls("content_claim", this.word, at), strict=True))
        scores = [s + CLAIM * pulls.get(p.word, 0.0) for s, p in zip(scores, near, strict=True)]
    order = sorted(range(len(near)), key=lambda n: -scores[n])
    best = near[order[0]]
    if math.exp(odds[1] - _total(odds) + scores[order[0]] - _total(scores)) < POINTS:
        return []
    return [best, *(near[n] for n in order[1:] if best.id != near[n].parent and near[n].id != best.parent)]


def _kind(this: Point, judged: dict[str, float], encoding: Encoding | None) -> str:
    """How an attribution points: the judge's log-probabilities and the encoder's, weighed."""
    if encoding is not None and this.word >= 0:
        shares = encoding.shares("link", this.word)
        judged = {k: (1 - KIND) * v + KIND * math.log(max(shares[k], LEAST)) for k, v in judged.items()}
    return max(judged, key=judged.__getitem__)


def last_of(index: int, said: list[Point], have: list[tuple[Link, ...]]) -> tuple[Link, ...]:
    """What the same speaker's words just before point at."""
    if index and said[index].speaker and said[index].speaker == said[index - 1].speaker:
        return have[index - 1]
    return ()


def _total(logs: Iterable[float]) -> float:
    """The logarithm of the sum of what these are the logarithms of."""
    logs = list(logs)
    top = max(logs)
    return top + math.log(sum(math.exp(x - top) for x in logs))
