"""How far the encoder holds a stretch for what an act is about; negation over two verbs."""

from __future__ import annotations

import pytest

from sayso.coding.events.about import Stretch, seen
from sayso.coding.events.planned import ruling
from sayso.reading.document import Document
from sayso.reading.parser import Parser
from sayso.schema import LayoutPart, Report


def test_a_stretch_gains_what_the_encoder_points_at_by_how_far_they_are_the_same() -> None:
    marked = [(10, 30), (40, 60)]
    pointed = {12: 0.6, 25: 0.2, 45: 0.1, -1: 0.1}
    assert seen(Stretch(None, 10, 30, "parse"), marked, pointed) == pytest.approx(0.8)
    assert seen(Stretch(None, 10, 20, "parse"), marked, pointed) == pytest.approx(0.4)
    assert seen(Stretch(None, 40, 60, "parse"), marked, pointed) == pytest.approx(0.1)
    assert seen(Stretch(None, 62, 70, "parse"), marked, pointed) == 0.0


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The army did not shell or bomb the town.", "bomb", "negated"),
        ("The army did not shell the town and bombed the port.", "bombed", None),
    ],
)
def test_a_negation_reaches_over_or(text: str, verb: str, expected: str | None) -> None:
    assert status(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The army denied it and found no evidence of an attack.", "attack", "negated"),
        ("The army denied any evidence of an attack.", "attack", "negated"),
        ("The army denied it and reported an attack.", "attack", None),
    ],
)
def test_of_two_words_that_disown_an_act_the_nearest_counts(text: str, word: str, expected: str | None) -> None:
    assert status(text, word) == expected


def status(text: str, word: str) -> str | None:
    whole = (LayoutPart(start=0, end=len(text), kind="body"),)
    parse = Parser()(Document(report=Report(id="r", text=text), layout=whole, language="en")).parse
    assert parse is not None
    found = ruling(next(t for t in parse if t.text == word), "ASSAULT")
    return found.status if found else None
