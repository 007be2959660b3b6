"""The word lists that recognition and resolution read (``sayso/knowledge/places/words.yaml``)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Words:
    """What the words around a name say about it; all lower case but ``suffixes``, ``bodies`` and ``not_after``.

    ``persons`` are names of people that are also towns, ``ordinary`` words of the language that are.
    """

    locative: frozenset[str]
    weak_locative: frozenset[str]
    directions: frozenset[str]
    kinds: dict[str, frozenset[str]]
    suffixes: frozenset[str]
    bodies: frozenset[str]
    not_after: frozenset[str]
    titles: frozenset[str]
    stop: frozenset[str]
    persons: frozenset[str]
    ordinary: frozenset[str]


def load_words(folder: Path | None = None) -> Words:
    """Read the lists.

    Raises:
        KnowledgeError: the file is not of the form that is expected.
    """
    from sayso.errors import KnowledgeError
    from sayso.knowledge.yaml_text import read_yaml
    from sayso.reading.places.divisions import knowledge_dir

    file = (folder or knowledge_dir()) / "words.yaml"
    data = read_yaml(file.read_text(encoding="utf-8"), file.name)
    with file.with_name("not_places.csv").open(encoding="utf-8", newline="") as text:
        counted = [(row["word"], row["is"]) for row in csv.DictReader(text)]
    try:
        return Words(
            locative=frozenset(data["locative"]),
            weak_locative=frozenset(data["weak_locative"]),
            directions=frozenset(data["directions"]),
            kinds={word: frozenset(kinds) for word, kinds in data["kinds"].items()},
            suffixes=frozenset(data["suffixes"]),
            bodies=frozenset(data["bodies"]),
            not_after=frozenset(data["not_after"]),
            titles=frozenset(t.lower() for t in data["titles"]),
            stop=frozenset(data["stop"]),
            persons=frozenset(data["persons"]) | {w for w, kind in counted if kind == "person"},
            ordinary=frozenset(w for w, kind in counted if kind == "word"),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"not the lists that are expected: {error!r}", file=str(file)) from error
