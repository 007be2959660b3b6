"""A promise found by its verb and by its content is one act."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sayso.coding.events.told_once import told_once
from sayso.schema import Event, Party, Span

if TYPE_CHECKING:
    from sayso.schema import EventType

TEXT = "She promised to call off the roadblocks if the court opened the boxes, and warned that she would march."


def words(phrase: str) -> Span:
    start = TEXT.index(phrase)
    return Span(start=start, end=start + len(phrase), text=phrase)


def party(name: str) -> Party:
    return Party(actor=None, name=name, country=None, sector=None, span=None)


def act(kind: EventType, anchor: str, about: str | None = None, **told: Any) -> Event:
    event = Event(
        id=anchor, type=kind, mode=None, contexts=(), cameo=f"code of {anchor}", goldstein=None, intensity=None,
        quad="verbal cooperation", status="actual", background=False, anchor=words(anchor),
        about=(words(about),) if about else (),
    )  # fmt: skip
    return replace(event, **told)


def test_a_promise_to_yield_is_one_concession() -> None:
    promise = act("AGREE", "promised", "to call off the roadblocks", actors=(party("She"),), attributions=("a1",))
    content = act(
        "CONCEDE", "call off", status="future", condition=words("if the court opened the boxes"), actors=(party("She"),), recipients=(party("court"),),
        attributions=("a1", "a2"),
    )  # fmt: skip
    (kept,) = told_once([promise, content])
    assert (kept.type, kept.anchor.text, kept.cameo, kept.status) == ("CONCEDE", "promised", "code of call off", "actual")
    assert kept.about[0].text == "to call off the roadblocks"
    assert kept.condition is not None
    assert kept.condition.text == "if the court opened the boxes"
    assert [p.name for p in (*kept.actors, *kept.recipients)] == ["She", "court"]
    assert kept.attributions == ("a1", "a2")
    assert "told again by 'call off'" in kept.because


def test_a_threat_is_told_once_and_keeps_the_mode() -> None:
    (kept,) = told_once([act("THREATEN", "warned", "she would march"), act("THREATEN", "march", mode="violence")])
    assert (kept.anchor.text, kept.mode, kept.cameo) == ("warned", "violence", "code of march")


def test_another_act_between_does_not_hide_the_repetition() -> None:
    refused = act("REJECT", "She", "to call off the roadblocks")
    promise, content = act("AGREE", "promised", "to call off the roadblocks"), act("CONCEDE", "call off")
    assert [e.type for e in told_once([refused, promise, content])] == ["REJECT", "CONCEDE"]


def test_what_is_denied_of_another_type_elsewhere_or_somebody_else_s_stays() -> None:
    denied = [act("AGREE", "promised", "to call off the roadblocks"), act("CONCEDE", "call off", status="negated")]
    other = [act("THREATEN", "warned", "she would march"), act("PROTEST", "march")]
    apart = [act("THREATEN", "warned"), act("THREATEN", "march")]
    theirs = [
        act("AGREE", "promised", "to call off the roadblocks", actors=(party("Egypt"),)),
        act("CONCEDE", "call off", actors=(party("Hamas"),)),
    ]
    for events in (denied, other, apart, theirs):
        assert told_once(events) == events
