"""Links: silences by their words, and events that the outlet tells itself as what is confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from sayso.coding.attributions.found import Found
from sayso.coding.attributions.lexicon import load
from sayso.coding.attributions.linear import Linear
from sayso.coding.attributions.link_features import Before, choice_features, none_features, rarity
from sayso.coding.attributions.linking import LinkStage
from sayso.coding.attributions.links import KINDS, choices, links
from sayso.coding.attributions.pointing import Point, actors, points
from sayso.coding.attributions.stage import AttributionStage
from sayso.schema import Event, Party
from training.attributions.choice import fit_choices

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.reading.document import Document
    from sayso.reading.encoder.model import Encoding

TEXT = "Soldiers burned the village of Sorna on Monday.\n\nThe governor confirmed the burning of Sorna."


@pytest.fixture
def burned(document: Callable[[str], Document]) -> Document:
    """A report whose first sentence the outlet tells itself."""
    read = document(TEXT)

    def span(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    found = Found(content=(span("the burning of Sorna"),), cue=span("confirmed"), source=span("The governor"))
    party = Party(actor=None, name="soldiers", country=None, sector=None, span=None)
    event = Event(
        id="e1", type="ASSAULT", mode=None, contexts=(), cameo="", goldstein=None, intensity=None, quad="material conflict",
        status="actual", background=False, anchor=read.span(*span("burned")), actors=(party,),
    )  # fmt: skip
    return replace(AttributionStage(lambda _: [found])(read), events=(event,))


def test_a_confirmation_points_at_an_event_of_the_outlet(burned: Document) -> None:
    (a,) = LinkStage()(burned).attributions
    assert [(x.type, x.to) for x in a.links] == [("confirms", "e1")]


def test_an_event_in_what_is_said_is_no_choice(burned: Document) -> None:
    inside = replace(burned.events[0], anchor=burned.span(TEXT.index("burning"), TEXT.index("burning") + 7))
    said, told = points(burned, burned.attributions, (inside,), load())
    assert told == []
    assert choices(0, said, told) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministry declined to say how many were dead.", "no_comment"),
        ("The mayor would not elaborate.", "no_comment"),
        ("The palace has not yet responded.", "no_comment"),
        ("The embassy neither confirmed nor denied it.", "no_comment"),
        ("Neither claim could be independently verified.", "unverified"),
        ("The letter could not be authenticated.", "unverified"),
        ("Both reports remain unconfirmed.", "unverified"),
        ("The mayor said the bridge would not open.", None),
        ("He could have confirmed the order by noon.", None),
    ],
)
def test_silences_are_told_by_their_words(text: str, kind: str | None) -> None:
    words = load()
    held = [k for k, p in (("no_comment", words.no_comment), ("unverified", words.unverified)) if p.search(text)]
    assert held == ([kind] if kind else [])


def test_choices_are_learned_within_their_group() -> None:
    groups = [[["far"], ["near", "same"]], [["near"], ["far", "same"]]] * 4
    judge = fit_choices(groups, [{1}, {1}] * 4, penalty=0.1)
    assert judge.sums(["far", "same"])[0] > judge.sums(["near"])[0]
    assert judge == fit_choices(groups, [{1}, {1}] * 4, penalty=0.1)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Neither claim could be independently verified.", ["Neither claim"]),
        ("Both reports remain unconfirmed.", ["Both reports"]),
        ("The letters could be authenticated.", None),
    ],
)
def test_what_could_not_be_checked_is_no_speaker(
    document: Callable[[str], Document], text: str, content: list[str] | None
) -> None:
    found = AttributionStage(lambda _: [])(document(text)).attributions
    assert [[c.text for c in a.content] for a in found] == ([content] if content else [])
    assert all(a.speaker is None or a.speaker.text is None for a in found)


class Says:
    """An encoding that says what it is told: the kind of link, and at which word it points."""

    def __init__(self, kind: str, at: int) -> None:
        self._kind, self._at = kind, at

    def shares(self, head: str, word: int) -> dict[str, float]:  # noqa: ARG002 - as the encoding's
        return {k: 0.96 if k == self._kind else 0.01 for k in ("none", *KINDS)}

    def pulls(self, head: str, word: int, targets: list[int]) -> list[float]:  # noqa: ARG002 - as the encoding's
        return [20.0 if t == self._at else 0.0 for t in targets]


def test_the_encoder_weighs_in_on_kind_and_target() -> None:
    points = [
        Point(
            id=f"a{i}",
            at=i,
            sentence=i,
            act="state",
            words=frozenset(),
            names=frozenset(),
            content="x",
            speaker=f"s{i}",
            word=i,
        )
        for i in range(3)
    ]
    undecided = Linear(KINDS, {})
    chosen = [links(points, [], undecided, Linear(("target",), {}), cast("Encoding", Says("denies", at))) for at in (0, 1)]
    assert [[(x.type, x.to) for x in one[2]] for one in chosen] == [[("denies", "a0")], [("denies", "a1")]]
    assert links(points, [], undecided, Linear(("target",), {}), cast("Encoding", Says("none", 0)))[2] == ()


def point(name: str, at: int, content: str = "x", **more: object) -> Point:
    """An attribution by ``name`` in a sentence of its own."""
    words = {"words": frozenset(), "names": frozenset(), "act": "state", "sentence": at, "content": content, "speaker": name}
    return Point(**{"id": f"a{at}", "at": at, **words, **more})  # type: ignore[arg-type]


def test_who_is_told_of_by_another_may_be_pointed_at_by_his_own_spokesman() -> None:
    outer = point("a driver", 0)
    inner = point("the mayor", 1, parent="a0")
    earlier = point("the mayor", 2)
    said = [outer, inner, earlier, point("the mayor", 3)]
    assert [p.id for p in choices(3, said, [])] == ["a1", "a0"]


def test_a_speaker_does_not_answer_the_words_that_his_own_stand_in() -> None:
    said = [point("a driver", 0), point("the mayor", 1, parent="a0")]
    assert choices(1, said, []) == []


def test_a_denial_is_told_whose_claim_tells_of_the_denier_and_which_threat_it_means() -> None:
    accuser = point("Veldania", 0, of=frozenset(["ORV"]), act="accuse")
    threat = point("a general", 1, saying=frozenset(["threa"]), act="threaten")
    other = point("a miller", 2)
    denier = point("Orvia", 3, sides=frozenset(["ORV"]), words=frozenset(["threa"]), calls=frozenset(["threaten"]), act="deny")
    near = choices(3, [accuser, threat, other, denier], [])
    rows = choice_features(denier, near, rarity([accuser, threat, other, denier]), Before())
    held = {p.id: set(row) for p, row in zip(near, rows, strict=True)}
    assert {i for i in held if "told of=True:deny" in held[i]} == {"a0"}
    assert {i for i in held if "calls=True:True" in held[i]} == {"a1"}
    assert {i for i in held if "saying=True:deny" in held[i]} == {"a1"}


def test_an_actor_within_a_country_is_of_that_country_too() -> None:
    assert actors(["SDN.JEM", "person.anna-orlo", None]) == {"SDN.JEM", "SDN", "person.anna-orlo"}


@pytest.mark.parametrize(("content", "targets"), [("neither figure", ["a1", "a0"]), ("the figure", ["a1"])])
def test_what_leaves_both_claims_open_points_at_both(content: str, targets: list[str]) -> None:
    said = [point("a nurse", 0), point("the army", 1), point("this agency", 2, content)]
    judge = Linear(("target",), {"bias": [2.0], "rank=0": [1.0]})
    (*_, found) = links(said, [], Linear(("unverified",), {}), judge)
    assert [x.to for x in found] == targets


def test_nothing_is_a_choice_that_may_win() -> None:
    said = [point("a nurse", 0), point("the army", 1)]
    judge = Linear(("target",), {none_features(["bias"])[0]: [0.0], "none:act=state": [3.0]})
    assert links(said, [], Linear(("denies",), {}), judge)[1] == ()


def test_where_the_encoder_is_sure_of_no_link_nothing_is_looked_for() -> None:
    class Sure(Says):
        def shares(self, head: str, word: int) -> dict[str, float]:  # noqa: ARG002 - as the encoding's
            return {"none": 0.9996, **dict.fromkeys(KINDS, 0.0001)}

    said = [point("a nurse", 0, word=0), point("the army", 1, word=1)]
    judge = Linear(("target",), {"bias": [4.0]})
    assert links(said, [], Linear(KINDS, {}), judge)[1]
    assert links(said, [], Linear(KINDS, {}), judge, cast("Encoding", Sure("none", 0)))[1] == ()
