"""The outlet itself, its correspondents and its desks: what is told to them has no go-between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.coding.attributions.found import Via

#: How the outlet speaks of itself.
OURSELVES = re.compile(
    r"(?:this|our) (?:\w+ )?(?:newspaper|paper|agency|site|website|channel|magazine|weekly|correspondent|reporter|desk)",
    re.IGNORECASE,
)


class Ourselves:
    """Knows the outlet of one report.

    Args:
        text: the report's text.
        outlet: who published it.
    """

    def __init__(self, text: str, outlet: str | None) -> None:
        self._text = text
        self._outlet = frozenset(re.findall(r"\w+", (outlet or "").lower())) - {"the", "news", "agency"}

    def __call__(self, medium: Via) -> bool:
        """Is this the outlet itself, or a correspondent or desk of it?"""
        text = self._text[slice(*medium[0])]
        words = set(re.findall(r"\w+", (medium[1] or text).lower())) - {"the"}
        mine = bool(self._outlet) and (self._outlet <= words or (bool(words) and words <= self._outlet and text[:1].isupper()))
        return mine or bool(OURSELVES.fullmatch(text)) or text.lower() in ("us", "we")
