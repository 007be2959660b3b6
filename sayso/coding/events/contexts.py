"""PLOVER contexts of an act, from the words of its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Endings with which a word is still that word: plural and possessive.
_ENDINGS = r"(?:s|es|'s|s')?\b"


class Contexts:
    """Finds contexts by the words in sayso/knowledge/events/contexts.yaml."""

    def __init__(self) -> None:
        data = read_words("contexts.yaml")
        self._patterns = {name: _any_of(words) for name, words in data["contexts"].items()}
        self._blind = {name: _any_of(words) for name, words in data["blind"].items()}

    def __call__(self, text: str) -> tuple[str, ...]:
        """The contexts of a stretch of text, in the ontology's order."""
        low = text.lower().replace("\u2019", "'")
        return tuple(name for name, pattern in self._patterns.items() if pattern.search(self._seen(name, low)))

    def _seen(self, name: str, low: str) -> str:
        blind = self._blind.get(name)
        return blind.sub(" ", low) if blind is not None else low


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words or phrases: whole, or with any ending where a star stands for it."""
    forms = (re.escape(w[:-1]) if w.endswith("*") else re.escape(w) + _ENDINGS for w in words)
    return re.compile(r"\b(?:" + "|".join(forms) + ")")
