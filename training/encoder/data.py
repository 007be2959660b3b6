"""A labelled report for the encoder, before and after it is laid out as words, and the same in another house's signs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random

    from sayso.reading.encoder.words import Word

ROOT = Path(__file__).resolve().parents[2]

#: What an event points at, and the letter of our own markup and the fields of a gold line that tell it.
TARGETS = {"actor": ("a", "actors"), "recipient": ("r", "recipients"), "date": ("d", "date_text"), "place": ("p", "place_text"),
           "about": ("b", "about")}  # fmt: skip

Spans = list[tuple[int, int]]


@dataclass(slots=True)
class Example:
    """One report with the spans of its records, before it is split into words."""

    id: str
    corpus: str
    text: str
    heads: frozenset[str]
    attributions: list[dict[str, Any]] = field(default_factory=list)  # content, cue, source, via: Spans; id, act, links ...
    events: list[dict[str, Any]] = field(default_factory=list)  # by TARGETS: Spans; id, type, status, background, mode


@dataclass(slots=True)
class Labelled:
    """A report as words with what each head should say: -100 where the corpus doesn't tell."""

    words: list[Word]
    bio: dict[str, list[int]]
    label: dict[str, dict[int, int]]
    pointer: dict[str, dict[int, list[int]]]  # [-1] is none


def disguise(text: str, rnd: random.Random) -> str:
    """The same text as another house would print it: plain or angled marks, a mark left out; every offset stays."""
    draw = rnd.random()
    if draw < 0.25:  # noqa: PLR2004 - shares of the training data, chosen, not measured
        text = text.translate(str.maketrans("“”‘’", "\"\"''"))
    elif draw < 0.32:  # noqa: PLR2004
        text = text.translate(str.maketrans("“”", "«»"))
    if rnd.random() < 0.1:  # noqa: PLR2004
        text = "".join(" " if c == "”" and rnd.random() < 0.1 else c for c in text)  # noqa: PLR2004
    return text
