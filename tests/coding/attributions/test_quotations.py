"""Quotations over paragraphs, left open, and with no cue at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.attributions.quotes import quotations
from sayso.reading.encoder.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Attribution

    Read = Callable[[str], tuple[Attribution, ...]]


def told(claims: tuple[Attribution, ...]) -> list[tuple[str | None, str]]:
    """Who says what."""
    return [(a.speaker.name if a.speaker else None, " | ".join(c.text for c in a.content)) for a in claims]


@pytest.mark.parametrize(("left", "right"), [('"', '"'), ("“", "”")])
def test_each_paragraph_of_a_long_quotation_is_the_speakers(claims: Read, left: str, right: str) -> None:
    text = (
        "Defence Minister Ann Doe described the night of the attack in parliament.\n\n"
        "<The first shells fell at two in the morning,> she said. <The second volley hit the hospital.\n\n"
        "<Nobody from the other side has apologised to the families of those who died there.\n\n"
        "<The government will raise the matter at the United Nations next week.>\n\n"
        "The opposition leader, Pavel Orlik, said the government had been slow to act."
    ).replace("<", left)
    said = told(claims(text.replace(">", right)))
    hers = " ".join(words for name, words in said if name == "Ann Doe")
    assert "The second volley hit the hospital." in hers
    assert "Nobody from the other side has apologised to the families of those who died there." in hers
    assert "The government will raise the matter at the United Nations next week." in hers


def test_a_plain_mark_before_a_word_opens() -> None:
    text = '"We wait.\n\n"We hope," she said.'
    quoted = {w.text for w in words_of(text, [(0, len(text))]) if w.quote == 1}
    assert {"We", "wait", "hope"} <= quoted
    assert "she" not in quoted


def test_a_quotation_that_was_left_open_ends_before_the_next() -> None:
    text = '"We wait, said Ann. "We hope," she said.'
    assert [text[q.start : q.end] for q in quotations(text, [(0, len(text))])] == ["We wait, said Ann.", "We hope,"]


def test_who_says_it_is_no_part_of_a_quotation_left_open(claims: Read) -> None:
    text = '"The army shelled our village for three days, Ann Doe, a farmer, told reporters.\n\nThe army denied it.'
    assert ("Ann Doe", "The army shelled our village for three days") in told(claims(text))


def test_a_possessive_closes_no_quotation() -> None:
    text = "‘It is the soldiers’ fault,’ she said."
    assert [text[q.start : q.end] for q in quotations(text, [(0, len(text))])] == ["It is the soldiers’ fault,"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He denounced 'foreign agents' and said the soldiers' families were told.", ["foreign agents"]),
        ("'It is the soldiers' and the guards' fault,' she said.", ["It is the soldiers' and the guards' fault,"]),
        ("She spoke of 'traitors' and of 'spies' at the drivers' hall.", ["traitors", "spies"]),
    ],
)
def test_a_possessive_further_on_keeps_no_quotation_open(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text, [(0, len(text))])] == quoted


def test_an_apostrophe_before_a_quotation_opens_nothing(claims: Read) -> None:
    text = (
        "President Pavel Orlik said the truce would hold.\n\nOutside, Marta Silva waited beside her mother's bags.\n\n"
        '"They promised us bread."'
    )
    assert ("Marta Silva", "They promised us bread.") in told(claims(text))


def test_a_quotation_alone_is_who_was_introduced_before_it(claims: Read) -> None:
    text = (
        "President Pavel Orlik said the truce would hold.\n\n“We are patient people.”\n\n"
        "Outside the palace, Marta Silva waited with her two sons.\n\n“They promised us bread.”"
    )
    said = told(claims(text))
    assert ("Pavel Orlik", "We are patient people.") in said
    assert ("Marta Silva", "They promised us bread.") in said


def test_two_witnesses_by_name_are_two(claims: Read) -> None:
    said = told(claims("Two witnesses, Ann Doe and Pavel Orlik, said separately that soldiers opened fire on the crowd."))
    assert [name for name, _ in said] == ["Ann Doe", "Pavel Orlik"]


def test_he_and_she_are_told_apart_by_first_names(claims: Read) -> None:
    text = "President Pavel Orlik met Foreign Minister Anna Doe on Tuesday. She said the talks had been useful. He said they had failed."
    assert [name for name, _ in told(claims(text))] == ["Anna Doe", "Pavel Orlik"]


def test_what_one_does_not_know_is_unknown(claims: Read) -> None:
    assert [a.certainty for a in claims("The army said it did not know who had fired.")] == ["unknown"]


def test_an_agency_gives_the_ministry_no_country(claims: Read) -> None:
    text = "The ministry confirmed the death of two officers. AFP could not independently verify the claim."
    assert told(claims(text))[0] == ("ministry", "the death of two officers")


def test_with_reference_to_is_a_whole_cue(claims: Read) -> None:
    text = "As reported by TASS with reference to the press service of the army, the convoy was stopped near Zelin."
    cues = [a.cue.text for a in claims(text) if a.cue]
    assert cues == ["with reference to"]
