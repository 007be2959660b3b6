"""Speech act, certainty, negation, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Attribution

    Read = Callable[[str], tuple[Attribution, ...]]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Pavel Orlik denied that his men had crossed the river.", "deny"),
        ("Pavel Orlik confirmed that his men had crossed the river.", "confirm"),
        ("Pavel Orlik accused the rebels of shelling the town.", "accuse"),
        ("Pavel Orlik demanded that the rebels leave the town.", "demand"),
        ("Pavel Orlik promised to rebuild the port.", "promise"),
        ("Pavel Orlik threatened to close the border.", "threaten"),
        ("Pavel Orlik predicted that the front would collapse.", "predict"),
        ("The government announced the sale of the port.", "announce"),
        ("Pavel Orlik asked whether the talks were over.", "ask"),
        ("Pavel Orlik rejected the plan of the mediators.", "reject"),
        ("Pavel Orlik praised the courage of the nurses.", "praise"),
        ("Pavel Orlik said the bridge was closed.", "state"),
    ],
)
def test_speech_acts(attributions: Read, text: str, act: str) -> None:
    assert [a.act for a in attributions(text)] == [act]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Pavel Orlik said the bridge was closed.", "certain"),
        ("Pavel Orlik said the bridge was probably closed.", "probable"),
        ("Pavel Orlik said the bridge might be closed.", "possible"),
        ("Pavel Orlik believes that the bridge is closed.", "probable"),
    ],
)
def test_certainty(attributions: Read, text: str, certainty: str) -> None:
    assert [a.certainty for a in attributions(text)] == [certainty]


def test_what_was_not_said_is_negated(attributions: Read) -> None:
    (a,) = attributions("Pavel Orlik did not say that the bridge was closed.")
    assert a.negated


def test_a_denial_points_at_what_it_denies(attributions: Read) -> None:
    found = attributions("Witnesses said the army had burned the village of Sorna.\n\nPavel Orlik denied the report.")
    assert [(link.type, link.to) for link in found[1].links] == [("denies", "a1")]


def test_a_confirmation_in_the_passive(attributions: Read) -> None:
    found = attributions(
        "Witnesses said the army had burned the village of Sorna.\n\nThis information was confirmed by Pavel Orlik."
    )
    assert [(link.type, link.to) for link in found[1].links] == [("confirms", "a1")]


def test_what_is_neither_confirmed_nor_denied_is_the_content(attributions: Read) -> None:
    (a,) = attributions("An army spokesman neither confirmed nor denied the report.")
    assert ([c.text for c in a.content], a.act, a.certainty) == (["the report"], "reject", "unknown")


def test_no_comment(attributions: Read) -> None:
    found = attributions("Witnesses said the army had burned the village.\n\nThe ministry declined to comment on the report.")
    last = found[-1]
    assert (last.act, last.certainty, [(x.type, x.to) for x in last.links]) == ("reject", "unknown", [("no_comment", "a1")])
    assert [s.text for s in last.content] == ["the report"]


def test_what_could_not_be_verified(attributions: Read) -> None:
    found = attributions("Witnesses said the army had burned the village.\n\nThe claim could not be independently verified.")
    last = found[-1]
    assert (last.act, last.certainty, [(x.type, x.to) for x in last.links]) == ("state", "unknown", [("unverified", "a1")])
    assert last.speaker is not None
    assert last.speaker.name == "Harbour Wire"


def test_what_is_said_beside_a_denial_is_no_denial(attributions: Callable[[str], tuple[Attribution, ...]]) -> None:
    found = attributions("The mayor denied that troops had fired, and said that the bridge was open.")
    assert [(a.act == "deny", [c.text for c in a.content]) for a in found] == [
        (True, ["that troops had fired"]),
        (False, ["that the bridge was open"]),
    ]
