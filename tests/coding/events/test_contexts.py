"""Contexts of an act: whole words of its sentence, not the beginnings of others."""

from __future__ import annotations

import pytest

from sayso.coding.events.contexts import Contexts
from sayso.knowledge.ontology import Ontology


@pytest.fixture(scope="module")
def contexts() -> Contexts:
    return Contexts()


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Crowds stormed the palace and damaged two cars.", "disasters"),
        ("Shells damaged a school.", "natural_resource"),
        ("Police fired tear gas at the marchers.", "natural_resource"),
        ("An aide of the king flew to Bonn.", "human_security"),
        ("The fund promised two billion dollars.", "legislative"),
        ("An important visitor came.", "economic"),
        ("Settlers attacked a farm in the West Bank.", "economic"),
        ("Crimea was shelled.", "crime"),
        ("Troops of the Democratic Republic of the Congo withdrew.", "pro_democracy"),
        ("The colonel was in charge of the depot.", "legal"),
        ("Envoys met in Islamabad.", "religion_ethnicity"),
        ("Six women were wounded.", "gender"),
        ("The minister spoke about air pollution.", "election"),
    ],
)
def test_what_only_begins_like_a_word_of_a_context_is_none(contexts: Contexts, sentence: str, name: str) -> None:
    assert name not in contexts(sentence)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Police fired tear gas at the marchers.", "repression"),
        ("Ministers signed a deal on gas and two dams.", "natural_resource"),
        ("The army\u2019s tanks left.", "military"),
        ("Envoys negotiated for hours.", "diplomatic"),
        ("He was accused of war crimes.", "human_rights"),
        ("Floods cut the road.", "disasters"),
        ("The Islamic State claimed the blast.", "terrorism"),
        ("Voters went to the polls.", "election"),
        ("Islamists seized the town.", "religion_ethnicity"),
    ],
)
def test_a_word_with_its_endings_tells_a_context(contexts: Contexts, sentence: str, name: str) -> None:
    assert name in contexts(sentence)


def test_every_context_of_the_ontology_has_words(contexts: Contexts) -> None:
    assert list(contexts._patterns) == list(Ontology().contexts)
