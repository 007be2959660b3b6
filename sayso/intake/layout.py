"""layout: in the making."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sayso.stage import Stage

if TYPE_CHECKING:
    from sayso.reading.document import Document


class LayoutStage(Stage):
    """In the making."""

    name: ClassVar[str] = "layout"
    needs: ClassVar[tuple[str, ...]] = ('report',)
    adds: ClassVar[tuple[str, ...]] = ('layout',)

    def __call__(self, document: Document) -> Document:
        import re
        from dataclasses import replace
        from sayso.schema import LayoutPart
        return replace(document, layout=tuple(LayoutPart(start=m.start(), end=m.end(), kind="body") for m in re.finditer(r"[^\n]+", document.report.text)))
