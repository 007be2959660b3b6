"""language: in the making."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sayso.stage import Stage

if TYPE_CHECKING:
    from sayso.reading.document import Document


class LanguageStage(Stage):
    """In the making."""

    name: ClassVar[str] = "language"
    needs: ClassVar[tuple[str, ...]] = ('report',)
    adds: ClassVar[tuple[str, ...]] = ('language',)

    def __call__(self, document: Document) -> Document:
        from dataclasses import replace
        return replace(document, language="en")
