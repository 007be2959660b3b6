"""Rows for the classifier of counts: every number of people in a sentence with every labelled act of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.coding.events.counted import count_features, rivals
from training.events.acts import Rows
from training.events.cast import labelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.coding.events.acts import Act
    from sayso.coding.events.counts import Counter, Found
    from sayso.coding.events.lexicon import Lexicon
    from training.events.corpus import Example


def count_rows(examples: Iterable[Example], lexicon: Lexicon, counter: Counter) -> Rows:
    """A row for each number and act; the answer is the kind, or "none".  Only our own reports say what numbers count."""
    out = Rows()
    for example in examples:
        told = labelled(example, lexicon)
        if not told or "counts" not in told[0][1]:
            continue
        parse = example.document.parse
        assert parse is not None
        for span in parse.sents:
            acts = [(act, event) for act, event in told if span.start <= act.token.i < span.end]
            if not acts:
                continue
            used: set[tuple[int, int]] = set()
            for found in counter(example.document, span):
                near = rivals(found, [act.token for act, _ in acts])
                answers = [_answer(found, n, event, used) for n, (_, event) in enumerate(acts)]
                for n, (act, _) in enumerate(acts):
                    features = count_features(counter, found, act.token, act.type, near[n])
                    out.add(example.id, features, answers[n], _key(example, found, act))
    return out


def _answer(found: Found, number: int, event: dict[str, Any], used: set[tuple[int, int]]) -> str:
    """The kind of the labelled count that has the number's amount, each once."""
    for n, count in enumerate(event["counts"]):
        if (number, n) not in used and _same(found, count):
            used.add((number, n))
            return str(count["kind"])
    return "none"


def _same(found: Found, count: dict[str, Any]) -> bool:
    own = {v for v in (found.low, found.best, found.high) if v is not None}
    wanted = {v for v in (count["low"], count["best"], count["high"]) if v is not None}
    return bool(own & wanted) or (not own and not wanted)


def _key(example: Example, found: Found, act: Act) -> tuple[str, int, int]:
    return example.id, found.first.i, act.token.i
