"""Blanking words without moving a single offset."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.ledger.unpack import ERASED

if TYPE_CHECKING:
    from collections.abc import Iterable

_GAP = r"(?:\s|\\[nrt])+"  # white space, also as JSON writes it


def pattern(strings: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of the strings as whole words, in any case and with any white space between; null without strings."""
    made = []
    for string in sorted({s.strip() for s in strings} - {""}, key=lambda s: (-len(s), s)):
        body = _GAP.join(re.escape(part) for part in string.split())
        made.append((r"(?<!\w)" if re.match(r"\w", string) else "") + body + (r"(?!\w)" if re.search(r"\w\Z", string) else ""))
    return re.compile("|".join(made), re.IGNORECASE) if made else None


def blank(text: str, start: int, end: int) -> str:
    """The text with a stretch blanked; white space stays, so that lines stay."""
    return text[:start] + re.sub(r"\S", ERASED, text[start:end]) + text[end:]


def blank_all(text: str, found: re.Pattern[str]) -> str:
    """The text with everything blanked that the pattern finds."""
    return found.sub(lambda m: re.sub(r"\S", ERASED, m[0]), text)
