"""What somebody was asked, and remarks in the middle of what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.attributions.asked import answers, silent_about
from sayso.coding.attributions.found import Found
from sayso.coding.attributions.inserted import whole
from sayso.coding.attributions.silence import Silence

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.coding.attributions.found import Offsets
    from sayso.reading.document import Document


def found(text: str, *content: str, cue: str, source: str | None = None) -> Found:
    def at(words: str) -> Offsets:
        start = text.index(words)
        return start, start + len(words)

    return Found(content=tuple(at(c) for c in content), cue=at(cue), source=at(source) if source else None)


def words(text: str, one: Found) -> list[str]:
    return [text[s:e] for s, e in one.content]


def test_the_question_is_no_part_of_the_answer() -> None:
    text = "Asked whether he would resign, the mayor said the town needed him."
    (one,) = answers([found(text, "he would resign", "the town needed him", cue="said", source="the mayor")], text)
    assert words(text, one) == ["the town needed him"]


def test_a_question_with_its_own_word_is_none_either() -> None:
    text = "Asked by a reporter whether he would resign, the mayor said no."
    (one,) = answers([found(text, "whether he would resign", "no.", cue="said", source="the mayor")], text)
    assert words(text, one) == ["no."]


def test_what_somebody_was_asked_is_what_he_is_silent_about() -> None:
    text = "The mayor was asked about the dam but refused to answer."
    asked = found(text, "the dam", cue="was asked")
    (silent,), rest = silent_about(
        [Silence("no_comment", found(text, cue="refused to answer", source="The mayor"))], [asked], ((0, len(text)),), text
    )
    assert words(text, silent.found) == ["the dam"]
    assert rest == []


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "whose", "said"),
    [
        ("The strike, officials said, killed twelve people.", ["killed twelve people"], "said", "officials", "officials", ["The strike", "killed twelve people"]),
        ("The Red Cross, aid workers tell me, cannot reach it.", ["cannot reach it"], "tell", "The Red Cross", "aid workers", ["The Red Cross", "cannot reach it"]),
        ("On Monday, officials said, the strike killed twelve.", ["the strike killed twelve"], "said", "officials", "officials", ["the strike killed twelve"]),
        ("Ann Doe, who said so, left the town.", ["so"], "said", "Ann Doe", "Ann Doe", ["so"]),
    ],
)  # fmt: skip
def test_a_remark_in_the_middle(  # noqa: PLR0917 - the cases' columns
    document: Callable[[str], Document], text: str, content: list[str], cue: str, source: str, whose: str, said: list[str]
) -> None:
    parse = document(text).parse
    assert parse is not None
    (one,) = whole([found(text, *content, cue=cue, source=source)], parse)
    assert one.source is not None
    assert text[slice(*one.source)] == whose
    assert words(text, one) == said


@pytest.mark.parametrize(
    ("text", "content", "cue", "whole_cue"),
    [
        ("The claims were denied by the mayor.", "The claims", "were", "were denied"),
        ("The mayor has told the agency that it is over.", "it is over", "has", "has told"),
        ("The mayor said it is over.", "it is over", "said", "said"),
    ],
)
def test_a_cue_has_its_verb(document: Callable[[str], Document], text: str, content: str, cue: str, whole_cue: str) -> None:
    parse = document(text).parse
    assert parse is not None
    (one,) = whole([found(text, content, cue=cue)], parse)
    assert one.cue is not None
    assert text[slice(*one.cue)] == whole_cue


def test_a_piece_that_breaks_off_in_a_name_is_left_out(document: Callable[[str], Document]) -> None:
    text = "When General Berg took power he pledged to hold elections."
    parse = document(text).parse
    assert parse is not None
    (one,) = whole([found(text, "When General", "to hold elections", cue="pledged", source="he")], parse)
    assert words(text, one) == ["to hold elections"]
