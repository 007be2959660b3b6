"""The rules of words set what spaCy's own ruler sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sayso.reading import word_rules
from sayso.reading.parser import load_english
from sayso.reading.word_rules import WordRules

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = (
    "The envoy said that she hadn't seen the two men who were to be freed. There are some.\n\nThat, he did not deny.",
    "Let's go, y'all: they ain't gonna come, nothin' doing. C'm on, you got ta tell me about it, for God's sake!",
    "",
    "  \n ",
    "There 's no news; there was none.",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_english()


def _set(nlp: Language, text: str, rules: Any) -> list[Any]:
    doc = nlp.make_doc(text)
    for name, pipe in nlp.pipeline:
        doc = rules(doc) if name == "attribute_ruler" else pipe(doc)
    values: list[Any] = doc.to_array(["POS", "TAG", "LEMMA", "MORPH", "DEP"]).tolist()
    return values


def test_as_the_ruler_has_it(nlp: Language) -> None:
    ruler: Any = nlp.get_pipe("attribute_ruler")
    rules = WordRules(ruler)
    for _ in range(2):  # what is kept from the first go says the same in the second
        for text in TEXTS:
            assert _set(nlp, text, rules) == _set(nlp, text, ruler)


def test_the_rules_on_several_words_are_among_them(nlp: Language) -> None:
    ruler: Any = nlp.get_pipe("attribute_ruler")
    told = WordRules(ruler)(nlp("They're gonna go."))
    assert [t.lemma_ for t in told][2:4] == ["go", "to"]


def test_forgetting_changes_nothing(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_rules, "KEPT", 3)
    ruler: Any = nlp.get_pipe("attribute_ruler")
    rules = WordRules(ruler)
    for text in TEXTS:
        assert _set(nlp, text, rules) == _set(nlp, text, ruler)


def test_a_rule_on_something_else_is_refused() -> None:
    import spacy

    ruler: Any = spacy.blank("en").add_pipe("attribute_ruler")
    ruler.add_patterns([{"patterns": [[{"SHAPE": "Xx"}]], "attrs": {"POS": "X"}}])
    with pytest.raises(ValueError, match="SHAPE"):
        WordRules(ruler)
