"""The words that show which speech act a plain "said" is (sayso/knowledge/attribution/acts.yaml), typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.coding.attributions.word_lists import read_lists


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of acts.yaml, as patterns."""

    patterns: dict[str, re.Pattern[str]]
    force: frozenset[str]

    def has(self, name: str, text: str) -> bool:
        """Does the text hold a word of the list?"""
        return bool(self.patterns[name].search(text))


def load() -> Words:
    """Read the lists that come with the package."""
    raw = read_lists("acts.yaml")
    patterns = {k: re.compile(r"\b(?:" + "|".join(v) + r")\b", re.IGNORECASE) for k, v in raw.items() if k != "force"}
    return Words(patterns=patterns, force=frozenset(raw["force"]))
