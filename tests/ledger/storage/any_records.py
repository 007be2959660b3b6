"""Any coded report that hypothesis can think of."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

from sayso import schema as s

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
            basis=draw(st.none() | _pick(s.Basis)), translated=draw(st.booleans()),
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
