"""Promises of harm are threats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Event

    Code = Callable[[str], tuple[Event, ...]]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The Turkish leader promised to teach a lesson to the commander of the Libyan army.", "violence"),
        ("The general pledged to hunt down the attackers and to make them pay.", "violence"),
        ("The president promised to punish those who killed the envoy.", "violence"),
        ("The junta has promised to arrest anybody who takes part in the march.", "arrest"),
        ("The prime minister promised that the army would strike the separatists without mercy.", "violence"),
        ("Hezbollah promised to fight against Israel to the end.", "violence"),
        ("Hezbollah promised to strike at Israel.", "violence"),
        ("The king promised to avenge his soldiers.", "violence"),
        ("The militia promised to attack Israeli bases.", "violence"),
        ("The general promised to bomb the bridges.", "violence"),
        ("The rebels promised to strike back.", "violence"),
    ],
)
def test_a_promise_to_harm_is_a_threat(code: Code, text: str, mode: str) -> None:
    (act,) = code(text)
    assert (act.type, act.mode) == ("THREATEN", mode)


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister promised to fight corruption and poverty.",
        "The government promised to protect civilians and to help the refugees.",
        "The rebels promised not to attack the convoy.",
        "Syria promised to destroy its chemical weapons.",
        "North Korea pledged to destroy its nuclear test site.",
        "The government promised to execute the agreement.",
        "The two sides pledged to fight for peace.",
        "Iran promised to fight alongside the Iraqi army.",
        "The European Union promised to eliminate tariffs on imports.",
        "The Taliban promised to execute no prisoners.",
        "Japan pledged to cut off aid to Myanmar.",
        "The president promised to wipe out poverty.",
        "The mayor promised to fight back against inflation.",
        "The minister promised to make companies pay taxes.",
        "The president promised to strike a deal with Iran.",
        "China undertook with its neighbours to finish a code of conduct.",
    ],
)
def test_other_promises_are_none(code: Code, text: str) -> None:
    assert "THREATEN" not in [e.type for e in code(text)]
