"""What a paragraph is on the page, from its words, its place and its neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.intake.layout.datelines import is_dateline
from sayso.intake.layout.stamps import is_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.intake.layout.lexicon import Entry
    from sayso.schema import LayoutKind

_ENDED = re.compile(r"""[.!?…:;,][)"'”’»\]]*$""")
_FINAL = re.compile(r"""[.!?…:;][)"'”’»\]]*$""")
_STOPPED = re.compile(r"""[.…:;,][)"'”’»\]]*$""")
_IN_BYLINE = r"(?:[A-Z@][\w'’.-]*|the|and|&|in|at|for|of|with|de|van|von|bin|al|el)"
_BYLINE = re.compile(rf"(?:By|BY|Text by|Story by|From)\s+(?:our\s)?{_IN_BYLINE}(?:[,\s|/]+{_IN_BYLINE})*")
_SEPARATED = re.compile(r"\s+[|•·»›>]\s+|\s{3,}")
#: Words at whose end a paragraph is broken off, not finished: function words and verbs that open a clause.
_OPEN = re.compile(
    r"\b(?:that|and|or|but|the|a|an|of|to|in|on|at|by|for|from|with|as|which|who|whom|whose|if|when|while|because|is|are"
    r"|was|were|be|been|has|have|had|will|would|said|says|saying|noted|added|stressed|stated|explained|suggested|claimed"
    r"|argued|warned|announced|reported|believes?|thinks?)$|,$",
    re.IGNORECASE,
)
_HEAD_WORDS, _DECK_LEAST, _DECK_WORDS, _CROSSHEAD_WORDS, _MENU_WORDS, _MENU_RUN = 22, 6, 50, 7, 4, 4
#: By-lines stand among the first paragraphs.
_TOP = 8


def kinds(lines: Sequence[str], title: str | None, lexicon: Sequence[Entry]) -> list[LayoutKind]:
    """The kind of each paragraph of a report, given in order, trimmed.

    Args:
        lines: the paragraphs.
        title: the report's title, if it is known.
        lexicon: the entries of lines.yaml.
    """
    found: list[LayoutKind | None] = [by_words(line, place, lexicon) for place, line in enumerate(lines)]
    _menus(lines, found)
    _head(lines, found, title)
    crossheads = {i for i, kind in enumerate(found) if kind is None and _is_crosshead(lines, found, i)}
    return ["headline" if i in crossheads else kind or "body" for i, kind in enumerate(found)]


def by_words(line: str, place: int, lexicon: Sequence[Entry]) -> LayoutKind | None:
    """The kind that a line's own words tell, wherever it stands; null if they tell none."""
    if is_dateline(line) or is_stamp(line):
        return "dateline"
    if place < _TOP and len(line) < 120 and not line.endswith(".") and _BYLINE.fullmatch(line):  # noqa: PLR2004 - a line's width
        return "byline"
    return next((entry.kind for entry in lexicon if entry.matches(line)), None)


def _menus(lines: Sequence[str], found: list[LayoutKind | None]) -> None:
    """Mark rows of short items as furniture: many on one line between bars, or many lines on end."""
    run: list[int] = []
    for i, line in enumerate([*lines, ""]):
        items = [part for part in _SEPARATED.split(line) if part]
        if (
            i < len(lines)
            and found[i] is None
            and len(items) >= _MENU_RUN
            and all(len(p.split()) <= _MENU_WORDS for p in items)
        ):
            found[i] = "furniture"
        if (
            i < len(lines)
            and found[i] in {None, "furniture"}
            and line
            and len(line.split()) <= _MENU_WORDS
            and not _ENDED.search(line)
        ):
            run.append(i)
            continue
        if len(run) >= _MENU_RUN:
            for j in run:
                found[j] = "furniture"
        run = []


def _head(lines: Sequence[str], found: list[LayoutKind | None], title: str | None) -> None:
    """Find the headline and, right after it, the deck."""
    first = next((i for i, kind in enumerate(found) if kind is None), None)
    if first is None:
        return
    titled = next((i for i in range(min(first + 3, len(lines))) if title and _same(lines[i], title)), None)
    rest = [i for i in range(first + 1, len(lines)) if found[i] is None]
    if titled is not None:
        found[titled] = "headline"
        first = titled
    elif (
        rest
        and len(lines[first].split()) <= _HEAD_WORDS
        and not _STOPPED.search(lines[first])
        and not _runs_on(lines, first, rest)
    ):
        found[first] = "headline"
    else:
        return
    rest = [i for i in rest if i > first and found[i] is None]
    if len(rest) > 1 and _is_deck(lines, found, first, rest):
        found[rest[0]] = "deck"


def _is_deck(lines: Sequence[str], found: list[LayoutKind | None], headline: int, rest: list[int]) -> bool:
    line = lines[rest[0]]
    between = found[headline + 1 : rest[0]]
    return (
        "dateline" not in between
        and _DECK_LEAST <= len(line.split()) <= _DECK_WORDS
        and not _STOPPED.search(line)
        and not _runs_on(lines, rest[0], rest[1:])
    )


def _runs_on(lines: Sequence[str], i: int, rest: Sequence[int]) -> bool:
    return bool(rest) and breaks_off(lines[i], lines[rest[0]])


def breaks_off(first: str, second: str) -> bool:
    """Whether a paragraph is the first half of a sentence that goes on in the second."""
    return not _FINAL.search(first) and (bool(_OPEN.search(first)) or second[:1].islower())


def _is_crosshead(lines: Sequence[str], found: list[LayoutKind | None], i: int) -> bool:
    """A short line without a stop between finished paragraphs."""
    line = lines[i]
    if i == 0 or i + 1 >= len(lines) or len(line.split()) > _CROSSHEAD_WORDS or _ENDED.search(line) or not line[:1].isupper():
        return False
    if re.search(r"""["'”’]$""", line) or _runs_on(lines, i, [i + 1]):
        return False
    return found[i + 1] is None and bool(_ENDED.search(lines[i - 1])) and len(lines[i + 1].split()) > _CROSSHEAD_WORDS


def _same(line: str, title: str) -> bool:
    return _plain(line) == _plain(title)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", "", text.casefold()).split())
