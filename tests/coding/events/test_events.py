"""What the event stage makes of each construction, on reports that we wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sayso.coding.events import EventStage
from sayso.coding.events.said_by import joint_speakers, vouching
from sayso.reading.coreference import Reference
from sayso.reading.document import Document
from sayso.reading.parser import Parser
from sayso.schema import Attribution, LayoutPart, Report, Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.reading.turns import Turn
    from sayso.schema import Event

    Read = Callable[[str], Document]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def stage() -> EventStage:
    return EventStage()


@pytest.fixture
def read(parser: Parser) -> Read:
    def parsed(text: str) -> Document:
        whole = (LayoutPart(start=0, end=len(text), kind="body"),)
        return parser(Document(report=Report(id="r", text=text, published="2021-05-04"), layout=whole, language="en"))

    return parsed


@pytest.fixture
def code(read: Read, stage: EventStage) -> Callable[[str], list[Event]]:
    return lambda text: list(stage(read(text)).events)


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(start=at, end=at + len(words), text=words)


def source(text: str, words: str, name: str | None = None) -> Source:
    at = text.index(words)
    return Source(start=at, end=at + len(words), text=words, actor=None, name=name or words)


def names(parties: tuple[object, ...]) -> list[str]:
    return [p.name for p in parties]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Rebels attacked the town of Zarfa on Monday.", "ASSAULT", None),
        ("Warplanes bombed rebel positions near Zarfa.", "ASSAULT", "aerial"),
        ("Police arrested 40 protesters in the capital.", "COERCE", "arrest"),
        ("The foreign minister met the rebel leader in Doha.", "CONSULT", None),
        ("Thousands of people protested against the government.", "PROTEST", "demo"),
        ("The opposition called for the resignation of the president.", "REQUEST", "change"),
        ("The president condemned the attack.", "ACCUSE", "disapprove"),
        ("The government accused the rebels of shelling the market.", "ACCUSE", "allege"),
        ("Russia vetoed the resolution.", "REJECT", None),
        ("Two ministers defected to the opposition.", "SANCTION", "withdraw"),
        ("The prime minister resigned on Friday.", "RETREAT", "resign"),
        ("Britain pledged 50 million pounds to Somalia.", "AGREE", None),
    ],
)
def test_type_and_mode(code: Callable[[str], list[Event]], text: str, kind: str, mode: str | None) -> None:
    events = code(text)
    assert kind in {e.type for e in events}
    if mode is not None:
        assert mode in {e.mode for e in events if e.type == kind}


@pytest.mark.parametrize(
    "text",
    [
        "The striker scored twice as the visitors won the league.",
        "The storm brought heavy rain to the coast.",
        "The company's shares fell by three percent.",
        "Scientists described a new species of frog.",
    ],
)
def test_nothing_political(code: Callable[[str], list[Event]], text: str) -> None:
    assert code(text) == []


def test_active_and_passive_give_the_same_parties(code: Callable[[str], list[Event]]) -> None:
    (active,) = [e for e in code("Soldiers killed three protesters.") if e.type == "ASSAULT"]
    (passive,) = [e for e in code("Three protesters were killed by soldiers.") if e.type == "ASSAULT"]
    assert [n.lower() for n in names(active.actors)] == ["soldiers"] == names(passive.actors)
    assert "protesters" in names(active.recipients)[0]
    assert "protesters" in names(passive.recipients)[0]


def test_joint_actors_are_several_parties(code: Callable[[str], list[Event]]) -> None:
    events = code("France and Germany condemned the attack.")
    assert names(next(e for e in events if e.type == "ACCUSE").actors) == ["France", "Germany"]


@pytest.mark.parametrize(
    ("text", "denied", "told"),
    [
        ("The governor denied that soldiers shelled the market and said that rebels attacked the town.", "shelled", "attacked"),
        ("The army denied that it killed civilians but said that police had arrested ten men.", "killed", "arrested"),
        ("The mayor denied that troops had fired, and said soldiers had arrested ten rebels.", "fired", "arrested"),
    ],
)
def test_only_what_stands_under_a_denial_is_denied(
    code: Callable[[str], list[Event]], text: str, denied: str, told: str
) -> None:
    status = {e.anchor.text: e.status for e in code(text)}
    assert (status[denied], status[told]) == ("negated", "actual")


def test_a_rejected_claim_denies_what_it_tells(code: Callable[[str], list[Event]]) -> None:
    events = code("The ministry rejected claims that troops had shelled the market.")
    assert {e.anchor.text: e.status for e in events}["shelled"] == "negated"


def test_who_would_not_comment_on_a_report_does_not_vouch_for_it(stage: EventStage, read: Read) -> None:
    text = "The spokesman declined to comment on reports that rebels had shelled the market."
    about = "reports that rebels had shelled the market"
    silent = Attribution(
        id="a1", kind="indirect", act="reject", certainty="unknown", negated=False, parent=None,
        cue=span(text, "declined to comment"), speaker=source(text, "The spokesman"), via=(), content=(span(text, about),),
        links=(), because=("no_comment",),
    )  # fmt: skip
    events = stage(replace(read(text), attributions=(silent,))).events
    told = next(e for e in events if e.anchor.text == "shelled")
    assert (told.status, told.said_by, told.attributions) == ("hypothetical", (), ())


def test_all_that_stands_under_a_denial_is_denied(code: Callable[[str], list[Event]]) -> None:
    events = code("The council denied that troops shelled the market and that police arrested ten men.")
    assert {e.status for e in events if e.anchor.text in {"shelled", "arrested"}} == {"negated"}


class Haftar:
    """A report in which "his forces" is known to be an army."""

    country = "LBY"

    def resolve(self, start: int, end: int) -> Reference | None:
        return self.party(start, end)

    def party(self, start: int, end: int) -> Reference | None:
        known = (start, end) == (0, 10)
        return (
            Reference(actor="x.lna", name="Libyan National Army", kind="armed_group", country="LBY", sector="REB")
            if known
            else None
        )

    def title(self, start: int, end: int, *, named: bool = False) -> str | None:  # noqa: ARG002 - the protocol's
        return None

    def called(self, start: int, end: int) -> str | None:  # noqa: ARG002 - the protocol's
        return None

    @property
    def spoken(self) -> list[tuple[Turn, Reference]]:
        return []


def test_parties_are_who_the_report_means(read: Read, stage: EventStage) -> None:
    events = stage(replace(read("His forces shelled the town."), referents=Haftar())).events
    assert [(p.actor, p.name, p.country, p.sector) for e in events for p in e.actors] == [
        ("x.lna", "Libyan National Army", "LBY", "REB")
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army shelled the town.", "actual"),
        ("The army will attack the town next week.", "future"),
        ("The army may attack the town.", "hypothetical"),
        ("The army did not attack the town.", "negated"),
    ],
)
def test_status(code: Callable[[str], list[Event]], text: str, status: str) -> None:
    assert {e.status for e in code(text) if e.type == "ASSAULT"} == {status}


def test_a_material_act_is_vouched_for_by_the_attribution_that_covers_it(read: Read, stage: EventStage) -> None:
    text = "Rebels attacked the town, a spokesman said, according to Radio Brenn."
    said = Attribution(
        id="a1", kind="indirect", act="state", certainty="certain", negated=False, parent=None, speaker=source(text, "a spokesman", "spokesman"),
        cue=span(text, "said"), content=(span(text, "Rebels attacked the town"),), via=(source(text, "Radio Brenn"),),
    )  # fmt: skip
    (event,) = stage(replace(read(text), attributions=(said,))).events
    assert event.attributions == ("a1",)
    assert event.said_by == ("spokesman", "Radio Brenn")


def test_the_speaker_of_a_verbal_act_is_its_actor_and_not_repeated(read: Read, stage: EventStage) -> None:
    text = "Norway urged the government to stop the attacks, Radio Brenn reported."
    urged = Attribution(
        id="a1", kind="indirect", act="demand", certainty="certain", negated=False, parent=None, speaker=source(text, "Norway"),
        cue=span(text, "urged"), content=(span(text, "to stop the attacks"),), via=(source(text, "Radio Brenn"),),
    )  # fmt: skip
    event = next(e for e in stage(replace(read(text), attributions=(urged,))).events if e.type == "REQUEST")
    assert names(event.actors) == ["Norway"]
    assert event.said_by == ("Radio Brenn",)
    assert event.attributions == ("a1",)


def test_who_says_the_same_twice_is_one_actor(read: Read, stage: EventStage) -> None:
    text = "Norway and Chad urged the government to stop the attacks."
    told = tuple(
        Attribution(
            id=f"a{n}", kind="indirect", act="demand", certainty="certain", negated=False, parent=None, speaker=source(text, name, said),
            cue=span(text, "urged"), content=(span(text, "to stop the attacks"),),
        )
        for n, (name, said) in enumerate([("Norway", "Norway"), ("Chad", "Council of Aro"), ("Chad", "Council of Aro")])
    )  # fmt: skip
    event = next(e for e in stage(replace(read(text), attributions=told)).events if e.type == "REQUEST")
    assert len(event.actors) == len({(a.actor, a.name) for a in event.actors})
    assert "Council of Aro" in names(event.actors)


def test_what_is_demanded_is_about_and_no_second_event(code: Callable[[str], list[Event]]) -> None:
    (event,) = code("Norway urged the rebels to release all prisoners.")
    assert event.type == "REQUEST"
    assert [s.text for s in event.about] == ["to release all prisoners"]


def test_condition(code: Callable[[str], list[Event]]) -> None:
    events = code("The army threatened to attack the city if the talks fail.")
    threat = next(e for e in events if e.type == "THREATEN")
    assert threat.condition is not None
    assert threat.condition.text == "if the talks fail"


def test_every_event_is_coded_and_explained(code: Callable[[str], list[Event]]) -> None:
    for event in code("Police arrested 40 protesters. The president condemned the arrests."):
        assert event.cameo
        assert event.quad
        assert event.intensity is not None
        assert event.because
        assert event.confidence is None


def test_nothing_from_outside_the_prose(read: Read, stage: EventStage) -> None:
    assert stage(replace(read("Rebels attacked the town on Monday."), prose=())).events == ()


def test_an_unreadable_report_has_no_events(stage: EventStage) -> None:
    assert stage(Document(report=Report(id="r", text="..."), readable=False)).events == ()


def test_spans_are_the_reports_words(read: Read, stage: EventStage) -> None:
    text = "Caf\u00e9 \U0001f600 owners said:\r\nRebels attacked the town and killed at least 12 people."
    for event in stage(read(text)).events:
        for part in (
            event.anchor,
            *event.about,
            *(c.span for c in event.counts),
            *(p.span for p in event.actors + event.recipients if p.span),
        ):
            assert text[part.start : part.end] == part.text


class Siege(Haftar):
    """A report in which only "they" stays unclear."""

    def party(self, start: int, end: int) -> Reference | None:
        words = "The army shelled Zarfa on Monday. They were killed by soldiers."[start:end]
        return None if words == "They" else Reference(actor=None, name=words.removeprefix("The "), kind="crowd", country="LBY")


def test_a_pronoun_that_nobody_resolves_is_no_party(read: Read, stage: EventStage) -> None:
    text = "The army shelled Zarfa on Monday. They were killed by soldiers."
    events = stage(replace(read(text), referents=Siege())).events
    assert events
    assert "They" not in {n for e in events for n in names(e.actors + e.recipients)}


def test_a_bare_number_is_no_party(code: Callable[[str], list[Event]]) -> None:
    assert "20" not in {n for e in code("Soldiers shot 20 in the square.") for n in names(e.actors + e.recipients)}


def test_two_that_agree_are_both_parties(code: Callable[[str], list[Event]]) -> None:
    (event,) = [e for e in code("India and Pakistan have agreed to a ceasefire.") if e.type in {"AGREE", "CONCEDE"}]
    assert {"India", "Pakistan"} <= set(names(event.actors + event.recipients))


def test_a_sentence_that_counts_dead_and_wounded(code: Callable[[str], list[Event]]) -> None:
    events = code("At least 12 people were killed and 30 wounded when soldiers opened fire on protesters on Monday.")
    counted = {(c.kind, c.low, c.high) for e in events for c in e.counts}
    assert counted == {("killed", 12, None), ("wounded", 30, 30)}


def test_all_who_say_the_same_utter_a_verbal_act() -> None:
    said = Span(start=40, end=60, text="x" * 20)
    cue = Span(start=30, end=34, text="said")

    def told(number: int, name: str, words: Span = said) -> Attribution:
        speaker = Source(start=0, end=3, text=name, actor=None, name=name)
        return Attribution(
            id=f"a{number}", kind="indirect", act="state", certainty="certain", negated=False, parent=None, speaker=speaker,
            cue=cue, content=(words,),
        )  # fmt: skip

    both = [told(1, "Norway"), told(2, "House of Deputies"), told(3, "Chad", Span(start=70, end=80, text="y" * 10))]
    vouch = vouching(both, Span(start=50, end=55, text="x" * 5), "ACCUSE", ["Norway"])
    assert [s.name for s in joint_speakers(both, vouch, "ACCUSE", ["Norway"])] == ["House of Deputies"]
    assert joint_speakers(both, vouch, "ASSAULT", ["Norway"]) == []
    assert joint_speakers(both, vouch, "ACCUSE", ["Mali"]) == []
