"""How often a codebook's type is right, on sentences of our own: ``python -m benchmarks.codebooks``.

Each list (benchmarks/own/codebooks) has a codebook, with its own examples, and 60 other sentences with the type of their main
act.  A sentence is right where its first event with a type has that type; one without an event is wrong.  Beside it: the best
constant, and the same codebook with its mapping taken away, so that examples alone decide.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.coding.codebook import Codebook
    from sayso.schema import CodedReport

LISTS = Path(__file__).parent / "own" / "codebooks"
PUBLISHED = "2021-03-05"


def sentences(name: str) -> list[tuple[str, str]]:
    """The sentences of a list with their types."""
    rows = (LISTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [(text, kind) for kind, _, text in (row.partition("\t") for row in rows)]


def right(book: Codebook, records: Iterable[CodedReport], rows: Sequence[tuple[str, str]]) -> int:
    """In how many records the first event with a type has the sentence's."""
    given = [next((e.codebook_type for e in book(r).events if e.codebook_type), None) for r in records]
    return sum(g == kind for g, (_, kind) in zip(given, rows, strict=True))


def main() -> None:
    """Print the figures of both lists, and with them how many sentences were coded at all."""
    from dataclasses import replace

    from sayso.coding.codebook import Codebook
    from sayso.coding.coder import Coder
    from sayso.schema import Report

    coder = Coder()
    for name in ("acled-like", "cameo-like"):
        book, rows = Codebook.load(LISTS / f"{name}.yaml"), sentences(name)
        records = [coder(Report(id=f"{name}-{n}", text=text, published=PUBLISHED)) for n, (text, _) in enumerate(rows)]
        bare = Codebook(replace(book.book, types=tuple(replace(t, sources=()) for t in book.book.types)))
        most, coded = max(Counter(k for _, k in rows).values()), sum(bool(r.events) for r in records)
        found, by_examples = right(book, records, rows), right(bare, records, rows)
        print(
            f"{name}: {len(rows)} sentences, {coded} with an event; right {found / len(rows):.3f}, of those with an event "
            f"{found / coded:.3f}; examples alone {by_examples / len(rows):.3f}; best constant {most / len(rows):.3f}"
        )


if __name__ == "__main__":
    main()
