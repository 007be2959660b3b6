"""How far the encoder holds a stretch for what an act is about; negation over two verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.events.about import seen
from sayso.coding.events.acts import bearer
from sayso.coding.events.planned import ruling
from sayso.coding.events.stretches import Stretch
from sayso.reading.document import Document
from sayso.reading.parser import Parser
from sayso.schema import LayoutPart, Report

if TYPE_CHECKING:
    from spacy.tokens import Token


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


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The army is not ready to attack the town.", "attack", "negated"),
        ("The army is unwilling to attack the town.", "attack", "negated"),
        ("The army will be ready to attack the town.", "attack", "future"),
        ("The army has yet to attack the town.", "attack", "negated"),
        ("The police did not confirm the attack.", "attack", "hypothetical"),
        ("The police could hear the attack.", "attack", None),
    ],
)
def test_what_carries_the_verb_says_whether_it_happened(text: str, word: str, expected: str | None) -> None:
    assert status(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("Fighters are to be withdrawn from the city.", "are", "withdrawn"),
        ("The country is ready to join the talks.", "is", "join"),
        ("The documents are illegal.", "are", "are"),
        ("The army shelled the town.", "shelled", "shelled"),
    ],
)
def test_an_act_is_borne_by_its_verb(text: str, word: str, verb: str) -> None:
    assert bearer(token(text, word)).text == verb


def token(text: str, word: str) -> Token:
    whole = (LayoutPart(start=0, end=len(text), kind="body"),)
    parse = Parser()(Document(report=Report(id="r", text=text), layout=whole, language="en")).parse
    assert parse is not None
    return next(t for t in parse if t.text == word)


def status(text: str, word: str) -> str | None:
    found = ruling(token(text, word), "ASSAULT")
    return found.status if found else None
