"""PLOVER contexts of an act, from the words of its sentence."""

from __future__ import annotations

import re
from importlib.resources import files

from sayso.coding.events.lexicon import read_yaml


class Contexts:
    """Finds contexts by the words in sayso/knowledge/events/contexts.yaml."""

    def __init__(self) -> None:
        data = read_yaml(files("sayso.knowledge.events").joinpath("contexts.yaml").read_text(encoding="utf-8"))
        self._patterns = {
            name: re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")") for name, words in data["contexts"].items()
        }

    def __call__(self, text: str) -> tuple[str, ...]:
        """The contexts of a stretch of text, in the ontology's order."""
        low = text.lower()
        return tuple(name for name, pattern in self._patterns.items() if pattern.search(low))
