"""Candidates with their features and whether they are right, and the fit of a log-linear choice to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sayso.coding.when.clause import Sentences, pair_features
from sayso.coding.when.model import Choice
from sayso.coding.when.stage import days_of, same_sentence
from sayso.coding.when.story import story_features
from sayso.coding.when.told import Told, all_told
from training.when.agree import agree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.when.data import Example

#: Penalties and biases, chosen by five-fold cross-validation on the training reports.
OWN_L2, STORY_L2 = 3.0, 3.0
OWN_BIAS, STORY_BIAS = 0.5, 0.3

#: The features of each candidate, and whether it (last: none) is right.
Group = tuple[list[list[str]], list[bool]]


def choices(examples: Sequence[Example]) -> tuple[Choice, Choice]:
    """Both choices, fitted on these reports."""
    own = Choice(fit([g for e in examples for g in own_groups(e)], OWN_L2), OWN_BIAS)
    plain = Choice(own.weights)
    story = Choice(fit([g for e in examples for g in story_groups(e, plain)], STORY_L2), STORY_BIAS)
    return own, story


def _right(gold: str | None, values: Sequence[str]) -> list[bool]:
    right = [gold is not None and agree(gold, v) for v in values]
    return [*right, not any(right)]


def own_groups(example: Example) -> list[Group]:
    """Each act beside the dates of its sentence."""
    document, gold = example
    where = Sentences(document.parse)  # type: ignore[arg-type]
    published = document.report.published
    dates = all_told(document.dates, document.report.text, published)
    out = []
    for event, date in zip(document.events, gold, strict=True):
        beside, others = same_sentence(event, document.events, dates, where)
        if beside:
            features = [pair_features(event, d, where, others, beside, published) for d in beside]
            out.append((features, _right(date, [d.value for d in beside])))
    return out


def story_groups(example: Example, own: Choice) -> list[Group]:
    """Each act that its sentence leaves undated beside the dates of other acts; the act before has its gold date if it is told."""
    document, gold = example
    where = Sentences(document.parse)  # type: ignore[arg-type]
    published = document.report.published
    dates = all_told(document.dates, document.report.text, published)
    chosen: dict[int, Told] = {}
    beside: dict[int, list[Told]] = {}
    for k, event in enumerate(document.events):
        beside[k], others = same_sentence(event, document.events, dates, where)
        best = own.best([pair_features(event, d, where, others, beside[k], published) for d in beside[k]])
        if best is not None:
            chosen[k] = beside[k][best]
    dated = [(document.events[k], d) for k, d in sorted(chosen.items())]
    values = days_of(dated)
    out: list[Group] = []
    before = None
    for k in sorted(range(len(document.events)), key=lambda k: document.events[k].anchor.start):
        event = document.events[k]
        if k in chosen:
            before = (event, chosen[k].value)
        elif values:
            features = [story_features(event, v, dated, where, published, beside[k], before) for v in values]
            right = _right(gold[k], values)
            out.append((features, right))
            before = (event, values[right.index(True)] if any(right[:-1]) else None)
    return out


def fit(groups: Sequence[Group], l2: float) -> dict[str, float]:
    """Weights that make the right candidates likely; ``none`` has score 0."""
    from scipy.optimize import minimize

    names: dict[str, int] = {}
    for features, _ in groups:
        for candidate in features:
            for name in candidate:
                names.setdefault(name, len(names))
    rows = [([np.array([names[n] for n in c]) for c in features], np.array(right)) for features, right in groups]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = 0.0, np.zeros_like(w)
        for candidates, right in rows:
            scores = np.array([w[c].sum() for c in candidates] + [0.0])
            p = np.exp(scores - scores.max())
            p /= p.sum()
            q = np.where(right, p, 0)
            mass = q.sum()
            total -= float(np.log(mass))
            for c, step in zip(candidates, (p - q / mass)[:-1], strict=True):
                np.add.at(gradient, c, step)
        return total + l2 * float(w @ w) / 2, gradient + l2 * w

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return {name: round(float(best[i]), 3) for name, i in names.items() if abs(best[i]) >= 0.0005}  # noqa: PLR2004 - rounding
