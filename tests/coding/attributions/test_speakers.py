"""Who is meant: surnames, pronouns, offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Attribution

    Read = Callable[[str], tuple[Attribution, ...]]


def names(found: tuple[Attribution, ...]) -> list[str | None]:
    return [a.speaker.name if a.speaker else None for a in found]


def test_a_surname_is_the_person_named_in_full_elsewhere(attributions: Read) -> None:
    text = "Foreign Minister Ilona Varga met the envoys on Monday.\n\nVarga said the talks had failed."
    assert names(attributions(text)) == ["Ilona Varga"]


def test_a_pronoun_is_the_last_speaker(attributions: Read) -> None:
    text = "Foreign Minister Ilona Varga said the talks had failed. She added that no date had been set."
    assert names(attributions(text)) == ["Ilona Varga", "Ilona Varga"]


def test_a_pronoun_is_the_agent_of_the_sentence_before(attributions: Read) -> None:
    text = "Pavel Orlik said nothing would change.\n\nA similar statement was made by Foreign Minister Ilona Varga. She noted that the army was ready."
    assert names(attributions(text))[-1] == "Ilona Varga"


def test_an_office_is_the_person_who_was_named_with_it(attributions: Read) -> None:
    text = "President Ilona Varga flew to the capital on Monday.\n\nThe president said the talks had failed."
    assert names(attributions(text)) == ["Ilona Varga"]


def test_a_quotation_without_a_cue_has_a_speaker_without_offsets(attributions: Read) -> None:
    found = attributions("“We have waited long enough,” Ilona Varga said.\n\n“The gates must open tomorrow morning.”")
    last = found[-1].speaker
    assert last is not None
    assert (last.name, last.start, last.text) == ("Ilona Varga", None, None)
