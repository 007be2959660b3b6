"""Status of an act, and whether it is told as history: what the classifiers say, with the grammar's and the encoder's word."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sayso.coding.events.denied import beside_denial
from sayso.coding.events.planned import ruling
from sayso.coding.events.status import background_features, status_features

if TYPE_CHECKING:
    from sayso.coding.events.acts import Act
    from sayso.coding.events.features import Sentence
    from sayso.coding.events.heads import Heads
    from sayso.coding.events.linear import Linear
    from sayso.reading.document import Document
    from sayso.schema import Status

#: Chance above which an act is not actual, an act is history (best F1 out of fold, docs/events.md).
NOT_ACTUAL = 0.3
HISTORY = 0.25
#: How much the encoder's say weighs there (best F1 on held-out reports, docs/events.md).
ENCODER_HISTORY = 0.3


def is_history(model: Linear, document: Document, sentence: Sentence, act: Act, heads: Heads | None) -> bool:
    """Whether an act is told as history."""
    history = model(background_features(document, sentence, act.token, act.type))["yes"]
    if (seen := heads.labels("background", act.token) if heads else None) is not None:
        history = (1 - ENCODER_HISTORY) * history + ENCODER_HISTORY * seen["yes"]
    return history > HISTORY


def status_of(model: Linear, sentence: Sentence, act: Act) -> tuple[Status, list[str]]:
    """The status of an act, and why."""
    odds = model(status_features(sentence, act.token, act.type))
    if beside_denial(act.token) and ruling(act.token, act.type) is None:
        odds["actual"] += odds["negated"]  # the classifier sees the denial above, not that it stands beside
        odds["negated"] = 0.0
    actual = odds.pop("actual")
    best = max(odds, key=lambda k: odds[k])
    if odds[best] <= NOT_ACTUAL or odds[best] < actual * 0.5:
        return "actual", []
    rule = ruling(act.token, act.type)
    words = f", {rule.words!r}" if rule and rule.status == best else ""
    return cast("Status", best), [f"status: {best} {odds[best]:.2f}{words}"]
