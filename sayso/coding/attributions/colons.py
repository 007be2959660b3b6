"""A speaker and a colon at the head of a paragraph, an hour before them in a live blog: "14:05 GMT - Orlik: bridge shut"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Found, overlap
from sayso.knowledge.dates import zones

if TYPE_CHECKING:
    from sayso.coding.attributions.page import Page

COLON_SPEAKER = re.compile(r"^((?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|of|the|and|al|bin|de|for))*)(:) +(?=\S)")


@cache
def _clock() -> re.Pattern[str]:
    """The time before an entry of a live blog ("14:05 GMT - ")."""
    zone = "|".join(map(re.escape, zones()))
    return re.compile(rf"\d{{1,2}}[:.]\d{{2}}(?i: ?[ap]\.?m\.?)?(?: ?(?:{zone})\b)?(?: ?[-–—:|])? +(?=[A-Z])")


def before_colon(first: int, end: int, page: Page, out: list[Found]) -> None:
    """Add what a paragraph ascribes so to the attributions so far."""
    clock = _clock().match(page.text, first, end)  # of a live blog
    first = clock.end() if clock else first
    match = COLON_SPEAKER.match(page.text[first:end])
    if not match or len(match.group(1).split()) > 6:  # noqa: PLR2004 - a name's length
        return
    content = page.trimmed(first + match.end(), end)
    cue, source = (first + match.start(2), first + match.end(2)), (first, first + match.end(1))
    where = overlap((source,), tuple(page.headlines)) and any(s <= source[0] and source[1] <= e for s, e in page.places)
    if not where and not any(f.source and overlap((f.source,), (source,)) for f in out):
        out.append(Found(content=(content,), cue=cue, source=source, because="speaker and colon"))
