"""Headlines that ascribe by a sign alone, to somebody who speaks in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Attribution

    Read = Callable[[str], tuple[Attribution, ...]]

BODY = (
    "ZELIN, March 3 (Coast Wire) - President Pavel Orlik said on Wednesday that troops would leave the valley by June. "
    "Twelve soldiers were killed in a clash, the defence ministry said. The United Nations said both sides used mines."
)


@pytest.mark.parametrize(
    ("headline", "who", "what"),
    [
        ("Orlik: Troops will leave the valley by June", "Pavel Orlik", "Troops will leave the valley by June"),
        ("Defence ministry: 12 soldiers killed in clash", "Defence ministry", "12 soldiers killed in clash"),
        ("UN: Both sides used banned mines", "United Nations", "Both sides used banned mines"),
        ("12 soldiers killed in clash - defence ministry", "defence ministry", "12 soldiers killed in clash"),
        ("Troops to leave valley by June – Orlik", "Pavel Orlik", "Troops to leave valley by June"),
        ("'We will not stay': Orlik yields to UN", "Pavel Orlik", "We will not stay"),
        ("Troops will leave the valley, says Orlik", "Pavel Orlik", "Troops will leave the valley"),
    ],
)
def test_a_headline_is_its_speakers(claims: Read, headline: str, who: str, what: str) -> None:
    first = claims(f"{headline}\n\n{BODY}")[0]
    assert first.speaker is not None
    assert (first.speaker.name, [c.text for c in first.content]) == (who, [what])
    assert first.content[0].end <= len(headline)


def test_a_speakers_name_may_have_a_hyphen(claims: Read) -> None:
    text = "Troops leave valley by June – Al-Amiri\n\nPresident Karim Al-Amiri said on Wednesday that troops would leave the valley."
    assert [a.speaker.name for a in claims(text) if a.speaker] == ["Karim Al-Amiri", "Karim Al-Amiri"]


@pytest.mark.parametrize("place", ["Velm", "Odesa"])
def test_a_place_before_a_colon_tells_where(claims: Read, place: str) -> None:
    headline = f"{place}: three killed in night blast"
    said = claims(f"{headline}\n\nThree people were killed in the town of {place} on Monday, the police said.")
    assert [a.speaker.name for a in said if a.speaker] == ["police"]
    assert all(c.start > len(headline) for a in said for c in a.content)


@pytest.mark.parametrize(
    "headline", ["Zelin: Army takes the airport", "Border clash: What we know so far", "Clash - 12 soldiers dead"]
)
def test_a_place_or_a_topic_says_nothing(claims: Read, headline: str) -> None:
    assert all(c.start > len(headline) for a in claims(f"{headline}\n\n{BODY}") for c in a.content)
