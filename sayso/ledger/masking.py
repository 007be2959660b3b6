"""Blanking words without moving a single offset."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sayso.ledger.pack import to_json
from sayso.ledger.unpack import ERASED

if TYPE_CHECKING:
    from collections.abc import Iterable


def pattern(strings: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of the strings as whole words, in any case and with any white space between; null without strings."""
    made = []
    for string in sorted({s.strip() for s in strings} - {""}, key=lambda s: (-len(s), s)):
        body = r"\s+".join(re.escape(part) for part in string.split())
        made.append((r"(?<!\w)" if re.match(r"\w", string) else "") + body + (r"(?!\w)" if re.search(r"\w\Z", string) else ""))
    return re.compile("|".join(made), re.IGNORECASE) if made else None


def blank(text: str, start: int, end: int) -> str:
    """The text with a stretch blanked; white space stays, so that lines stay."""
    return text[:start] + re.sub(r"\S", ERASED, text[start:end]) + text[end:]


def blank_all(text: str, found: re.Pattern[str]) -> str:
    """The text with everything blanked that the pattern finds."""
    return found.sub(lambda m: re.sub(r"\S", ERASED, m[0]), text)


def blank_word(body: str, found: re.Pattern[str]) -> str:
    """A stored word with everything blanked that the pattern finds; in JSON only inside its strings."""
    try:
        held = json.loads(body)
    except ValueError:
        return blank_all(body, found)
    if not isinstance(held, list | dict | str):
        return blank_all(body, found)
    new = _inside(held, found)
    return body if new == held else to_json(new)


def _inside(held: Any, found: re.Pattern[str]) -> Any:
    if isinstance(held, str):
        return blank_all(held, found)
    if isinstance(held, list):
        return [_inside(x, found) for x in held]
    if isinstance(held, dict):
        return {k: _inside(v, found) for k, v in held.items()}
    return held
