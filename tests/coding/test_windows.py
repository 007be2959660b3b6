from __future__ import annotations

import time

import pytest

from sayso.coding import windows
from sayso.coding.coder import Coder
from sayso.contract import wrong_spans
from sayso.schema import Report

PARAGRAPH = (
    "Foreign Minister Ilona Varga accused Arland on Monday of shelling the port of Karsa.\n\n"
    "“We have seen the craters,” she told Harbour Wire. At least {n} people were killed, a doctor said.\n\n"
    "Arland denied the accusation. Its army will withdraw if the truce holds, the ministry announced.\n\n"
)


def text(characters: int) -> str:
    out, n = "", 0
    while len(out) < characters:
        n += 1
        out += PARAGRAPH.format(n=n)
    return out


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_spans_and_ids_hold_across_windows(coder: Coder) -> None:
    report = Report(id="long", text=text(2 * windows.WINDOW + 5_000), published="2021-03-18")
    coded = coder(report)
    assert coded.failure is None
    assert wrong_spans(coded) == []
    claims, events = [a.id for a in coded.attributions], [e.id for e in coded.events]
    assert claims == [f"a{n}" for n in range(1, len(claims) + 1)]
    assert events == [f"e{n}" for n in range(1, len(events) + 1)]
    assert {a for e in coded.events for a in e.attributions} <= set(claims)
    assert {link.to for a in coded.attributions for link in a.links} <= {*claims, *events}
    assert max(e.anchor.start for e in coded.events) > 2 * windows.WINDOW
    assert [m.start for m in coded.mentions] == sorted(m.start for m in coded.mentions)


def test_twice_the_text_takes_about_twice_the_time(coder: Coder) -> None:
    def seconds(characters: int) -> float:
        begin = time.process_time()
        coder(Report(id="r", text=text(characters), published="2021-03-18"))
        return time.process_time() - begin

    once, twice = seconds(windows.WINDOW), seconds(2 * windows.WINDOW)
    assert twice < 3.5 * once
