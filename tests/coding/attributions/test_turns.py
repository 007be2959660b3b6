"""Claims of interviews and posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.reading.document import Document
    from sayso.schema import Attribution

    Read = Callable[[str], tuple[Attribution, ...]]

INTERVIEW = """Ann Doe has led Norway's delegation at the talks since 2022. Interview by Carl Roe.

Q: Sweden says it will open a post. What is your answer?

A: We reject this. The monitors of the mission have said that the post is illegal.

Q: Do you expect a breakthrough?

A: But we are ready to sign.
"""


def test_answers_are_said_by_the_one_who_is_interviewed(attributions: Read) -> None:
    found = attributions(INTERVIEW)
    answers = [a for a in found if a.speaker and a.speaker.name == "Ann Doe"]
    assert [a.content[0].text for a in answers] == [
        "We reject this",
        "The monitors of the mission have said that the post is illegal",
        "But we are ready to sign",
    ]
    assert {a.kind for a in answers} == {"direct"}


def test_what_the_answer_tells_of_others_has_the_answer_for_a_parent(attributions: Read) -> None:
    found = attributions(INTERVIEW)
    inner = next(a for a in found if a.speaker and a.speaker.text == "The monitors of the mission")
    assert [v.name for v in inner.via] == ["Ann Doe"]
    assert next(a for a in found if a.id == inner.parent).content[0].text.startswith("The monitors")


def test_what_is_asked_is_no_claim_of_whom_it_asks(attributions: Read) -> None:
    assert not any(a.speaker and a.speaker.text == "you" for a in attributions(INTERVIEW))


def test_a_label_with_a_surname_is_the_person_named_in_full(attributions: Read) -> None:
    text = "Ann Doe spoke to us on Monday.\n\nHarbour Wire: Will you sign?\n\nDoe: We are ready for that.\n\nHarbour Wire: When?\n\nDoe: Some day in May."
    assert {a.speaker.name for a in attributions(text) if a.speaker} == {"Ann Doe", "Harbour Wire"}


def test_a_named_interviewer_makes_claims_and_one_without_a_name_none(attributions: Read) -> None:
    text = "Roe: The army has left the town. Is that the end?\n\nDoe: We hope it is.\n\nRoe: Will you sign?\n\nDoe: We are ready for that."
    said = [(a.speaker.name, a.content[0].text) for a in attributions(text) if a.speaker]
    assert [c for who, c in said if who == "Roe"] == ["The army has left the town", "Is that the end?", "Will you sign?"]
    unnamed = text.replace("Roe:", "Q:").replace("Doe:", "A:")
    assert not any("army" in s.text or "sign" in s.text for a in attributions(unnamed) for s in a.content)


def test_who_is_known_from_his_label_alone_speaks_for_himself(document: Callable[[str], Document]) -> None:
    text = (
        "Berg: The talks failed.\nOrlik: We will not attack anybody.\nBerg: The army shelled the town.\nOrlik: We want peace."
    )
    referents = document(text).referents
    assert referents is not None
    assert [who.name for _, who in referents.spoken] == ["Berg", "Orlik", "Berg", "Orlik"]
    we = text.index("We will")
    meant = referents.resolve(we, we + 2)
    assert meant is not None
    assert meant.name == "Orlik"


def test_a_post_is_said_by_its_account(attributions: Read) -> None:
    found = attributions("Ann Doe @anndoe · Feb 11\nThe border was shut last night. We will open it again.")
    assert [(a.speaker.name, a.content[0].text) for a in found if a.speaker] == [
        ("Ann Doe", "The border was shut last night"),
        ("Ann Doe", "We will open it again"),
    ]
