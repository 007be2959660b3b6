from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.intake.layout import LayoutStage
from sayso.reading.document import Document
from sayso.reading.parser import RUN, WINDOW, Parser, parser_view
from sayso.schema import LayoutPart, Report


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def parsed(parser: Parser, text: str) -> Document:
    return parser(LayoutStage()(Document(report=Report(id="x", text=text))))


SENTENCE = "The army attacked the town of Kesh on Monday, a spokesman said. "


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        " \r\n\t\n",
        "a\x00b",
        "\ud800",
        "\ufeff",
        "e\u0301\u200d\U0001f600",
        SENTENCE.replace(" ", "\u3000"),
        "\x85\u2028x",
        "-" * 3000,
    ],
)
def test_odd_texts_keep_their_offsets(parser: Parser, text: str) -> None:
    document = parsed(parser, text)
    assert document.parse is not None
    assert document.parse.text == parser_view(text)
    for token in document.parse:
        assert parser_view(text)[token.idx : token.idx + len(token)] == token.text


def test_a_text_longer_than_a_window(parser: Parser) -> None:
    text = SENTENCE * (2 * WINDOW // len(SENTENCE) + 1)
    document = parsed(parser, text)
    assert document.parse is not None
    assert document.parse.text == text
    assert {text[start:end] for start, end in document.prose} == {SENTENCE.strip()}
    alone = parsed(parser, SENTENCE)
    assert alone.parse is not None
    assert [t.dep_ for t in document.parse[: len(alone.parse)]] == [t.dep_ for t in alone.parse]


def test_a_long_run_without_white_space(parser: Parser) -> None:
    text = "a/" * (3 * RUN) + " and more"
    document = parsed(parser, text)
    assert document.parse is not None
    assert document.parse.text == text


def test_no_sentence_and_no_word_crosses_a_part(parser: Parser) -> None:
    text = "KESH (Reuters) -Arland sent ships to the harbour"
    cut = text.index("Arland")
    layout = (LayoutPart(start=0, end=cut, kind="dateline"), LayoutPart(start=cut, end=len(text), kind="body"))
    document = parser(Document(report=Report(id="x", text=text), layout=layout))
    assert document.prose == ((cut, len(text)),)
    assert document.parse is not None
    assert cut in {t.idx for t in document.parse}


def test_furniture_is_no_prose(parser: Parser) -> None:
    text = "Ships left the harbour on Monday.\n\nSubscribe to our newsletter!\n\nThe army attacked them."
    document = parsed(parser, text)
    assert [text[s:e] for s, e in document.prose] == ["Ships left the harbour on Monday.", "The army attacked them."]


def test_what_is_not_readable_is_not_parsed(parser: Parser) -> None:
    document = replace(Document(report=Report(id="x", text=SENTENCE)), readable=False)
    assert parser(document) is document
