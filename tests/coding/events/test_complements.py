"""What grammar says an act is about: stretches made whole, lists, what hangs on an end, the noun before a relative clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.events.complements import antecedent, cut, governs, listed, whole
from sayso.coding.events.stretches import unbroken
from sayso.reading.document import Document
from sayso.reading.parser import Parser
from sayso.schema import LayoutPart, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@pytest.mark.parametrize(
    ("text", "last", "expected"),
    [
        ("The minister offered to lift all sanctions.", "lift", "sanctions"),
        ("The envoy refused to take the letter.", "to", "letter"),
        ("The rebels agreed to leave by Friday.", "leave", "leave"),
        ("The council condemned the occupation of the south.", "the", "south"),
    ],
)
def test_a_stretch_that_breaks_off_is_made_whole(text: str, last: str, expected: str) -> None:
    parse = parsed(text)
    end = [t for t in parse if t.text == last][-1]
    assert whole(parse[0], end).text == expected


def test_a_stretch_that_the_encoder_breaks_off_goes_on_with_the_next() -> None:
    text = "The minister offered to lift all sanctions on oil."
    at = text.index("to lift"), text.index("all sanctions"), text.index(".")
    parse = parsed(text)
    assert unbroken(parse[:], [(at[0], at[1] - 1), (at[1], at[2])]) == [(at[0], at[2]), (at[1], at[2])]


def test_a_list_of_demands_is_one_stretch() -> None:
    parse = parsed("The council called on both sides to free the captives and to open the road.")
    assert listed(word(parse, "free"), word(parse, "captives")).text == "road"


def test_another_sentence_is_no_item_of_the_list() -> None:
    parse = parsed("The army will free the captives and the rebels opened the road.")
    assert listed(word(parse, "free"), word(parse, "captives")).text == "captives"


def test_what_hangs_on_the_end_is_cut() -> None:
    parse = parsed("The general told them to leave the city and he opened fire.")
    assert cut(word(parse, "to"), word(parse, "and")).text == "city"


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("It was an award that the court never accepted.", "accepted", "an award"),
        ("The truce that both ministers agreed last week came into force.", "agreed", "The truce"),
        ("The minister, who accepted the plan, left.", "accepted", ""),
        ("The army accepted the plan.", "accepted", ""),
    ],
)
def test_a_relative_clause_is_about_the_noun_before_it(text: str, act: str, expected: str) -> None:
    assert " ".join(t.text for t in antecedent(word(parsed(text), act))) == expected


def test_an_act_governs_the_clause_that_says_what_will_be() -> None:
    parse = parsed("The governor promised that the gates would be opened.")
    assert governs(word(parse, "promised"), word(parse, "opened"))
    assert not governs(word(parse, "opened"), word(parse, "promised"))


def word(parse: Doc, text: str) -> Token:
    return next(t for t in parse if t.text == text)


def parsed(text: str) -> Doc:
    layout = (LayoutPart(start=0, end=len(text), kind="body"),)
    parse = Parser()(Document(report=Report(id="r", text=text), layout=layout, language="en")).parse
    assert parse is not None
    return parse
