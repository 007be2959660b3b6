"""A date beside a word of saying dates the saying; acts told as one are dated together."""

from __future__ import annotations

import pytest

from sayso.coding.when import WhenStage
from sayso.coding.when.clause import during
from sayso.coding.when.model import Choice
from sayso.coding.when.saying import of_saying, said_when
from sayso.reading.dates import DateStage
from sayso.reading.document import Document
from sayso.reading.parser import Parser
from sayso.schema import Event, Report, Span


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.parametrize(
    ("text", "act", "date", "others", "apart"),
    [
        ("The army confirmed on Monday the death of a rebel colonel.", "death", "Monday", (), True),
        ("Officials today confirmed the arrest of two men in Karsa.", "arrest", "today", (), True),
        ("The army confirmed the death of a colonel on Monday.", "death", "Monday", (), False),
        ("The leaders of the attack said on Monday that they would surrender.", "attack", "Monday", (), True),
        ("The army said on Monday that two men were killed on Friday.", "killed", "Monday", ("Friday",), True),
        ("The army said on Monday that two men were killed on Friday.", "killed", "Friday", ("Monday",), False),
        ("The army said on Monday that two men were killed.", "killed", "Monday", (), False),
        ("The council announced on Monday a truce.", "truce", "Monday", (), False),
        ("The minister said on Monday he would leave.", "said", "Monday", (), False),
    ],
)
def test_a_date_of_saying(parser: Parser, text: str, act: str, date: str, others: tuple[str, ...], *, apart: bool) -> None:
    document = parser(Document(report=Report(id="own", text=text), language="en"))
    assert document.parse is not None
    word = {t.text: t for t in document.parse}
    assert of_saying(word[act], word[date], [word[date], *(word[o] for o in others)]) is apart


def test_only_a_date_beside_the_verb_is_that_of_saying(parser: Parser) -> None:
    document = parser(
        Document(report=Report(id="own", text="On Monday the envoy of the council in Karsa said no."), language="en")
    )
    assert document.parse is not None
    assert said_when(next(t for t in document.parse if t.text == "Monday")) is None


def test_acts_done_in_the_course_of_another(parser: Parser) -> None:
    document = parser(Document(report=Report(id="own", text="Troops held two men during a raid near Kesh."), language="en"))
    assert document.parse is not None
    word = {t.text: t for t in document.parse}
    assert during(word["held"], word["raid"])
    assert during(word["raid"], word["held"])
    assert not during(word["held"], word["Kesh"])


def test_an_act_has_the_date_of_the_one_it_was_done_in(parser: Parser) -> None:
    text = "A force of the council detained two men during a raid on Tuesday."
    nouns_only = WhenStage(choices=(Choice({"form:noun": 1.0}), Choice({})))
    acts = [_act(n, text.index(w), w) for n, w in enumerate(("detained", "raid"))]
    document = Document(report=Report(id="own", text=text, published="2020-01-16"), language="en", events=tuple(acts))
    dates = [e.date.value if e.date else None for e in nouns_only(DateStage()(parser(document))).events]
    assert dates == ["2020-01-14", "2020-01-14"]


def _act(number: int, start: int, words: str) -> Event:
    return Event(
        id=f"e{number}", type="ASSAULT", mode=None, contexts=(), cameo="190", goldstein=None, intensity=None,
        quad="material conflict", status="actual", background=False, anchor=Span(start=start, end=start + len(words), text=words),
    )  # fmt: skip
