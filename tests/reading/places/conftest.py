from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.reading.places import Gazetteer, PlaceStage
from sayso.reading.places.build import ensure_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sayso.schema import PlaceMention


@pytest.fixture(scope="session")
def packed() -> Path:
    """The packed index in the user's cache (or SAYSO_CACHE), built where it is missing."""
    return ensure_index()


@pytest.fixture(scope="session")
def gazetteer(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return Gazetteer(packed, tmp_path_factory.mktemp("user") / "none.sqlite")


@pytest.fixture(scope="session")
def places_in(gazetteer: Gazetteer) -> Callable[[str], dict[str, PlaceMention]]:
    """The place mentions of a text by their words (the last one of equal words)."""
    from sayso.reading.document import Document
    from sayso.reading.parser import load_english
    from sayso.schema import Report

    nlp, stage = load_english(), PlaceStage(gazetteer)

    def read(text: str) -> dict[str, PlaceMention]:
        document = stage(Document(report=Report(id="r", text=text), parse=nlp(text)))
        assert all(text[m.start : m.end] == m.text for m in document.places)
        return {m.text: m for m in document.places}

    return read
