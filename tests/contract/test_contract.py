from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.contract import decode, encode, generate, shipped, spans, wrong_spans
from sayso.contract.reference import fill
from sayso.schema import (
    Attribution,
    CodedReport,
    Count,
    Deadline,
    Event,
    EventDate,
    EventPlace,
    Failure,
    LayoutPart,
    Link,
    Party,
    Source,
    Span,
    Translation,
    WarningKind,
)
from sayso.schema import Warning as Note
from tests.fuzz.strategies import whole

ROOT = Path(__file__).parents[2]
TEXT = "Oda Brandt warned on Monday that 12 people had died in Kesh."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def full(text: str = TEXT) -> CodedReport:
    speaker = Source(start=0, end=10, text="Oda Brandt", actor="BRANDT", name="Oda Brandt")
    elsewhere = Source(start=None, end=None, text=None, actor=None, name="Harbour Wire")
    event = Event(
        id="e1",
        type="THREATEN",
        mode=None,
        contexts=("military",),
        cameo="138",
        goldstein=-7.0,
        intensity=-3.5,
        quad="verbal conflict",
        status="actual",
        background=False,
        anchor=span("warned"),
        actors=(Party(actor="BRANDT", name="Oda Brandt", country="ARL", sector="GOV", span=span("Oda Brandt")),),
        recipients=(Party(actor=None, name="council", country=None, sector=None, span=None),),
        about=(span("12 people had died in Kesh"),),
        condition=span("on Monday"),
        deadline=Deadline(value="2020-02-01", span=None),
        counts=(Count(kind="killed", low=12, best=12, high=None, who="people", span=span("12 people")),),
        date=EventDate(value="2020-01-06", precision="day", span=span("Monday"), because="the Monday before publication"),
        place=EventPlace(
            name="Kesh",
            geonames=1,
            admin1=None,
            country=None,
            lat=1.5,
            lon=2.0,
            precision="city",
            span=span("Kesh"),
            because="named",
        ),
        attributions=("a1",),
        said_by=("Oda Brandt",),
        confidence={"type": 0.9},
        because=("a verb of threat",),
    )
    attribution = Attribution(
        id="a1",
        kind="indirect",
        act="threaten",
        certainty="certain",
        negated=False,
        parent=None,
        speaker=speaker,
        cue=span("warned"),
        content=(span("12 people had died in Kesh"),),
        via=(elsewhere,),
        links=(Link(type="confirms", to="e1"),),
    )
    return CodedReport(
        schema_version=1,
        id="x",
        coder="test",
        outlet="Harbour Wire",
        published="2020-01-08",
        published_from="given",
        title=None,
        url=None,
        language="en",
        translation=Translation(suspected=False),
        failure=Failure(stage="s", error="E", message="m"),
        warnings=(Note(kind="text_cut", message="cut"),),
        text=text,
        layout=(LayoutPart(start=0, end=len(TEXT), kind="body"),),
        attributions=(attribution,),
        events=(event,),
        contradictions=(("a1", "a2", "count"),),
    )


def test_a_full_record_comes_back_as_it_was() -> None:
    line = encode(full())
    assert b"\n" not in line
    assert decode(line) == full()
    assert wrong_spans(full()) == []


def test_the_shipped_schema_is_the_generated_one() -> None:
    """Where this fails after a change of sayso/schema.py, run: python -m sayso.contract"""
    assert shipped() == generate()
    assert (ROOT / "docs" / "schema.json").read_bytes() == generate()


def test_the_schema_is_a_schema_and_fits_a_record() -> None:
    schema = json.loads(shipped())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    record = json.loads(encode(full()))
    validator.validate(record)
    assert list(record) == list(schema["properties"]) == schema["required"]
    for wrong in (
        {"events": None},
        {"schema_version": 2},
        {"language": 5},
        {"layout": [{"start": 0, "end": 1, "kind": "menu"}]},
    ):
        with pytest.raises(jsonschema.ValidationError):
            validator.validate({**record, **wrong})
    del record["predictions"]
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(record)


def test_added_fields_are_allowed() -> None:
    record = {**json.loads(encode(full())), "tone": 1.0}
    jsonschema.Draft202012Validator(json.loads(shipped())).validate(record)
    assert decode(json.dumps(record).encode()) == full()


ODD = st.text(st.characters(), max_size=30).map(whole)  # lone surrogates included


@given(ODD, ODD)
def test_any_text_comes_back_as_it_was(text: str, name: str) -> None:
    coded = CodedReport(
        schema_version=1,
        id=name,
        coder="c",
        outlet=None,
        published=None,
        published_from=None,
        title=name,
        url=None,
        language=None,
        translation=Translation(suspected=False),
        failure=None,
        warnings=(),
        text=text,
    )
    line = encode(coded)
    assert line.decode("utf-8").count("\n") == 0
    assert json.loads(line)["text"] == text
    assert decode(line) == coded


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_both_writers_agree(text: str) -> None:
    """A record with a lone surrogate somewhere is laid out as one without."""
    one, other = (
        encode(full(text + end)).replace(end.encode("utf-8", "backslashreplace"), b"") for end in ("\u2603\u2604", "\ud800")
    )
    assert one == other


def test_a_split_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate pair"):
        encode(full(TEXT + "\ud83d\ude00"))


def test_the_walk_finds_wrong_spans() -> None:
    record = json.loads(encode(full()))
    assert len(list(spans(record))) == len(list(spans(full()))) > 10
    record["events"][0]["anchor"]["text"] = "warns"
    record["attributions"][0]["speaker"]["end"] = 999
    record["layout"][0]["start"] = -1
    assert [w.split(":")[0] for w in wrong_spans(record)] == ["layout.0", "attributions.0.speaker", "events.0.anchor"]


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b'{"id": 1}', b"\xff", b'{"id": "\\ud800"}'])
def test_what_is_no_record_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of its kinds
        decode(line)


def test_the_reference_in_the_docs_is_the_generated_one() -> None:
    page = (ROOT / "docs" / "contract.md").read_text("utf-8")
    assert fill(page) == page


def test_the_docs_name_every_warning() -> None:
    page = (ROOT / "docs" / "contract.md").read_text("utf-8")
    for kind in get_args(WarningKind):
        assert f"| `{kind}` |" in page
