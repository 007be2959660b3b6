"""How it is said: direct or not; act and certainty by the trained judges, which see the rules' answer, and the encoder."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from sayso.coding.attributions.found import length, overlap

if TYPE_CHECKING:
    from sayso.coding.attributions.found import Offsets
    from sayso.coding.attributions.linear import Linear
    from sayso.coding.attributions.manner_rules import Manner
    from sayso.coding.attributions.quotes import Quote
    from sayso.schema import AttributionKind, Certainty, SpeechAct

#: What the encoder's heads count beside the judges (log-probabilities are added).  Act, right of 3,031 in real news that
#: neither had read: .669 without, .695 at .3, .704 at .5, .694 at .7.  Certainty, of 3,745 in dense reports of our own: .932
#: without, .942 at .5, .945 at 1.
HEAD = {"act": 0.5, "certainty": 1.0}


@dataclass(frozen=True, slots=True)
class Judges:
    """The trained judges of act and certainty (training/attributions)."""

    act: Linear
    certainty: Linear


def judges() -> Judges:
    """Read the judges that come with the package."""
    from sayso.coding.attributions.linear import load

    return Judges(load("act"), load("certainty"))


def judged(rule: Manner, told: list[str], use: Judges, heads: dict[str, dict[str, float]]) -> Manner:
    """Act and certainty by the trained judges, which see what the rules say, and by the encoder's heads where there are any.

    Args:
        rule: what the rules say.
        told: features of the attribution (features.py).
        use: the judges.
        heads: for "act" and "certainty" the probability of each label, from the encoder.
    """
    act = _best(use.act(told), heads.get("act", {}), HEAD["act"])
    if "rule=reject" in told and "list proposals" in told and "list said_before" not in told:
        act = "reject"  # a refusal of a plan is hardly ever a denial; the training reports have too few to learn it from
    if "cue believes" in told and rule.act == "predict":
        act = "predict"  # "suggested that the war will spread"
    # A word that weakens is not overruled: right more often so, by cross-validation.
    certainty = rule.certainty
    if certainty == "certain":
        certainty = cast("Certainty", _best(use.certainty(told), heads.get("certainty", {}), HEAD["certainty"]))
    return replace(rule, act=cast("SpeechAct", act), certainty=certainty)


def _best(scores: dict[str, float], head: dict[str, float], weight: float) -> str:
    return max(scores, key=lambda k: scores[k] + weight * math.log(max(head.get(k, 0.0), 1e-4) if head else 1.0))


def kind_of(content: tuple[Offsets, ...], quotes: list[Quote]) -> AttributionKind:
    """Direct where all stands in quotation marks, mixed where some of it does, else indirect."""
    if not content:
        return "indirect"
    inside = overlap(content, tuple((q.start, q.end) for q in quotes))
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * length(content) else "mixed"
