"""Whether a report is or reads like a translation, and why (the signs are in sayso/knowledge/attribution/translation.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from sayso.schema import Translation
from sayso.stage import Stage

if TYPE_CHECKING:
    from sayso.reading.document import Document

#: Different signs that make a report suspected where it does not say so itself.
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern and what it shows."""

    pattern: re.Pattern[str]
    reason: str


class TranslationStage(Stage):
    """Adds ``translation``: suspected where the text says so or bears two different signs, with every reason found."""

    name: ClassVar[str] = "translation"
    needs: ClassVar[tuple[str, ...]] = ("parse",)
    adds: ClassVar[tuple[str, ...]] = ("translation",)

    def __init__(self) -> None:
        from importlib.resources import files

        from sayso.knowledge.yaml_text import read_yaml

        raw = read_yaml((files("sayso.knowledge.attribution") / "translation.yaml").read_text("utf-8"), "translation.yaml")
        self._told = [Sign(re.compile(s["pattern"], re.IGNORECASE), s["reason"]) for s in raw["told"]]
        self._signs = [Sign(re.compile(s["pattern"]), s["reason"]) for s in raw["signs"]]

    def __call__(self, document: Document) -> Document:
        """Look for every sign in the whole text."""
        if not document.readable:
            return document
        text = document.report.text
        told = self._found(self._told, text)
        signs = self._found(self._signs, text)
        suspected = bool(told) or len(signs) >= ENOUGH
        return replace(document, translation=Translation(suspected=suspected, because=(*told, *signs) if suspected else ()))

    def _found(self, signs: list[Sign], text: str) -> tuple[str, ...]:
        """Each reason once, with the first words that show it."""
        out: dict[str, str] = {}
        for sign in signs:
            match = sign.pattern.search(text)
            if match and sign.reason not in out:
                words = " ".join(match.group().split())
                out[sign.reason] = f'{sign.reason}: "{words if len(words) <= 60 else words[:57] + "..."}"'  # noqa: PLR2004 - a line
        return tuple(out.values())
