"""What is read off the shared encoder pass: each head is one small declaration, used by training and at run time alike.

To add a head, add it here; training/encoder finds its labels under its name in the data, the export lays its columns out, and
``Pass`` (model.py) gives its scores under its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import get_args

from sayso.schema import Certainty, EventType, LinkType, SpeechAct, Status

#: Width of the two projections of a pointer.
POINTER = 48


@dataclass(frozen=True, slots=True)
class Bio:
    """Spans of one or more kinds, as B-kind and I-kind over words; label 0 is O, then B, I of each kind in turn."""

    name: str
    kinds: tuple[str, ...]

    @property
    def size(self) -> int:
        """Columns of scores for each word."""
        return 1 + 2 * len(self.kinds)


@dataclass(frozen=True, slots=True)
class Label:
    """One label for the first word of each span of another head."""

    name: str
    labels: tuple[str, ...]
    of: str

    @property
    def size(self) -> int:
        """Columns of scores for each word."""
        return len(self.labels)


@dataclass(frozen=True, slots=True)
class Pointer:
    """From the first word of each span of ``of`` to the first word of the span (or spans) that it belongs to, or to none.

    The score of word i pointing at word j is q[i] . k[j] / sqrt(POINTER); none is the window's first piece.
    """

    name: str
    of: str

    @property
    def size(self) -> int:
        """Columns: a query and a key for each word."""
        return 2 * POINTER


Head = Bio | Label | Pointer

#: The modes of all PLOVER types (sayso.knowledge.ontology has them by type; a test holds the two together).
MODES = (
    "none",
    "abduct",
    "access",
    "aerial",
    "allege",
    "arrest",
    "assist",
    "beat",
    "boycott",
    "ceasefire",
    "censor",
    "change",
    "convict",
    "crowd-control",
    "curfew",
    "cyber",
    "demo",
    "deport",
    "destroy",
    "disapprove",
    "disarm",
    "discontinue",
    "drone",
    "expel",
    "explosives",
    "firearms",
    "heavy-weapons",
    "hunger",
    "investigate",
    "martial-law",
    "meet",
    "militia",
    "misinformation",
    "multilateral",
    "obstruct",
    "phone",
    "police",
    "primitive",
    "relations",
    "release",
    "resign",
    "restrict",
    "riot",
    "seize",
    "sexual",
    "strike",
    "suicide-attack",
    "targeted",
    "territory",
    "third-party",
    "torture",
    "troops",
    "unconventional",
    "vandalize",
    "violence",
    "visit",
    "weapons",
    "withdraw",
    "withhold",
    "yield",
)

ATTRIBUTION: tuple[Head, ...] = (
    Bio("content", ("content",)),
    Bio("cue", ("cue",)),
    Bio("source", ("source",)),
    Bio("via", ("via",)),
    Pointer("content_cue", "content"),
    Pointer("content_source", "content"),
    Pointer("content_via", "content"),
    Label("act", get_args(SpeechAct), "content"),
    Label("certainty", get_args(Certainty), "content"),
)
EVENT: tuple[Head, ...] = (
    Bio("event", get_args(EventType)),
    Label("status", get_args(Status), "event"),
    Label("background", ("no", "yes"), "event"),
    Pointer("event_actor", "event"),
    Pointer("event_recipient", "event"),
    Label("mode", MODES, "event"),
    Pointer("event_date", "event"),
    Pointer("event_place", "event"),
    Bio("about", ("about",)),
    Bio("condition", ("condition",)),
    Pointer("event_about", "event"),
)
#: Whether an attribution confirms, denies, leaves open or won't discuss something told before, and what.
LINK: tuple[Head, ...] = (
    Label("link", ("none", *get_args(LinkType)), "content"),
    Pointer("content_claim", "content"),
)
#: What somebody says within another's words: "to wait" in "a driver said the captain had told him to wait".
NESTED: tuple[Head, ...] = (Bio("inner", ("content",)),)
HEADS: tuple[Head, ...] = ATTRIBUTION + EVENT + LINK + NESTED


@cache
def columns(heads: tuple[Head, ...] = HEADS) -> dict[str, tuple[int, int]]:
    """Where each head's scores stand in the model's one output: name -> (first column, end)."""
    out, at = {}, 0
    for head in heads:
        out[head.name] = (at, at + head.size)
        at += head.size
    return out
