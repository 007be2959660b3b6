"""Rows for the screen: acts found out of fold in reports on politics, and in those in which nothing is to be coded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sayso.coding.events.acts import find_acts
from sayso.coding.events.drafts import parties_of
from sayso.coding.events.features import Sentence, told_in
from sayso.coding.events.heads import Heads
from sayso.coding.events.linear import Linear
from sayso.coding.events.screen import screen_features
from sayso.coding.events.types import Modes, Types
from sayso.coding.events.uttered import uttered
from training.events.acts import Rows
from training.events.cast import fold_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sayso.coding.events.lexicon import Lexicon
    from training.events.corpus import Example


def acts_found(examples: Iterable[Example], types: Sequence[Linear], lexicon: Lexicon) -> dict[str, list[tuple[int, str]]]:
    """Token and type of every act that classifiers find in the reports that they were not trained on."""
    out: dict[str, list[tuple[int, str]]] = {}
    unmoded = Modes(Linear(("none",), (), np.zeros((0, 1), np.float32)), None)  # the screen looks at no mode
    for example in examples:
        document, fold = example.document, fold_of(example.id)
        assert document.parse is not None
        kinds = Types(types[fold], Heads(document.encoding) if document.encoding is not None else None, share=0.0)
        told = told_in(document.attributions)
        for span in document.parse.sents:
            if any(p[0] < span.end_char and span.start_char < p[1] for p in document.prose):
                sentence = Sentence(span, lexicon, told)
                acts = find_acts(sentence, kinds, unmoded)
                acts = uttered(sentence, document.attributions, acts, kinds, unmoded)
                out.setdefault(example.id, []).extend((a.token.i, a.type) for a in acts)
    return out


def screen_rows(examples: Iterable[Example], acts: Mapping[str, Sequence[tuple[int, str]]]) -> Rows:
    """A row for each act (token, type) found: "yes" where a label has that type there, "no" in a report without events.

    Acts that merely miss the label in a report on politics are left out: they are no question of the screen.
    """
    out = Rows()
    for example in examples:
        document = example.document
        assert document.parse is not None
        empty = not any(line["events"] for line in example.gold)
        for span in document.parse.sents:
            inside = [(at, kind) for at, kind in acts.get(example.id, ()) if span.start <= at < span.end]
            found = [who for _, who in parties_of(document, span)] if inside else []
            for at, kind in inside:
                start = document.parse[at].idx
                number = next((n for n, (b, e) in enumerate(example.sentences) if b <= start < e), None)
                right = number is not None and any(e["type"] == kind for e in example.gold[number]["events"])
                if right or empty:
                    out.add(example.id, screen_features(document, span, found, kind), "yes" if right else "no", (at, kind))
    return out
