"""The words that support a record on a terminal (:mod:`sayso.exports.evidence` finds and cuts them)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.exports import words
from sayso.exports.evidence import Span, claim_spans, event_spans, marked, pieces
from sayso.ledger.queries.passages import around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

__all__ = ["STYLES", "Span", "claim_spans", "event_spans", "marked", "pieces", "rich_marked"]

#: Colours of marks on a terminal; the label is always written as well.
STYLES = {
    "who": "bold green", "whom": "bold magenta", "act": "bold yellow", "about": "cyan", "if": "cyan", "until": "cyan",
    "count": "blue", "when": "blue", "where": "blue", "says": "bold yellow", "speaker": "bold green", "via": "bold magenta",
    "words": "cyan",
}  # fmt: skip


def rich_marked(text: str, spans: Sequence[Span]) -> Text:
    """The same for a terminal, in colours."""
    from rich.text import Text

    out = Text()
    for number, (s, e) in enumerate(around(text, [(m.start, m.end) for m in spans])):
        if number:
            out.append(" […] ", style="dim")
        for piece in pieces(text, s, e, spans):
            style = STYLES[piece.labels[-1]] if piece.labels else ""
            for label in piece.opens:
                out.append(f"⟦{label}: ", style="dim")
            lead, trail = piece.text[:1].isspace(), piece.text[-1:].isspace()
            body = words.one_line(piece.text)
            out.append(f"{' ' if lead else ''}{body}{' ' if trail and body else ''}", style=style)
            out.append("⟧" * piece.closes, style="dim")
    return out
