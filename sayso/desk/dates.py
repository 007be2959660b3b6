"""Dates for people: ``16 January 2020``, ``January 2020``, ``20 to 30 November 2019``."""

from __future__ import annotations

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def plain(value: str | None) -> str:
    """An ISO 8601 day, month, year or ``A/B`` interval; what is none of them, as it is; nothing for null."""
    if not value:
        return ""
    first, slash, last = value.partition("/")
    if not slash:
        return _one(first)
    if first in {"", ".."}:
        return f"until {_one(last)}"
    if last in {"", ".."}:
        return f"from {_one(first)}"
    return f"{_shortened(first, last)} to {_one(last)}"


def _parts(value: str) -> list[str]:
    """Day, month and year, as far as they are there."""
    found = _ISO.match(value)
    if not found:
        return [value]
    year, month, day = found.groups()
    words = [year]
    if month and 1 <= int(month) <= len(_MONTHS):
        words.insert(0, _MONTHS[int(month) - 1])
        if day:
            words.insert(0, str(int(day)))
    return words


def _one(value: str) -> str:
    return " ".join(_parts(value))


def _shortened(first: str, last: str) -> str:
    """The first of two dates, without the month and year that both share."""
    a, b = _parts(first), _parts(last)
    while len(a) > 1 and len(a) == len(b) and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return " ".join(a)


def moment(at: str | None) -> str:
    """A UTC time (ISO 8601) to the minute: ``22 November 2026, 20:17 UTC``."""
    if not at:
        return ""
    return f"{plain(at[:10])}, {at[11:16]} UTC" if len(at) >= len("2026-11-22T20:17") else plain(at)


def today() -> str:
    """The day, UTC, for names of files."""
    from datetime import UTC, datetime

    return datetime.now(UTC).date().isoformat()
