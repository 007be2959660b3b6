"""Stamps of updates at the head of paragraphs: the hour at which an entry was written, not that of an act."""

from __future__ import annotations

import pytest

from sayso.intake.layout import LayoutStage
from sayso.intake.layout.stamps import is_stamp, stamp_end
from sayso.reading.dates import DateReader, speaking_day
from sayso.reading.document import Document
from sayso.schema import Report


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("14:58 Arland to send tanks", "14:58"),
        ("14.58 GMT: The minister says talks go on.", "14.58 GMT:"),
        ("[14:58] Talks go on.", "[14:58]"),
        ("2:58 p.m. ET Talks go on.", "2:58 p.m. ET"),
        ("9:30 Pm Talks go on.", "9:30 Pm"),
        ("1458 GMT Talks go on.", "1458 GMT"),
        ("14h58 \u2013 Talks go on.", "14h58 \u2013"),
        ("14:58 NATO sends ships.", "14:58"),
        ("14:58: \u201cWe will not sign.\u201d", "14:58:"),
        ("Updated 14:58 Talks go on.", "Updated 14:58"),
        ("22nd January 2012 - 18:12 The council met.", "22nd January 2012 - 18:12"),
        ("17 January 12 16:55 GMT Arland has said no.", "17 January 12 16:55 GMT"),
    ],
)
def test_stamps(line: str, stamp: str) -> None:
    end = stamp_end(line, 0, len(line))
    assert end is not None
    assert line[:end] == stamp


@pytest.mark.parametrize(
    "line",
    [
        "10:30 Monday was the hour of the attack.",
        "10:30 a.m. Kesh time was the deadline.",
        "10:30 was the deadline.",
        "14.58 Million people fled.",
        "1458 Soldiers fled.",
        "14:58 GMT, the hour of the attack, was told by all.",
        "At 14:58 Arland sent tanks.",
        "3:2 Victory for the council.",
    ],
)
def test_other_openings_are_no_stamps(line: str) -> None:
    assert stamp_end(line, 0, len(line)) is None


def test_a_stamp_may_stand_alone() -> None:
    assert all(map(is_stamp, ("14:58", "14:58 GMT", "Updated at 14.58 GMT", "5 May 2021, 14:58")))
    assert not any(map(is_stamp, ("2012", "14:58 Talks", "5 May 2021")))


def test_a_live_page_is_read_entry_by_entry() -> None:
    text = "Live: talks in Kesh\n\n14:58 Arland sent tanks to the border.\n\n14:20 GMT\n\nKESH (Reuters) - Ships left."
    document = LayoutStage()(Document(report=Report(id="own", text=text, published="2021-05-05")))
    found = [(p.kind, text[p.start : p.end]) for p in document.layout]
    assert found == [
        ("headline", "Live: talks in Kesh"),
        ("dateline", "14:58"),
        ("body", "Arland sent tanks to the border."),
        ("dateline", "14:20 GMT"),
        ("dateline", "KESH (Reuters) -"),
        ("body", "Ships left."),
    ]


@pytest.mark.parametrize("text", ["12:30 Mass was said in Kesh.", "3:16 The verse was read.\n\nIt was long."])
def test_an_hour_alone_in_its_report_is_no_stamp(text: str) -> None:
    document = LayoutStage()(Document(report=Report(id="own", text=text, published="2021-05-05")))
    assert "dateline" not in {p.kind for p in document.layout}


def test_a_stamp_tells_no_day_to_speak_from() -> None:
    text = "14:58 GMT Arland sent tanks.\n\nKESH, May 3 (Harbour Wire) - Ships left yesterday."
    document = LayoutStage()(Document(report=Report(id="own", text=text, published="2021-05-05")))
    day, anchor = speaking_day(document, DateReader())
    assert (str(day), anchor) == ("2021-05-03", "the date line")
