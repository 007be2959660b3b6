"""The trained judges: their form, that they are read as written, and what they decide."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, get_args

import pytest

from sayso.coding.attributions import AttributionStage
from sayso.coding.attributions.found import Found
from sayso.coding.attributions.linear import Linear, load
from sayso.schema import Certainty, LinkType, SpeechAct

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.reading.document import Document

LABELS = {
    "act": set(get_args(SpeechAct)),
    "certainty": set(get_args(Certainty)),
    "link": set(get_args(LinkType)),
    "relay": {"yes", "no"},
    "target": {"target"},
}


@pytest.mark.parametrize("name", LABELS)
def test_a_judge_knows_the_labels_of_the_contract(name: str) -> None:
    judge = load(name)
    assert set(judge.labels) == LABELS[name]
    assert len(judge.weights) > 100
    assert {len(w) for w in judge.weights.values()} == {len(judge.labels)}


def test_log_probabilities_add_up_and_unknown_features_count_nothing() -> None:
    judge = Linear(("a", "b"), {"x": [2.0, 0.0]})
    scores = judge(["x", "never seen"])
    assert sum(map(math.exp, scores.values())) == pytest.approx(1.0)
    assert scores["a"] - scores["b"] == pytest.approx(2.0)
    assert judge([])["a"] == pytest.approx(math.log(0.5))


@pytest.mark.parametrize(
    ("text", "source", "cue", "names"),
    [
        (
            "The market was shelled, a nurse told the newspaper Kurier, as quoted by the agency Sorna Press.",
            "a nurse", "told", ["nurse", "Kurier", "Sorna Press"],
        ),
        ("The market was shelled, a nurse said on the channel Nova 5.", "a nurse", "said", ["nurse", "Nova 5"]),
        ("The market was shelled, a nurse told a diplomat, who told the newspaper Kurier.", "a nurse", "told", ["nurse", "diplomat", "Kurier"]),
        # A party's own page is no go-between, nor is the outlet itself.
        ("The market was shelled, a nurse said on her page.", "a nurse", "said", ["nurse"]),
        ("The market was shelled, a nurse told the Harbour Wire.", "a nurse", "told", ["nurse"]),
        # A speaker in apposition doesn't relay himself.
        ("The market was shelled, the driver, Pavel Orlik, said.", "the driver", "said", ["Pavel Orlik"]),
    ],
)  # fmt: skip
def test_people_and_media_relay(
    document: Callable[[str], Document], text: str, source: str, cue: str, names: list[str]
) -> None:
    def found(_: Document) -> list[Found]:
        spans = [(text.index(w), text.index(w) + len(w)) for w in ("The market was shelled", source, cue)]
        return [Found(content=(spans[0],), source=spans[1], cue=spans[2])]

    (a,) = AttributionStage(found)(document(text)).attributions
    assert [a.speaker.name if a.speaker else None, *(v.name for v in a.via)] == names
