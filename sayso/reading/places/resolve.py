"""Which place a toponym means: containment, what else the report names, the outlet's country, kind, people.

After the heuristics that toponym resolution has used since Leidner (2007): one sense per discourse, spatial minimality,
containment and population; here as a sum whose terms are told in ``because``.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sayso.reading.places.world import Context, Resolved, World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.reading.places.phrases import Candidate


def resolve(found: Sequence[Candidate], context: Context) -> list[Resolved]:
    """One answer for each candidate, in order."""
    groups: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)
    for n, c in enumerate(found):
        groups[c.key, None].append(n)
    world = World(found, context)
    first = {c.key: world.choose(c, []) for c in _one_of_each(found)}
    anchors = [(k, r.place, min(1.0, 0.3 + r.lead / 4)) for k, r in first.items() if r.place is not None]
    second = {c.key: world.choose(c, anchors) for c in _one_of_each(found)}
    out: list[Resolved] = []
    explicit: dict[str, list[tuple[Candidate, Resolved]]] = defaultdict(list)
    answers: dict[int, Resolved] = {}
    anchors = [(k, r.place, min(1.0, 0.3 + r.lead / 4)) for k, r in second.items() if r.place is not None]
    for n, c in enumerate(found):
        if c.inside is not None:
            holder = second.get(found[c.inside].key)
            answer = world.choose(c, anchors, holder.place if holder else None, list(found[c.inside].places))
            answers[n] = answer
            if answer.place is not None:
                explicit[c.key].append((c, answer))
    for n, c in enumerate(found):
        if n in answers:
            out.append(answers[n])
        elif explicit.get(c.key):
            answer = _nearest(explicit[c.key], c)
            out.append(Resolved(answer.place, answer.score, answer.lead, [*answer.because, "as named elsewhere in the report"]))
        else:
            out.append(second[c.key])
    return out


def _nearest(told: list[tuple[Candidate, Resolved]], c: Candidate) -> Resolved:
    before = [r for t, r in told if t.start <= c.start]
    return before[-1] if before else told[0][1]


def _one_of_each(found: Sequence[Candidate]) -> list[Candidate]:
    """The first mention of each name; its kinds are those any mention gives."""
    seen: dict[str, Candidate] = {}
    for c in found:
        if c.key not in seen:
            seen[c.key] = c
        elif c.kinds and not seen[c.key].kinds:
            seen[c.key].kinds = c.kinds
    return list(seen.values())
