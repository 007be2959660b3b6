"""Records made by hand over one invented report: what tests of judgements, queries, exports and commands work on."""

from __future__ import annotations

from dataclasses import replace

from sayso.schema import (
    Attribution,
    CodedReport,
    Count,
    Event,
    EventDate,
    EventPlace,
    Party,
    Source,
    Span,
    Translation,
)

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


def story(
    coder: str = "sayso 0.1.0 test/1", *, wide: bool = False, missing: tuple[str, ...] = (), **head: str | None
) -> CodedReport:
    """The invented report as a coder reads it; ``wide`` anchors hold one word more, events of a ``missing`` type are not found."""
    said = claim("a1", "The minister", "said", "the army had closed the road")
    shelled = event(
        "e1",
        "ASSAULT",
        "shelled the" if wide else "shelled",
        "Rebels",
        mode="heavy-weapons",
        recipients=(replace(party("the port of Karsa"), country="KRS", sector="CVL"),),
        date=EventDate(value="2020-03-02", precision="day", span=span("on Monday"), because="the Monday before publication"),
        place=EventPlace(
            name="Karsa",
            geonames=None,
            admin1=None,
            country="KRS",
            lat=None,
            lon=None,
            precision="city",
            span=span("Karsa"),
            because="",
        ),
        counts=(Count(kind="killed", low=2, best=3, high=3, who=None, span=span("port")),),
        because=("the verb shell",),
    )
    closed = event(
        "e2",
        "COERCE",
        "had closed" if wide else "closed",
        "the army",
        attributions=("a1",),
        said_by=("The minister", "residents"),
        status="negated",
        about=(span("the road"),),
    )
    record = coded(coder, tuple(e for e in (shelled, closed) if e.type not in missing), (said,))
    return replace(record, **head)  # type: ignore[arg-type]  # fields by name
