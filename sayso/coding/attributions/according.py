"""Remarks that ascribe without a verb: "according to the ministry", "in the words of his lawyer"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Found, overlap
from sayso.coding.attributions.phrase import noun_phrase

if TYPE_CHECKING:
    from sayso.coding.attributions.page import Page

ACCORDING = re.compile(
    r"\b(according to|as reported by|as stated by|in the words of|in the (?:opinion|view) of|by the statement of)\b",
    re.IGNORECASE,
)


def according(first: int, end: int, page: Page, out: list[Found]) -> None:
    """Add what a sentence ascribes so to the attributions so far, unless a verb has done it."""
    for match in ACCORDING.finditer(page.text, first, end):
        if page.marked.holds(match.start()):
            continue
        cue = page.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if cue is None:
            continue
        who = next((c for t in reversed(list(cue)) for c in t.children if c.dep_ == "pobj" and c.i >= cue.end), None)
        if who is None:
            continue
        source = noun_phrase(who)
        if any(f.source and overlap((f.source,), (source,)) and f.cue and f.cue[0] < match.end() for f in out):
            continue
        before, after = (first, match.start()), (source[1], end)
        rest = before if len(page.text[before[0] : before[1]].strip(' ,“"')) > 12 else after  # noqa: PLR2004 - more than an opening word
        behind = (who.right_edge.idx + len(who.right_edge), end)
        inserted = rest is before and _goes_on(cue.start, *behind, page)
        content = tuple(page.trimmed(*r) for r in ((before, behind) if inserted else (rest,)))
        if content[0][1] - content[0][0] > 2:  # noqa: PLR2004
            out.append(Found(content=content, cue=match.span(), source=source, because="according to"))


def _goes_on(cue: int, at: int, end: int, page: Page) -> bool:
    """Does the clause go on behind a remark ("he pledged, according to Doe, to hold a vote")?"""
    if not page.text[at:end].startswith(","):
        return False
    rest = page.doc.char_span(at, end, alignment_mode="expand")
    return rest is not None and any(t.head.i < cue and t.dep_ in ("ccomp", "xcomp") for t in rest)
