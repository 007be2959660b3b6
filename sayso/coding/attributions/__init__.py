"""attributions: in the making."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sayso.stage import Stage

if TYPE_CHECKING:
    from sayso.reading.document import Document


class AttributionStage(Stage):
    """In the making."""

    name: ClassVar[str] = "attributions"
    needs: ClassVar[tuple[str, ...]] = ('parse', 'mentions')
    adds: ClassVar[tuple[str, ...]] = ('attributions',)

    def __call__(self, document: Document) -> Document:
        return document
