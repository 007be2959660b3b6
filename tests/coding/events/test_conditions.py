"""Conditions told without "if", in sentences that we wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.events.conditions import conditions
from sayso.reading.document import Document
from sayso.reading.parser import Parser
from sayso.schema import LayoutPart, Report, Status

if TYPE_CHECKING:
    from spacy.tokens import Token


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def parsed(parser: Parser, text: str) -> Document:
    whole = (LayoutPart(start=0, end=len(text), kind="body"),)
    return parser(Document(report=Report(id="r", text=text), layout=whole, language="en"))


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Should the pact fail, it could rush troops back.", "rush", "Should the pact fail"),
        ("Were it to happen again, the alliance might answer.", "answer", "Were it to happen again"),
        ("We will lift the ban when order is restored.", "lift", "when order is restored"),
        ("The army lifted the ban when order was restored.", "lifted", None),
        ("Cyprus will send a team as soon as the road is open.", "send", "as soon as the road is open"),
        ("They would let the lorries pass this once.", "let", None),
        ('They will stay as long as it speaks of a "form of state".', "stay", 'as long as it speaks of a "form of state"'),
        ("They will stay as long as the vice-president leads it.", "stay", "as long as the vice-president leads it"),
    ],
)
def test_conditions_without_if(parser: Parser, text: str, verb: str, expected: str | None) -> None:
    document = parsed(parser, text)
    assert document.parse is not None
    token = next(t for t in document.parse if t.text == verb)
    (found,) = conditions(document, token.sent, [(token, "CONCEDE", "actual")], None)
    assert (found.text if found else None) == expected


def test_what_is_done_hangs_on_nothing_and_a_condition_on_one_act(parser: Parser) -> None:
    document = parsed(parser, "The general shelled the port and threatened to burn it if the mayor stayed.")
    assert document.parse is not None
    shelled, threatened = (next(t for t in document.parse if t.text == w) for w in ("shelled", "threatened"))
    acts: list[tuple[Token, str, Status]] = [(shelled, "ASSAULT", "actual"), (threatened, "THREATEN", "actual")]
    found = conditions(document, shelled.sent, acts, None)
    assert [f.text if f else None for f in found] == [None, "if the mayor stayed"]
