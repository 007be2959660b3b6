"""Go-betweens of a speaker who goes on: he still speaks to the same medium."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.coding.attributions.chain import Linked
    from sayso.coding.attributions.found import Found


def inherit(linked: list[Linked], same: list[int | None], doc_text: str) -> None:
    """A speaker who goes on in the next sentences still speaks to the same medium, and so did he in the words just before.

    Args:
        linked: the attributions in text order; changed in place.
        same: for each the index of the attribution just before it by the same speaker, or None.
        doc_text: the report's text.
    """
    for item, before in zip(linked, same, strict=True):
        if before is None or item.via or item.told:
            continue
        if item.found.continues or _sentences_between(linked[before].found, item.found, doc_text) <= 2:  # noqa: PLR2004 - the next sentence or paragraph
            item.via = [v for v in linked[before].via if linked[before].parent is None]
    for i in range(len(linked) - 1, 0, -1):
        item, before = linked[i], same[i]
        if before is None or not item.via or item.parent is not None:
            continue
        earlier = linked[before]
        if not earlier.via and earlier.found.cue is None and _sentences_between(earlier.found, item.found, doc_text) <= 1:
            earlier.via = list(item.via)


def _sentences_between(last: Found, this: Found, text: str) -> int:
    """How many sentences end between two attributions."""
    end = max(e for _, e in (*last.content, *([last.cue] if last.cue else [])))
    between = text[end : this.place[0]]
    return between.count(". ") + between.count("\n")
