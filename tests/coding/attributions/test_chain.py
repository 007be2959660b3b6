"""Go-betweens: who told whom, and who relays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.attributions.lexicon import load
from sayso.coding.attributions.media import Media, again

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.reading.document import Document
    from sayso.schema import Attribution

    Read = Callable[[str], tuple[Attribution, ...]]


def chain(a: Attribution) -> list[str | None]:
    return [a.speaker.name if a.speaker else None, *(v.name for v in a.via)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Pavel Orlik told the newspaper Kurier that the bridge was closed.", ["Pavel Orlik", "Kurier"]),
        ("Pavel Orlik said in an interview with Reuters that the bridge was closed.", ["Pavel Orlik", "Reuters"]),
        ("“The bridge has been closed since Monday,” said Pavel Orlik RIA Novosti.", ["Pavel Orlik", "RIA Novosti"]),
        ("“The bridge has been closed since Monday,” Pavel Orlik told CNN.", ["Pavel Orlik", "CNN"]),
        ("Pavel Orlik said the bridge was closed, Reuters reported.", ["Pavel Orlik", "Reuters"]),
        ("According to Reuters, Pavel Orlik said the bridge was closed to all traffic.", ["Pavel Orlik", "Reuters"]),
        ("Pavel Orlik explained the delay by the state of the roads, quoted him as Al Arabiya.", ["Pavel Orlik", "Al Arabiya"]),
        ("Reuters reported that the bridge was closed, citing two officials.", ["two officials", "Reuters"]),
        (
            "Pavel Orlik told Reuters, AFP and CNN that the bridge was closed.",
            ["Pavel Orlik", "Reuters", "Agence France-Presse", "CNN"],
        ),
        ("Pavel Orlik told the agency “Morava Press” that the bridge was closed.", ["Pavel Orlik", "Morava Press"]),
    ],
)
def test_the_chain_runs_from_the_speaker_outwards(attributions: Read, text: str, names: list[str]) -> None:
    assert [chain(a) for a in attributions(text)] == [names]


def test_two_witnesses_and_one_witness_relayed_come_out_different(attributions: Read) -> None:
    two = attributions("A nurse said shells hit the market. A driver said shells hit the market.")
    relayed = attributions("A nurse said that a driver had told her that shells hit the market.")
    assert [chain(a) for a in two] == [["nurse"], ["driver"]]
    inner = relayed[-1]
    assert (chain(inner), inner.parent) == (["driver", "nurse"], "a1")


def test_a_speaker_who_goes_on_still_speaks_to_the_same_medium(attributions: Read) -> None:
    found = attributions("Pavel Orlik told Reuters that the bridge was closed.\n\n“It will open in the spring,” he said.")
    assert [chain(a) for a in found] == [["Pavel Orlik", "Reuters"]] * 2


def test_the_media_of_a_report_are_known_outlets_names_beside_their_words_and_kinds(
    document: Callable[[str], Document],
) -> None:
    text = "Reuters and the newspaper Kurier cited state television; Sorna agency did not. The bridge is closed."
    read = document(text)
    assert read.parse is not None
    media = Media(read.parse, read.mentions, load())
    told = media.within((0, len(text)))
    assert [text[slice(*span)] for span, _ in told] == ["Reuters", "Kurier", "state television", "Sorna agency"]
    assert [name for _, name, _ in media.named] == ["Reuters", "Kurier", "Sorna agency"]
    assert media.first_name((text.index("the news"), len(text))) == "Kurier"
    assert media.first_name((text.index("The bridge"), len(text))) is None


def test_words_for_a_medium_named_before_mean_that_medium() -> None:
    named = [(10, "Meridian Radio", None), (90, "Coast Herald", "coast-herald"), (300, "Radio Nord", None)]
    assert again("the same paper", 200, named, None) == ("Coast Herald", "coast-herald")
    assert again("the network", 200, named, "Coast Herald") == ("Meridian Radio", None)
    assert again("radio", 200, named, None) is None
    assert again("the network", 5, named, None) is None
    assert again("state television", 200, named, None) is None


def test_who_is_interviewed_goes_on_speaking_to_those_media(attributions: Read) -> None:
    found = attributions(
        "In an interview with Reuters and the newspaper Kurier, Pavel Orlik refused to resign. “I will not go,” he said. "
        "The mayor said the bridge was closed."
    )
    said = {a.content[0].text.strip("“”,. "): {v.name for v in a.via} for a in found if a.content}
    assert said["I will not go"] == {"Reuters", "Kurier"}
    assert said["the bridge was closed"] == set()


def test_telling_reporters_is_no_go_between(attributions: Read) -> None:
    (a,) = attributions("Pavel Orlik told reporters that the bridge was closed.")
    assert a.via == ()


def test_a_few_words_in_marks_within_what_somebody_says_are_not_said_by_another(attributions: Read) -> None:
    found = attributions("According to Marit Solheim, the navy will uphold the safety of the “lawful harbour board.”")
    assert [a.speaker.name for a in found if a.speaker] == ["Marit Solheim"]
