"""Coded reports made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso import schema as s

TEXT = (
    "SABHA (Dune Wire) - The governor of Karsa, Xenia Qwolt, warned on Monday that if shelling of the port resumes her guards "
    "will answer.\n\nTwelve people died in Sunday's strike, the Harbour Clinic told Dune Wire. The rebels' speaker denied it."
)


def at(text: str, words: str) -> s.Span:
    """The span of the first occurrence of some words."""
    start = text.index(words)
    return s.Span(start=start, end=start + len(words), text=words)


def source(text: str, words: str, actor: str | None = None, name: str | None = None) -> s.Source:
    span = at(text, words)
    return s.Source(start=span.start, end=span.end, text=words, actor=actor, name=name or words)


def party(name: str, span: s.Span | None = None, actor: str | None = None, country: str | None = None) -> s.Party:
    return s.Party(actor=actor, name=name, country=country, sector="GOV" if country else None, span=span)


def event(id_: str, anchor: s.Span, type_: s.EventType, **more: Any) -> s.Event:
    base: dict[str, Any] = {
        "mode": None, "contexts": ("military",), "cameo": "138", "goldstein": -7.0, "intensity": -3.5,
        "quad": "verbal conflict",         "status": "actual", "background": False,
    }  # fmt: skip
    return s.Event(id=id_, anchor=anchor, type=type_, **(base | more))


def report(id_: str = "karsa-1", text: str = TEXT, **more: Any) -> s.CodedReport:
    """A full record over TEXT (or a text that begins with it)."""
    qwolt = at(text, "Xenia Qwolt")
    threat = event(
        "e1", at(text, "warned"), "THREATEN", mode="violence",
        actors=(party("Xenia Qwolt", qwolt, "karsa:gov", "KAR"),), recipients=(party("rebels"),),
        about=(at(text, "her guards will answer"),), condition=at(text, "if shelling of the port resumes"),
        date=s.EventDate(value="2020-01-13", precision="day", span=at(text, "Monday"), because="Monday before 2020-01-16"),
        confidence={"type": 0.91}, because=("anchor: warned", "lexicon row 12"),
    )  # fmt: skip
    strike = event(
        "e2", at(text, "strike"), "ASSAULT", mode="aerial", quad="material conflict", cameo="195",
        counts=(s.Count(kind="killed", low=None, best=12, high=None, who="people", span=at(text, "Twelve")),),
        place=s.EventPlace(
            name="Sabha", geonames=2212775, admin1=None, country="LBY", lat=27.03, lon=14.42, precision="city",
            span=at(text, "SABHA"), because="date line",
        ),
        attributions=("a2",), said_by=("Harbour Clinic", "Dune Wire"),
    )  # fmt: skip
    said = s.Attribution(
        id="a1", kind="indirect", act="threaten", certainty="certain", negated=False, parent=None,
        speaker=source(text, "Xenia Qwolt", "karsa:gov"), cue=at(text, "warned"),
        content=(at(text, "if shelling of the port resumes her guards will answer"),),
    )  # fmt: skip
    told = s.Attribution(
        id="a2", kind="indirect", act="state", certainty="certain", negated=False, parent=None,
        speaker=source(text, "the Harbour Clinic", None, "Harbour Clinic"), cue=at(text, "told"),
        content=(at(text, "Twelve people died in Sunday's strike"),),
        via=(s.Source(start=None, end=None, text=None, actor=None, name="Dune Wire"),), because=("cue: told",),
    )  # fmt: skip
    denied = s.Attribution(
        id="a3", kind="indirect", act="deny", certainty="certain", negated=True, parent=None,
        speaker=source(text, "The rebels' speaker"), cue=at(text, "denied"), content=(at(text, "it"),),
        links=(s.Link(type="denies", to="e2"), s.Link(type="unverified", to="nowhere")),
    )  # fmt: skip
    record = s.CodedReport(
        schema_version=1, id=id_, coder="sayso test 1", outlet="Dune Wire", published="2020-01-16", published_from="given",
        title="Karsa warns rebels", url=f"https://dune.example/{id_}", language="en",
        translation=s.Translation(suspected=False), failure=None,
        warnings=(s.Warning(kind="encoding", message="read as cp1252"),), text=text,
        layout=(s.LayoutPart(start=0, end=17, kind="dateline"), s.LayoutPart(start=20, end=len(text), kind="body")),
        mentions=(
            s.Mention(**_offsets(qwolt), actor="karsa:gov", name="Xenia Qwolt", kind="person"),
            s.Mention(**_offsets(at(text, "Karsa")), actor="KAR", name="Karsa", kind="state"),
        ),
        dates=(
            s.TimeExpression(
                **_offsets(at(text, "Monday")), type="DATE", value="2020-01-13", interval="2020-01-13", because="x"
            ),
        ),
        places=(
            s.PlaceMention(
                **_offsets(at(text, "SABHA")), name="Sabha", geonames=2212775, admin1=None, country="LBY", lat=27.03, lon=14.42,
                precision="city",
            ),
        ),
        attributions=(said, told, denied), events=(threat, strike),
        agreements=(
            s.Agreement(
                name="Karsa truce", kind="ceasefire", parties=("Karsa", "rebels"), disputed_by=(),
                steps=(
                    s.AgreementStep(step="proposed", date=None, event="e1"),
                    s.AgreementStep(step="signed", date="2020", event=None),
                ),
            ),
        ),
        predictions=(s.Prediction(by="Xenia Qwolt", event_text="her guards will answer", horizon=None),),
        contradictions=(("a2", "a3", "happened"),),
    )  # fmt: skip
    return replace(record, **more)


def plain(id_: str, text: str) -> s.CodedReport:
    """A report in which nothing was found."""
    return s.CodedReport(
        schema_version=1, id=id_, coder="c", outlet=None, published=None, published_from=None, title=f"Title {id_}", url=None,
        language="en", translation=s.Translation(suspected=False), failure=None, warnings=(), text=text,
    )  # fmt: skip


def _offsets(span: s.Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}
