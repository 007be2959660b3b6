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
        ("Sudan's president met Ethiopian envoys for negotiations in Russia on Monday.", "CONSULT", "Russia", None),
        ("Ilona Varga demanded that Ankara withdraw the mercenaries brought from Syria.", "REQUEST", "Syria", "Turkey"),
        ("Ilona Varga called for a truce without any involvement of Turkey.", "REQUEST", "Turkey", None),
        ("Ilona Varga demanded an apology from Syria on Monday.", "REQUEST", "Turkey", "Syria"),
        ("Egypt and Sudan held talks on Monday after Greece asked Turkey for help.", "CONSULT", "Turkey", "Egypt"),
        ("Ilona Varga asked for asylum in Egypt on Monday.", "REQUEST", "Sudan", "Egypt"),
        ("Officials from Sudan met Egyptian ministers on Monday.", "CONSULT", "Greece", "Egyptian ministers"),
    ],
)  # fmt: skip
def test_a_place_takes_no_part(code: Code, text: str, kind: str, no_party: str, party: str | None) -> None:
    found = parties(code(text), kind)
    assert no_party not in found
    assert party is None or party in found
