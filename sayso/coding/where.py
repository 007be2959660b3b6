"""where: in the making."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sayso.stage import Stage

if TYPE_CHECKING:
    from sayso.reading.document import Document


class WhereStage(Stage):
    """In the making."""

    name: ClassVar[str] = "where"
    needs: ClassVar[tuple[str, ...]] = ('events', 'places')
    adds: ClassVar[tuple[str, ...]] = ()

    def __call__(self, document: Document) -> Document:
        return document
