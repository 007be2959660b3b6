"""The heads of the encoder say the same as the ontology and lie side by side in the model's output."""

from __future__ import annotations

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
