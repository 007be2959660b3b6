"""Contents and sources end where a phrase, a quotation or a name ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.attributions.ends import whole
from sayso.coding.attributions.found import WITHIN, Found

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.reading.document import Document


def at(text: str, words: str) -> tuple[int, int]:
    """Where the words stand."""
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(
    ("text", "cue", "said", "all_of_it"),
    [
        (
            "Orlik vowed to punish the commander of the Sorna Valley Army (SVA) Field Marshal Ivan Berg, who fled.",
            "vowed",
            "to punish the commander of",
            "to punish the commander of the Sorna Valley Army (SVA) Field Marshal Ivan Berg",
        ),
        (
            "Orlik vowed to punish the commander of the Sorna Valley Army (SVA) Field Marshal Ivan Berg, who fled.",
            "vowed",
            "to punish the commander of the Sorna Valley Army (",
            "to punish the commander of the Sorna Valley Army (SVA) Field Marshal Ivan Berg",
        ),
        (
            "Judging by the debris, the missile came from the north, Orlik said.",
            "said",
            "the debris, the missile came from the north",
            "Judging by the debris, the missile came from the north",
        ),
        ("«The soldiers fired first», Orlik said.", "said", "The soldiers fired first»", "The soldiers fired first"),
        ("Orlik said: 'We will not leave'", "said", "'We will not leave'", "We will not leave"),
        ("Orlik called it “a lie”.", "called", "it “a lie”", "it “a lie”"),
        ("Orlik said the army had left the town.", "said", "the army had left the town", "the army had left the town"),
    ],
)
def test_a_content_is_whole(document: Callable[[str], Document], text: str, cue: str, said: str, all_of_it: str) -> None:
    doc = document(text).parse
    assert doc is not None
    found = Found(content=(at(text, said),), cue=at(text, cue), source=at(text, "Orlik"))
    assert [text[s:e] for s, e in whole(found, doc, text).content] == [all_of_it]


@pytest.mark.parametrize(
    ("text", "said", "rest"),
    [
        ("“She said ‘the soldiers fired’ and wept,” Orlik said.", "the soldiers fired’ and wept", "the soldiers fired"),
        (
            "“She said ‘it is the soldiers’ fault’ and wept,” Orlik said.",
            "it is the soldiers’ fault",
            "it is the soldiers’ fault",
        ),
        (
            "“She said ‘they are spies’ and left the drivers’ hall,” Orlik said.",
            "they are spies’ and left",
            "they are spies",
        ),
        ("«They told us “leave”, and we left», Orlik said.", "leave”, and we left", "leave"),
    ],
)
def test_a_quotation_within_another_ends_with_its_mark(
    document: Callable[[str], Document], text: str, said: str, rest: str
) -> None:
    doc = document(text).parse
    assert doc is not None
    found = Found(content=(at(text, said),), cue=None, source=None, because=WITHIN)
    assert [text[s:e] for s, e in whole(found, doc, text).content] == [rest]


@pytest.mark.parametrize(
    ("source", "cue", "name"),
    [
        ("villagers who", "said", "villagers"),
        ("Ann Doe, ", "said", "Ann Doe"),
        ("Ann Doe, the mayor", "said", "Ann Doe, the mayor"),
    ],
)
def test_a_source_ends_with_its_name(document: Callable[[str], Document], source: str, cue: str, name: str) -> None:
    text = f"Reuters quoted {source} said that it rained."
    doc = document(text).parse
    assert doc is not None
    found = Found(content=(at(text, "it rained"),), cue=at(text, cue), source=at(text, source))
    shorter = whole(found, doc, text).source
    assert shorter is not None
    assert text[slice(*shorter)] == name
