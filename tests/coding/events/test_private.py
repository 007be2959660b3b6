"""Deeds of private people and matches are no events; politics in like words is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Event

    Code = Callable[[str], tuple[Event, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "A man was arrested in the town of Bexley after he set fire to his neighbour's car, police said on Friday.",
        "A teenager set fire to his neighbour's car, police said.",
        "A man broke the windows of a bakery and hit its owner.",
        "An arsonist burned down a barn near the village of Elm.",
        "Germany beat France 3-1 in Munich on Saturday.",
        "Kenya crushed Uganda 34:12 in the final.",
        "Kenya beat Uganda by 3-1 in Nairobi.",
        "Germany hit back to beat France 21-17.",
        "A ship carrying grain left Odessa for Lebanon on Monday.",
    ],
)
def test_private(code: Code, text: str) -> None:
    assert code(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A gunman shot dead three worshippers in a mosque in Christchurch.",
        "A man stabbed the mayor of Danzig on a stage.",
        "Soldiers burned houses and cars in the village.",
        "Government troops beat demonstrators in the capital.",
        "Russian missiles hit the town of Kramatorsk at 10:30 on Monday, killing five people.",
        "A missile destroyed a hospital in Kharkiv at 15:40.",
        "Ukrainian drones sank a Russian warship near Odessa at 2:30 a.m.",
        "Police beat 15-20 demonstrators in Minsk.",
        "The army destroyed 10-15 houses in the village.",
    ],
)
def test_public(code: Code, text: str) -> None:
    assert [e.type for e in code(text)] == ["ASSAULT"]


def test_an_hour_is_no_score(code: Code) -> None:
    acts = code("Rebels hit Nyala on Monday; by 10:30 the army had left.")
    assert [e.type for e in acts] == ["ASSAULT", "RETREAT"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Two protesters were killed and nine were wounded when soldiers opened fire on the crowd.", 1),
        ("Four people were wounded when gunmen opened fire at a rally in Bangkok on Sunday.", 1),
        ("Rebels killed two soldiers in Nyala, and three students were wounded by police in Khartoum.", 2),
        ("Rebels killed two soldiers in Nyala and police wounded three students in Khartoum.", 2),
        ("Rebels killed 20 soldiers in Goma on Monday, and the army wounded 30 rebels in Beni on Tuesday.", 2),
        ("Two soldiers were killed in Goma and three policemen were wounded in Beni.", 2),
        ("Rebels killed two soldiers and wounded three civilians in Nyala.", 1),
    ],
)
def test_one_toll_is_one_attack(code: Code, text: str, kinds: int) -> None:
    harmed = [e for e in code(text) if e.type == "ASSAULT"]
    assert len(harmed) == kinds


def test_setting_out_is_no_withdrawal(code: Code) -> None:
    text = "U.S. Secretary of State Antony Blinken left Washington on Tuesday for Tokyo, where he will meet his counterpart."
    assert [e.type for e in code(text)] == ["AGREE"]
