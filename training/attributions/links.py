"""Examples for the judge of links: what the pipeline finds in labelled reports, aligned to the labels."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sayso.coding.attributions.found import length, overlap
from sayso.coding.attributions.link_features import Before, choice_features, none_features, own_features, rarity
from sayso.coding.attributions.links import choices, last_of
from sayso.coding.attributions.pointing import points
from sayso.schema import Event, Link, Party
from training.own.markup import links_untold

if TYPE_CHECKING:
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.reading.document import Document
    from sayso.schema import Attribution, LinkType
    from training.attributions.data import Labelled

#: The share of what the encoder finds in reports that it was trained on that is taken away, as it finds less in new ones.
DROPPED = 0.12


@dataclass(slots=True)
class Decision:
    """An attribution that may point at something: features for the judge of kinds, those of each choice, and what is right.

    The first choice is nothing.  ``kind`` is None where the labels don't tell: in a report without any link whoever denies or
    confirms may have been passed over by its writer.  ``right`` are the right choices; empty where none can be reached.
    """

    report: str
    kinds: list[str]
    choices: list[list[str]]
    kind: LinkType | Literal["none"] | None
    right: set[int]


def dropped(attributions: tuple[Attribution, ...], report: str) -> tuple[Attribution, ...]:
    """The attributions without some, the same ones each time."""
    draw = random.Random(report)  # noqa: S311 - a choice, no secret
    return tuple(a for a in attributions if draw.random() >= DROPPED)


def decisions(document: Document, labelled: list[Labelled], events: list[dict[str, Any]], lexicon: Lexicon) -> list[Decision]:
    """One for every attribution of a document.

    Args:
        document: with the attributions (and events) that were found, or the labelled ones.
        labelled: the labelled attributions.
        events: the labelled events' records, with ``at``: where the anchor stands.
        lexicon: the cue lexicon.
    """
    ids = matched(document, labelled) | anchored(document.events, events)
    label_of = {found: label for label, found in ids.items()}
    records = {x.record["id"]: x.record for x in labelled}
    has_links = any(r["links"] for r in records.values())
    said, told = points(document, document.attributions, document.events, lexicon)
    rare = rarity([*said, *told])
    out = []
    have: list[tuple[Link, ...]] = []
    taken: set[str] = set()
    for i, one in enumerate(said):
        record = records.get(label_of.get(one.id, ""))
        links = record["links"] if record else []
        near = choices(i, said, told)
        own = own_features(i, said)
        rows = choice_features(one, near, rare, Before(last_of(i, said, have), frozenset(taken)))
        have.append(tuple(Link(type=x["type"], to=ids[x["to"]]) for x in links if x["to"] in ids))
        taken |= {x.to for x in have[-1]}
        untold = record is not None and links_untold(record, report_has_links=has_links)
        right = {n for n, p in enumerate(near, 1) if any(p.id == ids.get(x["to"]) for x in links)} if links else {0}
        kind: LinkType | Literal["none"] | None = None if untold or not near else links[0]["type"] if links else "none"
        out.append(Decision(document.report.id, own, [none_features(own), *rows], kind, right))
    return out


def matched(document: Document, labelled: list[Labelled]) -> dict[str, str]:
    """Label -> id of the attribution that tells the same: contents that overlap by half, or cues where there is none."""
    out: dict[str, str] = {}
    pairs = []
    for a in document.attributions:
        spans = tuple((c.start, c.end) for c in a.content)
        for one in labelled:
            if spans and one.found.content:
                both = overlap(spans, one.found.content)
                share = both / (length(spans) + length(one.found.content) - both)
            else:
                cues = ((a.cue.start, a.cue.end),) if a.cue else ()
                share = 0.5 * bool(overlap(cues, (one.found.cue,)) if one.found.cue else 0)
            if share >= 0.5:  # noqa: PLR2004 - the scorer's
                pairs.append((-share, one.record["id"], a.id))
    for _, label, found in sorted(pairs):
        if label not in out and found not in out.values():
            out[label] = found
    return out


def anchored(found: tuple[Event, ...], events: list[dict[str, Any]]) -> dict[str, str]:
    """Label -> id of the event whose anchor stands in the same place."""
    out: dict[str, str] = {}
    for event in events:
        for one in found:
            if one.anchor.start < event["at"][1] and event["at"][0] < one.anchor.end and one.id not in out.values():
                out.setdefault(event["id"], one.id)
    return out


def labelled_events(document: Document, events: list[dict[str, Any]]) -> tuple[Event, ...]:
    """The labelled events with what links look at; the rest of each record is not filled."""
    out = []
    for event in events:
        names = [[*event[k], *event[f"{k}_resolved"]] for k in ("actors", "recipients")]
        sides = [tuple(Party(actor=None, name=n, country=None, sector=None, span=None) for n in side) for side in names]
        anchor = document.span(*event["at"])
        out.append(
            Event(
                id=event["id"],
                type=event["type"],
                mode=None,
                contexts=(),
                cameo="",
                goldstein=None,
                intensity=None,
                quad="verbal conflict",
                status=event["status"],
                background=event["background"],
                anchor=anchor,
                actors=sides[0],
                recipients=sides[1],
            )
        )
    return tuple(out)


#: Acts that point back, by rule.
BY_RULE = {"deny": "denies", "confirm": "confirms"}


def by_rule(one: Decision) -> tuple[int, str] | None:
    """The rule that the judges must beat.

    Whoever denies, confirms or says nothing points at the nearest with words in common, else the nearest.
    """
    held = set(one.kinds)
    silence = next((k for k in ("no_comment", "unverified") if f"silence={k}" in held), None)
    kind = silence or next((k for act, k in BY_RULE.items() if f"act={act}" in held), None)
    if kind is None or len(one.choices) == 1:
        return None
    shared = [i for i, row in enumerate(one.choices) if "shared=some" in row or "shared=much" in row]
    return (shared[0] if shared else 1), kind
