"""dates: in the making."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sayso.stage import Stage

if TYPE_CHECKING:
    from sayso.reading.document import Document


class DateStage(Stage):
    """In the making."""

    name: ClassVar[str] = "dates"
    needs: ClassVar[tuple[str, ...]] = ('parse',)
    adds: ClassVar[tuple[str, ...]] = ('dates',)

    def __call__(self, document: Document) -> Document:
        return document
