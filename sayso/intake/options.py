"""What the user says about the input as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

#: Characters of one report that are kept and coded; the rest is cut, with a warning.
MAX_CHARS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOptions:
    """Values for what a report doesn't say about itself (its JSON line or side file wins), and limits.

    Args:
        published: publication date, ISO 8601.
        outlet: name of the outlet.
        url: address of the report; only with a single file.
        title: headline; only with a single file.
        language: ISO 639-1 code.
        max_chars: characters kept of each text.
        today: the day after which a publication date counts as in the future; by default the machine's today.
    """

    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    max_chars: int = MAX_CHARS
    today: date | None = None
