"""Codes as sentences: every code has words, and the words say what the code says."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from sayso.exports import sentences
from sayso.knowledge.ontology import Ontology
from sayso.schema import Certainty, LinkType, SpeechAct, Status
from tests.handmade import claim, event, party, span

ONTOLOGY = Ontology()
#: No sentence ends so.
HANGING = {"with", "to", "of", "on", "against", "from", "before", "over", "towards", "about"}
MODES = [(name, mode) for name, kind in ONTOLOGY.types.items() for mode in (None, *kind.modes)]


@pytest.mark.parametrize(("kind", "mode"), MODES)
def test_every_type_and_mode_makes_a_sentence_in_every_status(kind: str, mode: str | None) -> None:
    told = event("e1", kind, "Monday", "Rebels", mode=mode, recipients=(party("the army"),))
    said = {str(sentences.event(replace(told, status=status))) for status in get_args(Status)}
    assert len(said) == len(get_args(Status))
    assert all(s.startswith("Rebels ") and "the army" in s and "  " not in s for s in said)
    alone = str(sentences.event(replace(told, recipients=())))
    assert alone.startswith("Rebels ")
    assert alone.rsplit(maxsplit=1)[-1] not in HANGING
    assert sentences.type_label(kind, mode)


def test_words_know_no_type_or_mode_that_the_ontology_lacks() -> None:
    data = sentences._data()
    assert set(data["types"]) == set(ONTOLOGY.types)
    for name, kind in data["types"].items():
        assert set(kind.get("modes", {})) <= set(ONTOLOGY.types[name].modes)
    assert set(data["acts"]) == set(get_args(SpeechAct))
    assert set(data["certainties"]) == set(get_args(Certainty))
    assert set(data["links"]) == set(get_args(LinkType))
    assert set(data["quads"]) == {k.quad for k in ONTOLOGY.types.values()}


def test_the_reports_own_verb_is_kept() -> None:
    told = event("e1", "ASSAULT", "shelled", "Rebels", mode="heavy-weapons", recipients=(party("the port of Karsa"),))
    assert str(sentences.event(told)) == "Rebels shelled the port of Karsa"
    assert str(sentences.event(replace(told, status="future"))) == "Rebels will shell the port of Karsa"
    assert str(sentences.event(replace(told, status="negated"))) == "Rebels did not shell the port of Karsa"
    assert str(sentences.event(replace(told, status="hypothetical"))) == "Rebels might shell the port of Karsa"


def test_what_an_act_is_about_is_quoted() -> None:
    told = event("e1", "REQUEST", "Monday", "Rebels", mode="yield", recipients=(party("the army"),), about=(span("the road"),))
    assert str(sentences.event(told)) == "Rebels called on the army to give way: “the road”"


def test_nobody_named_is_somebody() -> None:
    told = replace(event("e1", "ASSAULT", "shelled", "Rebels"), actors=())
    assert str(sentences.event(told)) == "Somebody shelled"


def test_an_actor_is_not_its_own_recipient() -> None:
    told = event("e1", "CONSULT", "Monday", "Rebels", recipients=(party("Rebels"), party("the army")))
    assert str(sentences.event(told)) == "Rebels held talks with the army"


def test_a_type_of_the_users_own_codebook_is_named_as_it_is() -> None:
    told = event("e1", "ASSAULT", "shelled", "Rebels", recipients=(party("the army"),), codebook_type="Remote violence")
    assert str(sentences.event(told)) == "Rebels Remote violence: the army"


def test_claims() -> None:
    said = claim("a1", "The minister", "said", "the army had closed the road")
    assert sentences.says(said) == "says"
    assert sentences.says(replace(said, act="confirm", negated=True)) == "does not confirm"
    assert sentences.certainty(said) == ""
    assert sentences.act_label("no such act") == "no such act"
    assert sentences.listed(["A", "B", "C"]) == "A, B and C"


def test_a_capital_that_was_its_sentences_goes_inside_another_and_names_keep_theirs() -> None:
    at, name, some = (replace(party("the army"), name=n) for n in ("At least 28 people", "Atlas Guard", "Some gunmen"))
    told = replace(event("e1", "ASSAULT", "Monday", "Rebels"), recipients=(at, name))
    made = sentences.event(replace(told, actors=(some,)))
    assert made.who == ("some gunmen",)
    assert made.whom == ("at least 28 people", "Atlas Guard")
    assert sentences.opening(made) == "Some gunmen"
    assert sentences.opening(sentences.event(replace(told, actors=()))) == "Somebody"
