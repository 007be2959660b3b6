"""mentions: in the making."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sayso.stage import Stage

if TYPE_CHECKING:
    from sayso.reading.document import Document


class MentionStage(Stage):
    """In the making."""

    name: ClassVar[str] = "mentions"
    needs: ClassVar[tuple[str, ...]] = ('parse',)
    adds: ClassVar[tuple[str, ...]] = ('mentions',)

    def __call__(self, document: Document) -> Document:
        return document
