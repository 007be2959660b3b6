"""Entities scored all at once are those that spaCy finds word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sayso.reading.entity_moves import EntityMoves
from sayso.reading.parser import load_english

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXTS = (
    "Ada Berg, the envoy of the United Nations Mission in Port Halven, met President Ilo Marek on Friday, 3 May 2019.",
    "Seven soldiers died in Sudan\n\nThe Ministry of Defence of the Republic of Korea said 12 % of its troops left Basra at 10:30.",
    "The New York Times\nThe United States of America",
    "Berlin",
    "In the first three months of the year the U.S. dollar fell by more than 4.5 percent against the euro, Harbour Wire reported. In",
    "",
    "  \n ",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_english()


def _told(doc: Doc) -> list[Any]:
    values: list[Any] = doc.to_array(["ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID"]).tolist()
    return values


@pytest.mark.parametrize("text", TEXTS)
def test_as_the_recogniser_has_it(nlp: Language, text: str) -> None:
    whole = nlp(text)
    with nlp.select_pipes(disable=["ner"]):
        doc = nlp(text)
    assert _told(EntityMoves(nlp.get_pipe("ner"))(doc)) == _told(whole)


def test_there_are_entities_of_one_word_and_of_several(nlp: Language) -> None:
    lengths = {len(ent) for text in TEXTS for ent in nlp(text).ents}
    assert 1 in lengths
    assert max(lengths) > 3


def test_entities_that_stand_already_are_left_to_spacy(nlp: Language) -> None:
    from spacy.tokens import Span

    docs = []
    for recogniser in (nlp.get_pipe("ner"), EntityMoves(nlp.get_pipe("ner"))):
        with nlp.select_pipes(disable=["ner"]):
            doc = nlp(TEXTS[0])
        doc.set_ents([Span(doc, 0, 2, label="ORG")], default="missing")
        docs.append(_told(recogniser(doc)))
    assert docs[0] == docs[1]


def test_a_recogniser_of_another_form_is_refused(nlp: Language) -> None:
    recogniser: Any = nlp.get_pipe("ner")
    width = recogniser.cfg["beam_width"]
    recogniser.cfg["beam_width"] = 4
    try:
        with pytest.raises(ValueError, match="another form"):
            EntityMoves(recogniser)
    finally:
        recogniser.cfg["beam_width"] = width
