"""One hand-written case for each way of ascribing words; names and outlets are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Attribution

    Read = Callable[[str], tuple[Attribution, ...]]


def words(a: Attribution) -> str:
    return " | ".join(s.text for s in a.content)


def speaker(a: Attribution) -> str | None:
    return a.speaker.name if a.speaker else None


@pytest.mark.parametrize(
    ("text", "who", "cue", "content"),
    [
        (
            "Minister Pavel Orlik said the bridge had been closed to all traffic.",
            "Pavel Orlik",
            "said",
            "the bridge had been closed to all traffic",
        ),
        (
            "The bridge had been closed to all traffic, Minister Pavel Orlik said.",
            "Pavel Orlik",
            "said",
            "The bridge had been closed to all traffic",
        ),
        (
            "According to Pavel Orlik, the bridge had been closed on Monday.",
            "Pavel Orlik",
            "According to",
            "the bridge had been closed on Monday",
        ),
        (
            "The bridge had been closed on Monday, according to Pavel Orlik.",
            "Pavel Orlik",
            "according to",
            "The bridge had been closed on Monday",
        ),
        ("“We will never leave this valley,” Pavel Orlik said.", "Pavel Orlik", "said", "We will never leave this valley,"),
        ('"We will never leave this valley," said Pavel Orlik.', "Pavel Orlik", "said", "We will never leave this valley,"),
        ("«We will never leave this valley», Pavel Orlik said.", "Pavel Orlik", "said", "We will never leave this valley"),
        ("Pavel Orlik told reporters: “The convoy has not arrived.”", "Pavel Orlik", "told", "The convoy has not arrived."),
        ("Pavel Orlik vowed to rebuild the port.", "Pavel Orlik", "vowed", "to rebuild the port"),
        ("Pavel Orlik announced the withdrawal of his troops.", "Pavel Orlik", "announced", "the withdrawal of his troops"),
        (
            "Pavel Orlik called for an immediate halt to the shelling.",
            "Pavel Orlik",
            "called for",
            "an immediate halt to the shelling",
        ),
    ],
)
def test_source_cue_and_content(attributions: Read, text: str, who: str, cue: str, content: str) -> None:
    found = attributions(text)
    assert [(speaker(a), a.cue.text if a.cue else None) for a in found] == [(who, cue)]
    assert words(found[0]).removeprefix("that ") == content


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will never leave this valley,” Pavel Orlik said.", "direct"),
        ("Pavel Orlik said the troops would leave the valley.", "indirect"),
        ("Pavel Orlik said the troops would “never leave” the valley.", "mixed"),
    ],
)
def test_kind(attributions: Read, text: str, kind: str) -> None:
    assert [a.kind for a in attributions(text)] == [kind]


def test_a_quotation_broken_by_its_cue_is_one_attribution(attributions: Read) -> None:
    (a,) = attributions("“We have waited long enough,” said Pavel Orlik. “The gates must open tomorrow.”")
    assert [s.text for s in a.content] == ["We have waited long enough,", "The gates must open tomorrow."]


def test_a_sentence_broken_by_a_paragraph_is_one_attribution(attributions: Read) -> None:
    (a,) = attributions("Pavel Orlik noted that\n\nthe troops had been in the valley for many months.")
    assert words(a) == "the troops had been in the valley for many months"
    assert speaker(a) == "Pavel Orlik"


def test_a_quotation_over_two_paragraphs_keeps_its_speaker(attributions: Read) -> None:
    text = "“We have waited long enough,” Pavel Orlik said. “The gates must open.\n\n“Nobody will be harmed if they do.”"
    found = attributions(text)
    assert {speaker(a) for a in found} == {"Pavel Orlik"}
    assert any("Nobody will be harmed" in words(a) for a in found)


def test_an_unclosed_quotation_ends_with_its_paragraph(attributions: Read) -> None:
    found = attributions("Pavel Orlik said: “The gates must open tomorrow.\n\nSnow fell in the hills.")
    assert [words(a) for a in found] == ["The gates must open tomorrow."]


def test_nested_marks_belong_to_the_outer_quotation(attributions: Read) -> None:
    (a,) = attributions("“They shouted ‘go home’ at our convoy all morning,” Pavel Orlik said.")
    assert a.kind == "direct"
    assert words(a) == "They shouted ‘go home’ at our convoy all morning,"


def test_headline_with_a_colon(attributions: Read) -> None:
    (a,) = attributions("Orlik: Bridge stays closed until spring\n\nIt snowed in the hills.")
    assert (speaker(a), a.cue.text if a.cue else None, words(a)) == ("Orlik", ":", "Bridge stays closed until spring")


def test_words_in_quotation_marks_are_no_speech(attributions: Read) -> None:
    assert attributions("The so-called “green line” runs through the old town.") == ()


def test_the_passive_without_an_agent_names_nobody(attributions: Read) -> None:
    assert attributions("It was reported that the dam had burst.") == ()


def test_joint_named_speakers_are_separate_and_a_group_is_one(attributions: Read) -> None:
    found = attributions("Freedonia and Sylvania announced that the treaty was void.")
    assert [a.speaker.text for a in found if a.speaker] == ["Freedonia", "Sylvania"]
    assert len({words(a) for a in found}) == 1
    assert len(attributions("Activists and witnesses said that shells hit the market.")) == 1


def test_ids_are_in_text_order_and_offsets_are_exact(attributions: Read) -> None:
    text = "Pavel Orlik said the bridge was shut.\n\n“It will open,” he added.\n\nAccording to witnesses, shots were heard."
    found = attributions(text)
    assert [a.id for a in found] == ["a1", "a2", "a3"]
    for a in found:
        for span in (*a.content, *([a.cue] if a.cue else [])):
            assert text[span.start : span.end] == span.text
        assert a.speaker is None or a.speaker.start is None or text[a.speaker.start : a.speaker.end] == a.speaker.text
    assert [s.start for a in found for s in a.content[:1]] == sorted(s.start for a in found for s in a.content[:1])


def test_nothing_is_read_from_a_photo_credit(attributions: Read) -> None:
    assert (
        attributions("Photo: Pavel Orlik / Harbour Wire\n\nSnow fell in the hills on Monday and the roads were closed.") == ()
    )


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("14:05 MSK Berg: The talks have failed.", "Berg"),
        ("14:05 GMT - Ann Berg: The talks have failed.", "Ann Berg"),
        ("2.05 p.m. EST Berg: The talks have failed.", "Berg"),
        ("14:05 Etna Council: The talks have failed.", "Etna Council"),
    ],
)
def test_the_clock_of_an_entry_is_no_part_of_who_speaks(attributions: Read, text: str, source: str) -> None:
    (one,) = attributions(text)
    assert one.speaker is not None
    assert (one.speaker.text, one.speaker.name) == (source, source)


def test_a_noun_with_a_clause_of_its_own_is_told_for_sure(attributions: Read) -> None:
    text = "Earlier the premier talked about the possibility of sending troops to Nyala. Then she talked about the harvest."
    sure, unsure = attributions(text)
    assert words(sure) == "the possibility of sending troops to Nyala"
    assert sure.because == ("proposition told of",)
    assert unsure.because == ("verb talk",)
