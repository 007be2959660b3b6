"""The heads of the encoder say the same as the ontology and lie side by side in the model's output."""

from __future__ import annotations

import pytest

from sayso.knowledge.ontology import Ontology
from sayso.reading.encoder.heads import HEADS, MODES, columns


def test_modes_are_those_of_the_ontology() -> None:
    known = {mode for kind in Ontology().types.values() for mode in kind.modes}
    assert set(MODES) == known | {"none"}


def test_columns_follow_one_another() -> None:
    ends = [0, *(end for _, end in columns().values())]
    starts = [start for start, _ in columns().values()]
    assert starts == ends[:-1]
    assert ends[-1] == sum(h.size for h in HEADS)


def test_one_kind_is_decoded_as_the_best_of_all_sequences() -> None:
    import itertools

    import numpy as np

    from sayso.reading.encoder.decode import spans

    rng = np.random.default_rng(5)
    for _ in range(30):
        scores = np.log(rng.dirichlet((1, 1, 1), size=5)).astype(np.float32)
        legal = [
            path
            for path in itertools.product(range(3), repeat=5)
            if path[0] != 2 and all(b != 2 or a in (1, 2) for a, b in itertools.pairwise(path))
        ]
        best = max(legal, key=lambda path: sum(float(scores[i, label]) for i, label in enumerate(path)))
        found = [0] * 5
        for start, end, _kind in spans(scores, ("x",)):
            found[start:end] = [1] + [2] * (end - start - 1)
        assert tuple(found) == best


def test_a_pointer_pulls_at_words_of_every_window() -> None:
    import numpy as np

    from sayso.reading.encoder.heads import POINTER
    from sayso.reading.encoder.model import Answer, Encoding
    from sayso.reading.encoder.windows import Window
    from sayso.reading.encoder.words import words_of

    first, end = columns()["content_claim"]
    words = tuple(words_of("one two three four", [(0, 18)]))
    scores = [np.zeros((3, end), dtype=np.float32) for _ in range(2)]
    scores[1][2, first] = 2.0  # what "four" asks for
    scores[0][1, first + POINTER] = 3.0  # "one" has it
    second = np.concatenate([scores[1][:1], np.zeros((1, end), dtype=np.float32), scores[1][1:]])  # after one word of context
    read = Encoding(words, (Answer(Window(0, 0, 2), scores[0]), Answer(Window(1, 2, 4), second)))
    assert read.pulls("content_claim", 3, [0, 1, 2]) == pytest.approx([6 / POINTER**0.5, 0.0, 0.0])
