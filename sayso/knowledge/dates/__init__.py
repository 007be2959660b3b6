"""Words of dates: months, weekdays, units, numbers, holidays (data)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

#: English names, in order, in lower case.
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip


@cache
def zones() -> tuple[str, ...]:
    """The letters of the time zones in words.toml, longest first."""
    words = tomllib.loads((files("sayso.knowledge.dates") / "words.toml").read_text(encoding="utf-8"))
    return tuple(sorted(words["zone_cased"], key=len, reverse=True))
