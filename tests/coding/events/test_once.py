"""A promise found by its verb and by its content is one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.once import once
from sayso.schema import Event, Span

if TYPE_CHECKING:
    from sayso.schema import EventType, Status

TEXT = "She promised to call off the roadblocks if the court opened the boxes, and warned that she would march."


def words(phrase: str) -> Span:
    start = TEXT.index(phrase)
    return Span(start=start, end=start + len(phrase), text=phrase)


def act(
    kind: EventType, anchor: str, about: str | None = None, status: Status = "actual", condition: str | None = None
) -> Event:
    return Event(
        id=anchor, type=kind, mode=None, contexts=(), cameo=f"code of {anchor}", goldstein=None, intensity=None,
        quad="verbal cooperation", status=status, background=False, anchor=words(anchor),
        about=(words(about),) if about else (), condition=words(condition) if condition else None,
    )  # fmt: skip


def test_a_promise_to_yield_is_one_concession() -> None:
    promise = act("AGREE", "promised", "to call off the roadblocks")
    content = act("CONCEDE", "call off", status="future", condition="if the court opened the boxes")
    (kept,) = once([promise, content])
    assert (kept.type, kept.anchor.text, kept.cameo, kept.status) == ("CONCEDE", "promised", "code of call off", "actual")
    assert kept.about[0].text == "to call off the roadblocks"
    assert kept.condition is not None
    assert kept.condition.text == "if the court opened the boxes"


def test_a_threat_is_told_once() -> None:
    assert [e.anchor.text for e in once([act("THREATEN", "warned", "she would march"), act("THREATEN", "march")])] == ["warned"]


def test_what_is_no_repetition_stays() -> None:
    denied = [act("AGREE", "promised", "to call off the roadblocks"), act("CONCEDE", "call off", status="negated")]
    other = [act("THREATEN", "warned", "she would march"), act("PROTEST", "march")]
    apart = [act("THREATEN", "warned"), act("THREATEN", "march")]
    for events in (denied, other, apart):
        assert once(events) == events
