"""Interviews: who is told of as interviewed goes on speaking to those media in the sentences after."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.coding.attributions.chain import Linked
    from sayso.coding.attributions.found import Offsets, Via
    from sayso.coding.attributions.media import Media
    from sayso.schema import Source

#: "In an interview with X", "interviewed by X and Y", "an interview to X" (translations).
INTERVIEW = re.compile(r"\binterview(?:ed|s)?\b(?: \w+){0,4}? (?:with|by|to|on|for|of)\b", re.IGNORECASE)
#: How many sentences the interview is thought to go on where nobody else speaks.
SENTENCES = 2
PRONOUNS = frozenset({"he", "she", "i"})


def interviewed(linked: list[Linked], sources: list[Source | None], media: Media, prose: tuple[Offsets, ...]) -> None:
    """Give the first words said after an interview has been told of its media; changed in place.

    Only where the sentence of the interview names the speaker, or the speaker is a pronoun, and nobody else speaks between.
    """
    text, starts = media.text, [start for start, _ in prose]
    told: dict[int, tuple[str, tuple[Via, ...]]] = {}
    for number, (start, end) in enumerate(prose):
        match = INTERVIEW.search(text, start, end)
        by = media.within((match.end(), end)) if match else ()
        if by:
            told[number] = (text[start:end], by)
    if not told:
        return
    last: int | None = None
    for item, source in zip(linked, sources, strict=True):
        number = bisect_right(starts, item.found.place[0]) - 1
        near = next((n for n in range(number - 1, number - 1 - SENTENCES, -1) if n in told), None)
        first = last is None or near is None or last <= near
        last = number
        if near is None or item.via or item.told or not first or source is None:
            continue
        sentence, by = told[near]
        words = (source.text or "").lower()
        name = (source.name or "").split()
        named = bool(name) and re.search(rf"\b{re.escape(name[-1])}\b", sentence) is not None
        if words in PRONOUNS or named:
            item.via = list(by)
