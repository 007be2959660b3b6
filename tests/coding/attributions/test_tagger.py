"""What the tagger finds in a whole report, with the encoder that comes with the package."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.coding.attributions.both import whole_quotations
from sayso.coding.attributions.found import WITHIN, Found
from sayso.coding.attributions.quotes import closed
from sayso.coding.coder import english_stages
from sayso.reading.document import Document
from sayso.schema import Report


def coded(text: str) -> Document:
    """A report read by all stages."""
    document = Document(report=Report(id="own", text=text, published="2021-03-04"))
    for stage in english_stages():
        document = stage(document)
    return document


@pytest.fixture(scope="module")
def read() -> Document:
    text = (
        "Rebels deny attack\n\nBy Ann Doe and Tom Ferrow, Coast Herald\n\n"
        "KANO, Nigeria, 3 March 2021 (Coast Wire) - Soldiers burned the village, the governor said.\n\n"
        "The army said that the bridge was shut. Reporting by Sam Lee; editing by Ann Doe\n\n"
        "The militia attacked a convoy. By Ann Doe, Coast Herald"
    )
    return coded(text)


def test_no_claim_runs_over_a_by_line(read: Document) -> None:
    told = {a.speaker.text: [c.text for c in a.content] for a in read.attributions if a.speaker}
    assert told["the governor"] == ["Soldiers burned the village"]
    assert told["The army"] == ["the bridge was shut"]
    assert not any("\n" in c.text for a in read.attributions for c in a.content)


def test_nobody_in_a_credit_is_a_source_a_party_or_a_mention(read: Document) -> None:
    writers = {"Doe", "Ferrow", "Lee", "Herald", "Wire"}
    named = [m.name for m in read.mentions] + [p.name for e in read.events for p in (*e.actors, *e.recipients)]
    named += [s.name or "" for a in read.attributions for s in (a.speaker, *a.via) if s]
    assert named
    assert not [n for n in named if n and writers & set(n.split())]


def test_plain_words_inside_another_sentence_are_not_said_by_the_one_before() -> None:
    text = "The Secretary of State said the country would not pay.\nThe ministry rejected the report that 12 soldiers had died."
    document = coded(text)
    told = {a.speaker.text: [c.text for c in a.content] for a in document.attributions if a.speaker}
    assert told["The Secretary of State"] == ["the country would not pay"]


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("He called it “a lie”.", "“a lie", "“a lie”"),
        ('He called it "a lie".', '"a lie', '"a lie"'),
        ("“It is a lie”, he said.", "It is a lie", "It is a lie"),
        ("He said it was a lie.", "it was a lie", "it was a lie"),
        ('It was "a lie," he said.', 'It was "a lie', 'It was "a lie,"'),
        ("It blew at 180 mph (285 kph).", "It blew at 180 mph (285 kph", "It blew at 180 mph (285 kph)"),
    ],
)
def test_a_quotation_within_a_content_is_closed(text: str, words: str, whole: str) -> None:
    start = text.index(words)
    assert text[start : closed(text, start, start + len(words))] == whole


def test_the_day_of_a_condition_dates_no_act_and_hours_are_no_names() -> None:
    text = (
        "The ministry will expel the envoy of Sorna if he does not apologise by Friday.\n\n"
        "13:55 Norwegian troops shelled the port of Lagos on Monday.\n\nTomorrow Pashinyan will fly to Brussels."
    )
    document = coded(text)
    assert [e.date for e in document.events if e.condition is not None] == [None]
    named = [p.name for e in document.events for p in (*e.actors, *e.recipients)]
    assert not [n for n in named if "13:55" in n or "Tomorrow" in n]


def test_a_claim_within_a_claim_is_relayed_by_the_outer_one_and_by_its_medium() -> None:
    document = coded("A driver told Radio Kivu that the captain had promised to wait.\n\nNobody came to the ford on Monday.")
    outer, inner = document.attributions
    assert [c.text for c in outer.content] == ["the captain had promised to wait"]
    assert [c.text for c in inner.content] == ["to wait"]
    assert inner.parent == outer.id
    assert [v.name for v in inner.via] == ["driver", *(v.name for v in outer.via)]


def test_claims_side_by_side_do_not_nest() -> None:
    document = coded("The army said it had taken the town, while the rebels said they had left it.")
    assert [a.parent for a in document.attributions] == [None, None]
    assert [[c.text for c in a.content] for a in document.attributions] == [["it had taken the town"], ["they had left it"]]


def test_a_name_before_the_verb_says_who_is_described() -> None:
    text = "Former head of the port directorate of the ministry, General Pavel Orlik suggested that the fleet would leave."
    assert [a.speaker.name for a in coded(text).attributions if a.speaker] == ["Pavel Orlik"]


def test_a_quotation_is_not_given_to_whom_it_quotes() -> None:
    outer = Found(content=((1, 40),), cue=None, source=(50, 55))
    inner = Found(content=((20, 40),), cue=(12, 16), source=(1, 8), because=WITHIN)
    assert whole_quotations([outer, inner], [(1, 48)]) == [inner, replace(outer, content=((1, 48),))]
