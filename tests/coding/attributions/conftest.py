"""Reads a text up to its attributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.reading.document import Document
from sayso.schema import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Attribution


@pytest.fixture(scope="session")
def document() -> Callable[[str], Document]:
    """A text, laid out, parsed, its mentions found."""
    from sayso.intake.layout import LayoutStage
    from sayso.reading.mentions import MentionStage
    from sayso.reading.parser import Parser

    layout, parser, mentions = LayoutStage(), Parser(), MentionStage()

    def read(text: str) -> Document:
        report = Report(id="r", text=text, outlet="Harbour Wire", published="2021-03-04")
        return mentions(parser(layout(Document(report=report, language="en"))))

    return read


@pytest.fixture(scope="session")
def attributions(document: Callable[[str], Document]) -> Callable[[str], tuple[Attribution, ...]]:
    """The attributions that the rules find in a text, linked."""
    from sayso.coding.attributions.lexicon import load
    from sayso.coding.attributions.linking import LinkStage
    from sayso.coding.attributions.rules import Rules
    from sayso.coding.attributions.stage import AttributionStage

    stage, link = AttributionStage(Rules(load())), LinkStage()
    return lambda text: link(stage(document(text))).attributions


@pytest.fixture(scope="session")
def claims() -> Callable[[str], tuple[Attribution, ...]]:
    """The attributions of a text read by all stages, with the encoder that comes with the package."""
    from sayso.coding.coder import english_stages

    stages = english_stages()

    def read(text: str) -> tuple[Attribution, ...]:
        document = Document(report=Report(id="r", text=text, outlet="Harbour Wire", published="2021-03-04"))
        for stage in stages:
            document = stage(document)
        return document.attributions

    return read
