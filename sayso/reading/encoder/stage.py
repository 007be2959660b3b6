"""The stage that runs the shared encoder pass once for a report; attributions and events read their heads off it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from sayso.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.reading.document import Document


class EncoderStage(Stage):
    """Adds ``encoding``: the scores of all heads over the words of the report's prose.

    Args:
        folder: where the weights are; by default those that come with the package.
    """

    name: ClassVar[str] = "encoder"
    version = "9"
    needs: ClassVar[tuple[str, ...]] = ("parse", "prose")
    adds: ClassVar[tuple[str, ...]] = ("encoding",)

    def __init__(self, folder: Path | None = None) -> None:
        from sayso.reading.encoder.model import Encoder

        self._encoder = Encoder(folder)

    def __call__(self, document: Document) -> Document:
        """Run the encoder over the report's prose."""
        if not document.readable or document.parse is None:
            return document
        from sayso.reading.encoder.words import words_of
        from sayso.reading.parser import parser_view

        words = words_of(parser_view(document.report.text), document.prose)
        return replace(document, encoding=self._encoder(words))
