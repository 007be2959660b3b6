"""events: in the making."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sayso.stage import Stage

if TYPE_CHECKING:
    from sayso.reading.document import Document


class EventStage(Stage):
    """In the making."""

    name: ClassVar[str] = "events"
    needs: ClassVar[tuple[str, ...]] = ('parse', 'mentions', 'attributions', 'dates', 'places')
    adds: ClassVar[tuple[str, ...]] = ('events',)

    def __call__(self, document: Document) -> Document:
        return document
