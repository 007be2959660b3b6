"""Promises of harm are threats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.coder import Coder
from sayso.schema import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Event

    Code = Callable[[str], tuple[Event, ...]]


@pytest.fixture(scope="module")
def code() -> Code:
    coder = Coder()
    return lambda text: coder(Report(id="r", text=text, published="2021-03-18", outlet="Meridian Wire")).events


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The Turkish leader promised to teach a lesson to the commander of the Libyan army.", "violence"),
        ("The general pledged to hunt down the attackers and to make them pay.", "violence"),
        ("The president promised to punish those who killed the envoy.", "violence"),
        ("The junta has promised to arrest anybody who takes part in the march.", "arrest"),
        ("The prime minister promised that the army would strike the separatists without mercy.", "violence"),
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
        "China undertook with its neighbours to finish a code of conduct.",
    ],
)
def test_other_promises_are_none(code: Code, text: str) -> None:
    assert "THREATEN" not in [e.type for e in code(text)]
