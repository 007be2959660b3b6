"""Coded reports made in code: one by hand, and any that hypothesis can think of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from hypothesis import strategies as st

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


# -- any record --------------------------------------------------------------------------------------------------------------

#: Every code point, lone surrogates and NUL among them.
ANY = st.text(st.characters(exclude_categories=()), max_size=30)
_WORDY = st.one_of(
    ANY,
    st.sampled_from(
        ["\x00", "\ud800", "\udfff\ud800", "a\r\nb", "e\u0301", "\u200f\u202e", "\\u0000", "\\\\", '["x"]', "", "\U0001f600"]
    ),
)
_FLOAT = st.none() | st.floats(allow_nan=False, allow_infinity=False).filter(lambda x: x != 0 or str(x) == "0.0")
_INT = st.none() | st.integers(-(2**63) + 1, 2**63 - 1)
_maybe = st.none() | _WORDY


def _pick(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


@st.composite
def records(draw: st.DrawFn) -> s.CodedReport:  # noqa: C901 - one small maker for each part of the record
    """Any record that keeps the contract."""
    text = "".join(draw(st.lists(_WORDY, max_size=6)))

    def offsets() -> dict[str, Any]:
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        return {"start": start, "end": end, "text": text[start:end]}

    def span() -> s.Span:
        return s.Span(**offsets())

    def optional() -> s.Span | None:
        return span() if draw(st.booleans()) else None

    def some(make: Any, most: int = 3) -> tuple[Any, ...]:
        return tuple(make() for _ in range(draw(st.integers(0, most))))

    def who() -> s.Source:
        place = offsets() if draw(st.booleans()) else {"start": None, "end": None, "text": None}
        return s.Source(**place, actor=draw(_maybe), name=draw(_maybe))

    ids = draw(st.lists(_WORDY | st.sampled_from(["e1", "e2", "a1", "a2", "#1", "=1"]), unique=True, max_size=5))
    cut = draw(st.integers(0, len(ids)))
    claim_ids, event_ids = ids[:cut], ids[cut:]
    ref = _WORDY | st.sampled_from([*ids, "e1"])
    strings = st.lists(_WORDY, max_size=3).map(tuple)

    def part(place: dict[str, Any]) -> s.LayoutPart:
        return s.LayoutPart(start=place["start"], end=place["end"], kind=draw(_pick(s.LayoutKind)))

    def place() -> dict[str, Any]:
        return {
            "geonames": draw(_INT), "admin1": draw(_maybe), "country": draw(_maybe), "lat": draw(_FLOAT), "lon": draw(_FLOAT),
            "because": draw(_WORDY),
        }  # fmt: skip

    def claim(id_: str) -> s.Attribution:
        return s.Attribution(
            id=id_, kind=draw(_pick(s.AttributionKind)), act=draw(_pick(s.SpeechAct)), certainty=draw(_pick(s.Certainty)),
            negated=draw(st.booleans()), parent=draw(st.none() | ref), speaker=who() if draw(st.booleans()) else None,
            cue=optional(), content=some(span), via=some(who),
            links=some(lambda: s.Link(type=draw(_pick(s.LinkType)), to=draw(ref))), because=draw(strings),
        )  # fmt: skip

    def one_party() -> s.Party:
        return s.Party(actor=draw(_maybe), name=draw(_WORDY), country=draw(_maybe), sector=draw(_maybe), span=optional())

    def count() -> s.Count:
        return s.Count(
            kind=draw(_pick(s.CountKind)), low=draw(_INT), best=draw(_INT), high=draw(_INT), who=draw(_maybe), span=span()
        )

    def one_event(id_: str) -> s.Event:
        return s.Event(
            id=id_, type=draw(_pick(s.EventType)), mode=draw(_maybe), contexts=draw(strings), cameo=draw(_WORDY),
            goldstein=draw(_FLOAT), intensity=draw(_FLOAT), quad=draw(_pick(s.Quad)), status=draw(_pick(s.Status)),
            background=draw(st.booleans()), anchor=span(), actors=some(one_party), recipients=some(one_party), about=some(span),
            condition=optional(), deadline=s.Deadline(value=draw(_maybe), span=optional()) if draw(st.booleans()) else None,
            counts=some(count, 2),
            date=s.EventDate(
                value=draw(_WORDY), precision=draw(_pick(s.DatePrecision)), span=optional(), because=draw(_WORDY)
            ) if draw(st.booleans()) else None,
            place=s.EventPlace(
                name=draw(_WORDY), precision=draw(_pick(s.PlacePrecision)), span=optional(), **place()
            ) if draw(st.booleans()) else None,
            attributions=tuple(draw(st.lists(ref, max_size=3))), said_by=draw(strings),
            confidence=draw(st.none() | st.dictionaries(_WORDY, st.floats(0, 1), max_size=2)), because=draw(strings),
        )  # fmt: skip

    def agreement() -> s.Agreement:
        def step() -> s.AgreementStep:
            return s.AgreementStep(step=draw(_WORDY), date=draw(_maybe), event=draw(st.none() | ref))

        kind: Any = draw(st.sampled_from(["deal", "ceasefire", "memorandum", "treaty", "resolution"]))
        return s.Agreement(name=draw(_WORDY), kind=kind, parties=draw(strings), disputed_by=draw(strings), steps=some(step, 2))

    return s.CodedReport(
        schema_version=1, id=draw(_WORDY), coder=draw(_WORDY), outlet=draw(_maybe), published=draw(_maybe),
        published_from=draw(st.none() | _pick(s.PublishedFrom)), title=draw(_maybe), url=draw(_maybe), language=draw(_maybe),
        translation=s.Translation(suspected=draw(st.booleans()), because=draw(strings)),
        failure=s.Failure(stage=draw(_WORDY), error=draw(_WORDY), message=draw(_WORDY)) if draw(st.booleans()) else None,
        warnings=some(lambda: s.Warning(kind=draw(_pick(s.WarningKind)), message=draw(_WORDY))), text=text,
        layout=some(lambda: part(offsets())),
        mentions=some(lambda: s.Mention(**offsets(), actor=draw(_maybe), name=draw(_maybe), kind=draw(_pick(s.MentionKind)))),
        dates=some(
            lambda: s.TimeExpression(
                **offsets(), type=draw(_pick(s.TimexType)), value=draw(_maybe), interval=draw(_maybe), because=draw(_WORDY)
            )
        ),
        places=some(
            lambda: s.PlaceMention(
                **offsets(), name=draw(_maybe), precision=draw(st.none() | _pick(s.PlacePrecision)), **place()
            )
        ),
        attributions=tuple(claim(i) for i in claim_ids), events=tuple(one_event(i) for i in event_ids),
        agreements=some(agreement, 2),
        predictions=some(lambda: s.Prediction(by=draw(_WORDY), event_text=draw(_WORDY), horizon=draw(_maybe)), 2),
        contradictions=some(lambda: (draw(ref), draw(ref), draw(_WORDY)), 2),
    )  # fmt: skip
