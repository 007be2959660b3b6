"""What is a refusal to comment, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.attributions.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.schema import Attribution


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not respond to a request for comment.",
        "The ministry did not respond.",
        "The spokesman did not immediately respond to questions about the raid.",
        "The army has not responded to calls seeking comment.",
        "The governor did not reply to an email from the Coast Herald.",
        "Nobody answered the phone at the ministry.",
        "He did not answer.",
        "The company did not return calls.",
        "The mayor did not return a phone call from this newspaper.",
        "The rebels returned no calls.",
        "The coalition has yet to respond to requests for comment.",
        "The commander neither admitted nor denied the charge.",
        "The spokesman declined to name the officers.",
        "The alliance did not want to confirm this.",
        "The council could not be reached for comment.",
        "The office did not respond to repeated requests for an interview.",
        "The embassy had not responded by press time.",
        "The embassy has not responded to the Herald's request for further comment.",
        "There was no immediate response from the army.",
        "The palace preferred not to comment on the letter.",
        "The minister gave no answer.",
        "The rebels did not want to comment on the figures.",
        "The governor would say nothing of the ransom.",
        "The embassy kept silence on the matter.",
        "The prosecutor refrained from commenting.",
        "The governor had not responded on Friday, aides said.",
        "The minister did not call back.",
        "The council did not answer questions about the dead.",
        "A spokesman didn't reply to messages.",
        "Nobody answered calls to the office of the mayor.",
        "The envoy could not be reached on Friday.",
        "The ministry\ndid not respond to\na request for comment.",
    ],
)
def test_who_was_asked_and_said_nothing_has_no_comment(lexicon: Lexicon, text: str) -> None:
    assert lexicon.no_comment.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "The militia did not respond to the rocket fire.",
        "The coalition has yet to respond to the attack.",
        "The rebels refused to discuss a ceasefire with the government.",
        "The party refused to name a prime minister.",
        "The movement neither accepted nor rejected the proposal.",
        "The rebels returned no calls to arms.",
        "The army did not return the prisoners.",
        "The army did not return fire.",
        "The people did not answer the call to arms.",
        "The army did not respond to the call for a ceasefire.",
        "The capital has not responded to a request for reinforcements.",
        "The army did not respond in kind.",
        "The army did not respond with force.",
        "The navy did not call back its ships.",
        "The village could not be reached by road.",
        "Troops will not go into the city.",
        "There was no immediate response to the shelling.",
        "The army had not responded by shelling the town.",
        "The party did not reply to the ultimatum.",
    ],
)
def test_an_answer_to_fire_or_to_an_appeal_is_no_refusal_to_comment(lexicon: Lexicon, text: str) -> None:
    assert lexicon.no_comment.search(text) is None


def test_only_the_one_who_was_asked_is_silent(attributions: Callable[[str], tuple[Attribution, ...]]) -> None:
    text = "The militia did not respond to the rocket fire. The council did not respond to a request for comment."
    (silent,) = (a for a in attributions(text) if "no_comment" in a.because)
    assert silent.speaker is not None
    assert (silent.speaker.text, [c.text for c in silent.content]) == ("The council", [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The governor released the men, a step on which the ministry declined to comment.", "a step"),
        ("Two brigades were dissolved, a report that the palace could neither confirm nor deny.", "a report"),
        ("Asked about the missing convoy, the spokeswoman would not be drawn.", "the missing convoy"),
        ("Asked whether the bridge had fallen, the colonel gave no answer.", "whether the bridge had fallen"),
        ("As to the lost payroll, the treasury preferred not to comment.", "the lost payroll"),
        ("The army declined to comment on the seizure of the port, but said the talks would go on.", "the seizure of the port"),
        ("The council would not say why the gates were shut.", "why the gates were shut"),
        ("The envoy could neither confirm nor deny the offer.", "the offer"),
        ("The ministry did not answer questions about the burned bridge.", "the burned bridge"),
        ("The rebels did not reply to a message from this newspaper on the fire.", "the fire"),
        ("The army did not respond to requests for comment.", None),
        ("The army declined to comment on the letter to the president.", "the letter to the president"),
        ("The army would not comment on calls for his resignation.", "calls for his resignation"),
        ("The army declined to comment on a request to extradite the general.", "a request to extradite the general"),
        ("The ministry kept silent.", None),
        ("On Sunday, the ministry declined to comment.", None),
        ("The ministry would not comment to the Coast Herald.", None),
        ("The ministry could not independently verify that the base had been hit.", "the base had been hit"),
    ],
)
def test_the_content_is_what_the_comment_was_asked_about(
    attributions: Callable[[str], tuple[Attribution, ...]], text: str, words: str | None
) -> None:
    found = [a for a in attributions(text) if {"no_comment", "unverified"} & set(a.because)]
    assert len(found) == 1
    assert [text[s.start : s.end] for s in found[0].content] == ([words] if words else [])


@pytest.mark.parametrize(
    "text",
    [
        "The guns fell silent at noon.",
        "The streets remained quiet on Monday.",
        "The gunners gave no answer to the mortar fire.",
    ],
)
def test_silence_of_guns_and_streets_refuses_nothing(attributions: Callable[[str], tuple[Attribution, ...]], text: str) -> None:
    assert not [a for a in attributions(text) if "no_comment" in a.because]


def test_the_army_is_silent_where_the_guns_are_too(attributions: Callable[[str], tuple[Attribution, ...]]) -> None:
    found = [
        a for a in attributions("The guns fell silent at noon, and the army declined to comment.") if "no_comment" in a.because
    ]
    assert [a.speaker.text for a in found if a.speaker] == ["the army"]


def test_who_was_unable_to_establish_is_the_one_who_could_not(attributions: Callable[[str], tuple[Attribution, ...]]) -> None:
    (one,) = [a for a in attributions("The army has so far been unable to establish who fired.") if "unverified" in a.because]
    assert one.speaker is not None
    assert one.speaker.text == "The army"


@pytest.mark.parametrize(
    "text",
    [
        "The army was unable to establish contact with the pilot.",
        "The two sides were unable to establish a ceasefire.",
        "The peoples were unable to determine their own future.",
    ],
)
def test_what_was_not_brought_about_is_not_unverified(lexicon: Lexicon, text: str) -> None:
    assert lexicon.unverified.search(text) is None
