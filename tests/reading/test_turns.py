"""Who speaks where no verb says so: interviews, transcripts, posts."""

from __future__ import annotations

import pytest

from sayso.reading.turns import turns

INTERVIEW = """Ann Doe has led the talks since 2022. Interview by Carl Roe.

Q: What is your answer?

A: We reject it. The post is illegal.

Q: Do you expect a breakthrough?

A: No. But we are ready to sign.
"""


def told(text: str) -> list[tuple[str, str, bool]]:
    return [(text[slice(*t.label)], text[t.start : t.end], t.asks) for t in turns(text)]


def test_question_and_answer_take_turns() -> None:
    assert told(INTERVIEW) == [
        ("Q", "What is your answer?", True),
        ("A", "We reject it. The post is illegal.", False),
        ("Q", "Do you expect a breakthrough?", True),
        ("A", "No. But we are ready to sign.", False),
    ]


def test_whose_turns_end_in_question_marks_asks() -> None:
    text = "Harbour Wire: Will you sign?\n\nDoe: We are ready.\n\nHarbour Wire: When?\n\nDoe: In May.\n"
    assert [(who, asks) for who, _, asks in told(text)] == [
        ("Harbour Wire", True),
        ("Doe", False),
        ("Harbour Wire", True),
        ("Doe", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "SORNA: Two men were shot on Monday, police said.",
        "Place: Sorna\nDate: 3 May\nKilled: 12",
        "The minister said: we are ready.\nThe rebels said: so are we.",
        "Write to us: desk@harbourwire.example",
    ],
)
def test_other_lines_with_colons_are_no_turns(text: str) -> None:
    assert turns(text) == []


def test_a_post_is_said_by_the_account() -> None:
    text = "Ann Doe @anndoe · Feb 11\nSpoke with the envoys today. We agreed.\n\nReplying to @anndoe\nCarl Roe @carlroe\nThat is false.\n"
    assert told(text) == [
        ("Ann Doe", "Spoke with the envoys today. We agreed.", False),
        ("Carl Roe", "That is false.", False),
    ]
