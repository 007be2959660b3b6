"""places: in the making."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sayso.stage import Stage

if TYPE_CHECKING:
    from sayso.reading.document import Document


class PlaceStage(Stage):
    """In the making."""

    name: ClassVar[str] = "places"
    needs: ClassVar[tuple[str, ...]] = ('parse', 'mentions')
    adds: ClassVar[tuple[str, ...]] = ('places',)

    def __call__(self, document: Document) -> Document:
        return document
