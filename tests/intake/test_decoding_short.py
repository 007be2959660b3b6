from __future__ import annotations

import pytest

from sayso.intake.decoding import decode


@pytest.mark.parametrize(
    "text", ["Le ministre est arrivé à Tripoli, où il a été reçu.", "El general llegó mañana.", "Der Außenminister hörte zu."]
)
def test_short_western_texts_are_read_as_windows_1252(text: str) -> None:
    read, (note,) = decode(text.encode("cp1252"))
    assert read == text
    assert "cp1252" in note.message


def test_cyrillic_is_not_taken_for_western_letters() -> None:
    text = "Министр иностранных дел прибыл в Триполи, где встретился с главой правительства национального согласия."  # noqa: RUF001 - Cyrillic is meant
    read, _ = decode(text.encode("cp1251"))
    assert read == text
