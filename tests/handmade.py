"""Records made by hand over one invented report: what tests of judgements, queries, exports and commands work on."""

from __future__ import annotations

from dataclasses import replace

from sayso.schema import Attribution, CodedReport, Event, Party, Source, Span, Translation

TEXT = "Rebels shelled the port of Karsa on Monday. The minister said the army had closed the road, residents told Delta Radio."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def party(words: str) -> Party:
    return Party(actor=None, name=words, country=None, sector=None, span=span(words))


def event(name: str, type: str, anchor: str, actor: str, **more: object) -> Event:  # noqa: A002 - the contract's word
    record = Event(
        id=name,
        type=type,  # type: ignore[arg-type]  # tests give valid types
        mode=None,
        contexts=(),
        cameo="",
        goldstein=None,
        intensity=None,
        quad="material conflict",
        status="actual",
        background=False,
        anchor=span(anchor),
        actors=(party(actor),),
    )
    return replace(record, **more)  # type: ignore[arg-type]  # fields by name


def claim(name: str, speaker: str, cue: str, content: str) -> Attribution:
    who = span(speaker)
    return Attribution(
        id=name,
        kind="indirect",
        act="state",
        certainty="certain",
        negated=False,
        parent=None,
        speaker=Source(start=who.start, end=who.end, text=who.text, actor=None, name=who.text),
        cue=span(cue),
        content=(span(content),),
    )


def coded(coder: str, events: tuple[Event, ...], claims: tuple[Attribution, ...] = ()) -> CodedReport:
    return CodedReport(
        schema_version=1,
        id="karsa-1",
        coder=coder,
        outlet="Delta Radio",
        published="2020-03-03",
        published_from="given",
        title=None,
        url=None,
        language="en",
        translation=Translation(suspected=False),
        failure=None,
        warnings=(),
        text=TEXT,
        attributions=claims,
        events=events,
    )
