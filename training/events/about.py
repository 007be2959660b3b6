"""Rows for the classifier of what an act is about: every stretch of every labelled act's sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.events.about import TYPES, about_features
from sayso.coding.events.cast import cast
from sayso.coding.events.stretches import stretches
from training.events.acts import Rows
from training.events.cast import facts_of, fold_of, labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.coding.events.lexicon import Lexicon
    from sayso.coding.events.linear import Linear
    from sayso.coding.events.resolve import Known
    from training.events.corpus import Example

#: Share of words in common (F1) from which a stretch counts as what the label marks.
ENOUGH = 0.75


def about_rows(
    examples: Iterable[Example], roles: Sequence[Linear], casts: Sequence[Linear], lexicon: Lexicon, known: Known
) -> Rows:
    """A row for each stretch; "yes" for the one that shares most words with the label, where that is enough.

    Only our own reports say what acts are about.  The parties are those that the casting finds out of fold, as they will be in
    a new report.  ``Rows.about`` holds act, offsets of the stretch and words of the label.
    """
    out = Rows()
    for example in examples:
        text = example.document.report.text
        told = labelled(example, lexicon)
        if not told or "about" not in told[0][1]:
            continue
        fold = fold_of(example.id)
        facts = facts_of(example, [act for act, _ in told], roles[fold], lexicon, known)
        for number, (act, event) in enumerate(told):
            if act.type not in TYPES:
                continue
            begin, end = next((b, e) for b, e in example.sentences if b <= act.first.idx < e)
            marked = [(begin + text[begin:end].find(w), len(w)) for w in event["about"]]
            wanted = {i for at, size in marked for i in words_in(text, at, at + size)}
            heads = {h for side in cast(facts, number, casts[fold]).values() for c in side for h in c.heads}
            found = stretches(example.document, act)
            shared = [_f1(wanted, words_in(text, s.start, s.end)) for s in found]
            best = max(shared, default=0.0)
            for stretch, share in zip(found, shared, strict=True):
                answer = "yes" if share >= ENOUGH and share == best else "no"
                features = about_features(example.document, act, heads, stretch)
                out.add(example.id, features, answer, (number, act.type, stretch.start, stretch.end, frozenset(wanted)))
    return out


def words_in(text: str, start: int, end: int) -> set[int]:
    """Where the words of a stretch begin."""
    return {m.start() + start for m in re.finditer(r"[^\W_]+", text[start:end])}


def _f1(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
