"""The stage that links attributions to what they confirm, deny, leave open or won't discuss; it comes after the events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from sayso.stage import Stage

if TYPE_CHECKING:
    from sayso.reading.document import Document


class LinkStage(Stage):
    """Fills ``links`` of ``attributions``: to other attributions, and to events that the outlet tells itself."""

    name: ClassVar[str] = "links"
    version = "4"
    needs: ClassVar[tuple[str, ...]] = ("prose", "attributions", "events")
    adds: ClassVar[tuple[str, ...]] = ("attributions",)

    def __init__(self) -> None:
        from sayso.coding.attributions.lexicon import load
        from sayso.coding.attributions.linear import load as load_judge

        self._lexicon = load()
        self._kinds = load_judge("link")
        self._targets = load_judge("target")

    def __call__(self, document: Document) -> Document:
        """Link; see links.py."""
        from sayso.coding.attributions.links import links
        from sayso.coding.attributions.pointing import points

        if not document.attributions:
            return document
        said, told = points(document, document.attributions, document.events, self._lexicon)
        found = links(said, told, self._kinds, self._targets, document.encoding)
        linked = [replace(a, links=to) for a, to in zip(document.attributions, found, strict=True)]
        return replace(document, attributions=tuple(linked))
