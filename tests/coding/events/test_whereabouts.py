"""Who is only named as a place, in the whole program's events of reports that we wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Event

    Code = Callable[[str], tuple[Event, ...]]


def parties(found: tuple[Event, ...], kind: str) -> set[str]:
    return {p.name or "" for e in found if e.type == kind for p in (*e.actors, *e.recipients)}


@pytest.mark.parametrize(
    ("text", "kind", "no_party", "party"),
    [
        ("Sudan's president met Ethiopian envoys for negotiations in Russia on Monday.", "CONSULT", {"Russia"}, set()),
        ("Ilona Varga demanded that Ankara withdraw the mercenaries brought from Syria.", "REQUEST", {"Syria"}, {"Turkey"}),
        ("Ilona Varga called for a truce without any involvement of Turkey.", "REQUEST", {"Turkey"}, set()),
        ("Egypt and Sudan held talks on Monday after Greece asked Turkey for help.", "CONSULT", {"Turkey"}, {"Egypt", "Sudan"}),
        ("Ukraine requested missiles made in Germany from Poland.", "REQUEST", {"Germany"}, {"Ukraine", "Poland"}),
    ],
)  # fmt: skip
def test_a_place_takes_no_part(code: Code, text: str, kind: str, no_party: set[str], party: set[str]) -> None:
    found = parties(code(text), kind)
    assert found.isdisjoint(no_party)
    assert found >= party


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("Ilona Varga demanded an apology from Syria on Monday.", "REQUEST", {"Syria"}),
        ("Ilona Varga asked for asylum in Egypt on Monday.", "REQUEST", {"Egypt"}),
        ("Officials from Sudan met Egyptian ministers on Monday.", "CONSULT", {"Egyptian ministers"}),
        ("Germany called for free elections in Belarus.", "REQUEST", {"Germany", "Belarus"}),
        ("Russia held talks without preconditions with Syria on Monday.", "CONSULT", {"Russia", "Syria"}),
        ("Talks resumed on Monday after Israel and Hamas agreed to a truce.", "CONSULT", {"Israel", "Hamas"}),
        ("Negotiations in Riyadh have failed since Saudi Arabia and the Houthis started bombing.", "CONSULT", {"Saudi Arabia"}),
    ],
)  # fmt: skip
def test_who_is_asked_and_who_talks_take_part(code: Code, text: str, kind: str, party: set[str]) -> None:
    assert parties(code(text), kind) >= party
