"""What somebody was asked, and remarks in the middle of what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.attributions.asked import answers, silent_about, without_questions_put_to
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


def test_a_question_that_is_answered_is_no_part_of_the_answer() -> None:
    text = "In response to a reporter's question whether the raid had failed, the mayor said it had gone well."
    (one,) = answers([found(text, "the raid had failed", "it had gone well", cue="said", source="the mayor")], text)
    assert words(text, one) == ["it had gone well"]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "kept"),
    [
        ("Asked whether he would go, General Orlik said no.", "whether he would go", "Asked", "General Orlik", False),
        (
            "General Orlik was asked whether he would go and said no.",
            "whether he would go",
            "was asked",
            "General Orlik",
            False,
        ),
        ("Asked by a reporter whether he would go, Orlik said no.", "whether he would go", "Asked", "a reporter", True),
        ("Orlik was asked by Ann Berg whether he would go.", "whether he would go", "asked", "Ann Berg", True),
        ("Ann Berg, a lawyer, asked whether he would go.", "whether he would go", "asked", "Ann Berg", True),
        ("The troops were asked to go.", "to go", "were asked", "The troops", True),
    ],
)
def test_a_question_is_no_claim_of_whom_it_is_put_to(text: str, content: str, cue: str, source: str, *, kept: bool) -> None:
    one = found(text, content, cue=cue, source=source)
    assert without_questions_put_to([one], text) == ([one] if kept else [])


def test_what_somebody_was_asked_is_what_he_is_silent_about() -> None:
    text = "The mayor was asked about the dam but refused to answer."
    asked = found(text, "the dam", cue="was asked")
    (silent,), rest = silent_about(
        [Silence("no_comment", found(text, cue="refused to answer", source="The mayor"))], [asked], ((0, len(text)),), text
    )
    assert words(text, silent.found) == ["the dam"]
    assert rest == []


REQUESTS = [
    ("The minister asked parliament to approve the raid, but his spokesman declined to comment.", "to approve the raid", "The minister", "his spokesman"),
    ("Ann Berg asked the court to annul the vote, and the election commission declined to comment.", "to annul the vote", "Ann Berg", "the election commission"),
    ("Rights groups asked the army to release the bodies, the hospital said, but the army spokesman declined to comment.", "to release the bodies", "Rights groups", "the army spokesman"),
    ("Ann Berg asked her council to sue and declined to comment further.", "to sue", "Ann Berg", "Ann Berg"),
    ("Amnesty asked the government to free the prisoners, but it declined to comment.", "to free the prisoners", "Amnesty", "it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "source", "who"), REQUESTS)
def test_a_request_is_no_question_that_somebody_is_silent_about(text: str, content: str, source: str, who: str) -> None:
    asked = found(text, content, cue="asked", source=source)
    silent = Silence("no_comment", found(text, cue="declined to comment", source=who))
    assert silent_about([silent], [asked], ((0, len(text)),), text) == ([silent], [asked])


@pytest.mark.parametrize(
    ("text", "content", "source", "who", "same"),
    [
        ("Reporters asked General Orlik about the raid, but he declined to comment.", "the raid", "Reporters", "he", True),
        ("Reporters asked the ministry about the raid, but the ministry declined to comment.", "the raid", "Reporters", "the ministry", True),
        ("Reporters asked about the raid, but the army declined to comment.", "the raid", "Reporters", "the army", True),
        ("The union asked the court whether it would sit, and the police declined to comment.", "whether it would sit", "The union", "the police", False),
        ("The mayor was asked about the dam, but the army declined to comment.", "the dam", "The mayor", "the army", False),
        ("Ann Berg asked about the raid and declined to comment.", "the raid", "Ann Berg", "Ann Berg", False),
    ],
)  # fmt: skip
def test_only_who_was_asked_is_silent_about_it(text: str, content: str, source: str, who: str, *, same: bool) -> None:
    asked = found(text, content, cue="asked", source=source)
    silent = Silence("no_comment", found(text, cue="declined to comment", source=who))
    (one,), rest = silent_about([silent], [asked], ((0, len(text)),), text)
    assert (words(text, one.found) == [content], rest == []) == (same, same)


def test_who_speaks_between_parts_a_question_from_a_silence() -> None:
    text = "Reporters asked the army about the raid, the hospital said, but the army declined to comment."
    rest = [
        found(text, "the raid", cue="asked", source="Reporters"),
        found(text, "Reporters asked", cue="said", source="the hospital"),
    ]
    silent = Silence("no_comment", found(text, cue="declined to comment", source="the army"))
    assert silent_about([silent], rest, ((0, len(text)),), text) == ([silent], rest)


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
