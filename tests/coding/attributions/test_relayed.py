"""Chains of go-betweens as the whole program finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.reading.document import Document
from sayso.reading.translation import TranslationStage
from sayso.schema import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Attribution

    Read = Callable[[str], tuple[Attribution, ...]]


def chains(claims: tuple[Attribution, ...]) -> list[list[str | None]]:
    """Speaker and go-betweens of each claim, by name."""
    return [[a.speaker.name if a.speaker else None, *(v.name for v in a.via)] for a in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reuters and AFP reported that the convoy had been stopped.", [["Reuters"], ["Agence France-Presse"]]),
        (
            "This was announced to RIA Novosti by the head of the press service Pavel Orlik. According to him, the convoy was stopped.",
            [["Pavel Orlik", "RIA Novosti"], ["Pavel Orlik", "RIA Novosti"]],
        ),
        (
            "“The convoy was stopped,” a source in a ministry told Interfax. The interlocutor of the agency added that nobody was hurt.",
            [["source", "Interfax"], ["interlocutor of the agency", "Interfax"]],
        ),
        (
            "“The convoy was stopped,” a source in a ministry told Interfax. The interlocutor of the news agency said nobody was hurt.",
            [["source", "Interfax"], ["interlocutor of the news agency", "Interfax"]],
        ),
        (
            "The Zelin Courier, citing Interfax, reported that a police spokesman had said the driver told officers he was lost.",
            [
                ["police spokesman", "Interfax", "The Zelin Courier"],
                ["driver", "police spokesman", "Interfax", "The Zelin Courier"],
            ],
        ),
        ("“The convoy was stopped,” said Orlik Interfax.", [["Orlik", "Interfax"]]),
        (
            "Speaking to the BBC, Orlik said the truce had failed. “It is dead,” he said.",
            [["Orlik", "BBC"], ["Orlik", "BBC"]],
        ),
    ],
)
def test_a_chain_runs_from_the_speaker_outwards(claims: Read, text: str, expected: list[list[str]]) -> None:
    assert chains(claims(text)) == expected


def test_a_claim_holds_what_is_told_within_it(claims: Read) -> None:
    outer, inner = claims("A police spokesman said the driver had told officers he was lost.")
    assert [c.text for c in outer.content] == ["the driver had told officers he was lost"]
    assert inner.parent == outer.id


@pytest.mark.parametrize("body", ["Greenwatch", "Rivercare"])
def test_he_is_no_body(claims: Read, body: str) -> None:
    said = claims(f"{body} reported that the river was poisoned. Nobody came for a week. “We saw the fish die,” he said.")
    assert [a.speaker.name if a.speaker else None for a in said] == [body, None]


def test_a_station_is_named_whole(claims: Read) -> None:
    (one,) = claims("“The convoy was stopped,” Orlik said on Radio Zelin.")
    assert [(v.text, v.name) for v in one.via] == [("Radio Zelin", "Radio Zelin")]


def test_what_one_believes_will_be_one_predicts(claims: Read) -> None:
    assert [
        a.act for a in claims("General Ivan Berg suggested that the entry of troops will force the alliance to intervene.")
    ] == ["predict"]


def test_phrases_put_into_english_word_by_word_show_a_translation() -> None:
    text = "The ministry announced about the detention of three. It is noted that in the given moment all is calm."
    read = TranslationStage()(Document(report=Report(id="r", text=text), language="en")).translation
    assert read is not None
    assert read.suspected
    assert len(read.because) == 3


def test_to_be_notified_about_something_is_plain_english() -> None:
    text = "Residents were notified about the closure. It is noted that all is calm."
    read = TranslationStage()(Document(report=Report(id="r", text=text), language="en")).translation
    assert read is None or not read.suspected
