"""Who wrote the report: its one byline, where that names a person alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.reading.document import Document

#: A line that says who wrote the report.
BYLINE = re.compile(r"(?i:by|text|words)\b[: ]*(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){1,3})$")
#: Words of bylines that name nobody.
STAFF = re.compile(
    r"\b(?:staff|reporters?|correspondents?|editors?|writers?|desk|newsroom|team|bureau|service)\b", re.IGNORECASE
)


def author(document: Document, lexicon: Lexicon) -> str | None:
    """Who wrote a report that one person alone, and no agency, has signed."""
    signed = [document.report.text[p.start : p.end].strip() for p in document.layout if p.kind == "byline"]
    found = BYLINE.match(signed[0]) if len(signed) == 1 else None
    name = found["name"] if found is not None else ""
    media = (lexicon.media, lexicon.media_last_words, lexicon.media_names)
    if not name or name.isupper() or STAFF.search(name) or any(m.search(name) for m in media):
        return None
    return name if name != document.report.outlet else None
