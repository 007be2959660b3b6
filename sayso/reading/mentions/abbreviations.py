"""Abbreviations that a report defines: "Libyan National Army (LNA)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.knowledge.actors.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sayso.knowledge.actors import Actors
    from sayso.reading.mentions.bodies import Bodies
    from sayso.reading.mentions.entities import Entity
    from sayso.reading.mentions.names import Name

_DEFINED = re.compile(r"\(([A-Z][A-Za-z&.-]{1,9})\)")
_BEFORE = re.compile(r"((?:[^\W_][\w'\u2019.-]*[ \u00a0]){1,10})\Z")
_SMALL = frozenset({"of", "the", "for", "and", "in", "to", "on", "de", "la", "du", "des", "et", "e", "y", "al"})


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation and the words that it stands for, with their offsets (``start``: of the abbreviation)."""

    short: str
    start: int
    long: str
    long_start: int
    long_end: int


def definitions(text: str) -> Iterator[Definition]:
    """The abbreviations defined in brackets after their long form.

    The long form are the words whose initials spell the abbreviation.  Where none do (a translation keeps the short form of
    the original), each run of words up to the bracket is given, longest first, for the caller to look up.
    """
    for match in _DEFINED.finditer(text):
        short = match[1]
        if sum(c.isupper() for c in short) < 2:  # noqa: PLR2004 - "(Reuters)" is no abbreviation
            continue
        before = _BEFORE.search(text[max(0, match.start() - 120) : match.start()])
        if before is None:
            continue
        words = list(re.finditer(r"[^\s\u00a0]+", before[1]))
        offset = match.start() - len(before[1])
        long_end = offset + words[-1].end()
        spelled = _spelled(short, [w[0] for w in words])
        starts = [spelled] if spelled is not None else range(max(0, len(words) - 6), len(words))
        for first in starts:
            start = offset + words[first].start()
            yield Definition(short, match.start() + 1, text[start:long_end], start, long_end)


def bodies_by_abbreviation(
    defined: Sequence[Definition], named: Iterable[tuple[Name, Entity]], bodies: Bodies, actors: Actors
) -> dict[str, Entity]:
    """The body of each abbreviation: the one named in its long form, or failing that what the base knows under those words."""
    out: dict[str, Entity] = {}
    others = [(n, e) for n, e in named if e.kind != "person"]
    for one in defined:
        inside = [e for n, e in others if one.long_start <= n.start and n.end == one.long_end]
        if inside:
            out.setdefault(one.short, inside[0])
    for one in defined:
        known = actors.named(one.long[:1].upper() + one.long[1:])
        if known and known[0].kind != "person":
            out.setdefault(one.short, bodies.known(known[0]))
    return out


def _spelled(short: str, words: list[str]) -> int | None:
    """The index of the first word of the shortest run up to the end whose initials hold the abbreviation's letters in order."""
    letters = [c for c in fold(short) if c.isalnum()]
    for first in range(len(words) - 1, -1, -1):
        initials = [fold(part)[:1] for w in words[first:] if w.lower() not in _SMALL for part in w.split("-")]
        if initials and initials[0] == letters[0] and initials == letters:
            return first
    return None
