"""A claim that "in his opinion" interrupts stays one."""

from __future__ import annotations

from sayso.coding.attributions.found import Found
from sayso.coding.attributions.interrupted import interrupted


def found(text: str, cue: str, *content: str, source: str = "The envoy") -> Found:
    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Found(content=tuple(map(at, content)), cue=at(cue), source=at(source), because="tagger")


def test_a_reminder_of_the_speaker_does_not_part_a_claim() -> None:
    text = "The envoy noted that troops are there, and the accords, in his opinion, only make it legal."
    first = found(text, "noted", "troops are there, and the accords")
    second = found(text, "in his opinion", "only make it legal")
    (one,) = interrupted([first, second], text)
    assert [text[s:e] for s, e in one.content] == ["troops are there, and the accords", "only make it legal"]
    assert one.cue == first.cue


def test_another_speaker_or_another_sentence_does() -> None:
    text = "The envoy noted that troops are there, according to the mayor, only for show. In his opinion, it is legal."
    first = found(text, "noted", "troops are there")
    second = found(text, "according to", "only for show", source="the mayor")
    third = found(text, "In his opinion", "it is legal")
    assert interrupted([first, second, third], text) == [first, second, third]


def test_a_small_word_alone_is_no_claim() -> None:
    from sayso.coding.attributions.scraps import worded
    from sayso.reading.document import Document
    from sayso.reading.parser import Parser
    from sayso.schema import LayoutPart, Report

    text = "The mayor promised to the town an answer and denied it."
    document = Document(
        report=Report(id="r", text=text), layout=(LayoutPart(start=0, end=len(text), kind="body"),), language="en"
    )
    parse = Parser()(document).parse
    assert parse is not None
    empty = found(text, "promised", "to", source="The mayor")
    denied = found(text, "denied", "it", source="The mayor")
    both = found(text, "promised", "an", "answer", source="The mayor")
    kept = worded([empty, denied, both], parse)
    assert [[text[s:e] for s, e in one.content] for one in kept] == [["it"], ["answer"]]
