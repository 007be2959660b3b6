"""Candidates with their features and whether they are right, and the fit of a log-linear choice to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sayso.coding.when.model import Choice
from sayso.coding.when.sentences import Sentences
from sayso.coding.when.stage import candidates, own_dates
from sayso.coding.when.story import Story
from sayso.coding.when.told import Told, all_told
from sayso.reading.dates import DateReader, speaking_day
from training.when.agree import agree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.reading.document import Document
    from sayso.schema import Event
    from training.when.data import Example

#: Penalties and biases, chosen by five-fold cross-validation on the training reports.
OWN_L2, STORY_L2 = 3.0, 3.0
OWN_BIAS, STORY_BIAS = 0.5, 0.6

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
    where, dates, published = _read(document)
    out = []
    for k, date in enumerate(gold):
        beside, features = candidates(document, document.events[k], dates, where, published)
        if beside:
            out.append((features, _right(date, [d.value for d in beside])))
    return out


def story_groups(example: Example, own: Choice) -> list[Group]:
    """Each act that its sentence leaves undated, beside the days of the story; the act before it has its gold date."""
    document, gold = example
    where, dates, published = _read(document)
    chosen, beside = own_dates(document, dates, where, own, published)
    story = Story(where, [(document.events[k], d) for k, d in sorted(chosen.items())], published)
    days = story.days()
    out: list[Group] = []
    before: tuple[Event, str | None] | None = None
    for k in sorted(range(len(document.events)), key=lambda k: document.events[k].anchor.start):
        event = document.events[k]
        if k in chosen:
            before = (event, chosen[k].value)
        elif days:
            right = _right(gold[k], days)
            out.append(([story.features(event, d, own=bool(beside[k]), before=before) for d in days], right))
            before = (event, days[right.index(True)] if any(right[:-1]) else None)
    return out


def _read(document: Document) -> tuple[Sentences, list[Told], str | None]:
    assert document.parse is not None
    day, _ = speaking_day(document, DateReader())
    published = day.isoformat() if day else None
    return Sentences(document.parse), all_told(document.dates, document.report.text, published), published


def fit(groups: Sequence[Group], l2: float) -> dict[str, float]:
    """Weights that make the right options likely; ``none`` has score 0 and is a row without features."""
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    names: dict[str, int] = {}
    columns: list[int] = []
    ends, first = [0], list[int]()
    right_ones: list[bool] = []
    for features, right in groups:
        first.append(len(right_ones))
        for candidate in (*features, ()):
            columns += [names.setdefault(name, len(names)) for name in candidate]
            ends.append(len(columns))
        right_ones += right
    x = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(right_ones), len(names)))
    right_rows, starts = np.array(right_ones), np.array(first)
    group = np.repeat(np.arange(len(starts)), np.diff([*first, len(right_ones)]))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ w
        p = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        p /= np.add.reduceat(p, starts)[group]
        q = np.where(right_rows, p, 0)
        mass = np.add.reduceat(q, starts)
        return float(-np.log(mass).sum() + l2 * (w @ w) / 2), x.T @ (p - q / mass[group]) + l2 * w

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return {name: round(float(best[i]), 3) for name, i in names.items() if abs(best[i]) >= 0.0005}  # noqa: PLR2004 - rounding
