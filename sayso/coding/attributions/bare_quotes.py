"""Quotations without a cue: they go on with what was said before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Found, Offsets, overlap

if TYPE_CHECKING:
    from sayso.coding.attributions.page import Page

#: What found a paragraph that goes on with the quotation of the one before it, which was left open.
GOES_ON = "quotation that runs over paragraphs"


def bare_quotes(page: Page, out: list[Found]) -> None:
    """Quotations that no cue has claimed go with the attribution before them, or stand alone; ``out`` is changed in place."""
    for quote in page.quotes:
        at: Offsets = (quote.start, quote.end)
        if any(overlap(f.content, (at,)) for f in out):
            continue
        sentence_like = page.text[quote.end - 1] in ".?!" or page.text[quote.end + 1 : quote.end + 2] in ("", "\n", ".")
        starts = page.text[: quote.start - 1].rstrip(" ")[-1:] in ("", "\n", ".", "”", '"', "?", "!", ":")
        if not (sentence_like and starts):
            continue
        paragraph = next(p for p in page.paragraphs if p[0] <= quote.start < p[1])
        same = [f for f in out if f.content and paragraph[0] <= f.content[-1][0] and f.content[-1][1] <= quote.start]
        if same and any(page.marked.holds(s) for s, _ in same[-1].content):
            out[out.index(same[-1])] = same[-1].with_content([at])
        else:
            runs_on = any(q.continued and not page.text[q.end : quote.start].strip('“«„" \n') for q in page.quotes)
            because = GOES_ON if runs_on else "quotation without a cue"
            out.append(Found(content=(at,), cue=None, source=None, because=because, continues=True))
        out.sort(key=lambda f: f.place)
