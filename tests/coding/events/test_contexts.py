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
        ("A think tank in Bergen doubts it.", "military"),
        ("A water tank burst.", "military"),
        ("He owns a Premier League club.", "executive"),
        ("He is accused of crimes against humanity.", "crime"),
        ("Guards let them storm the hall.", "disasters"),
        ("Bill Clinton came.", "legislative"),
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
        *(
            (f"They spoke of {word}.", name)
            for name, words in {
                "economic": "a banker, banking, traders, traded goods, an importer, importing, businessmen, what pays economically, investors, investing",
                "natural_resource": "an oilfield, oilfields, a gasfield",
                "legal": "lawyers, lawful acts, a courtroom, the courthouse",
                "religion_ethnicity": "tribesmen, churchgoers, Islamism",
                "territory": "islanders, a bordering state, the borderland",
                "military": "troopers, shellfire",
                "pro_democracy": "two democracies",
                "disasters": "a storm, storms",
                "intelligence": "the spymaster",
                "rights_freedoms": "journalistic work",
                "illegal_drugs": "drugged guests",
                "crime": "criminality",
                "election": "pollsters",
                "legislative": "one bill, bills, lawmaking",
                "terrorism": "al-Shabaab, Al Shabab",
                "human_rights": "crimes against humanity",
            }.items()
            for word in words.split(", ")
        ),
    ],
)
def test_a_word_with_its_endings_tells_a_context(contexts: Contexts, sentence: str, name: str) -> None:
    assert name in contexts(sentence)


def test_every_context_of_the_ontology_has_words(contexts: Contexts) -> None:
    assert list(contexts._patterns) == list(Ontology().contexts)
