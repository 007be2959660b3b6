"""What the commands for the user's own knowledge share."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sayso.coding.codebook import Codebook
    from sayso.errors import KnowledgeError
    from sayso.knowledge.packs import PackKind

#: Mistakes of one file that are printed.
MOST = 50


def fail(problems: Sequence[KnowledgeError]) -> None:
    """Print every mistake with its file and line, and leave; nothing where there are none.

    Raises:
        SystemExit: 4, if there is a mistake.
    """
    for problem in problems[:MOST]:
        click.echo(f"sayso: {problem}", err=True)
    if len(problems) > MOST:
        click.echo(f"sayso: and {len(problems) - MOST:,} more mistakes", err=True)
    if problems:
        sys.exit(problems[0].exit_status)


def codebook(path: Path) -> Codebook:
    """The codebook of a file; every mistake in it is printed.

    Raises:
        SystemExit: 4, if there is a mistake.
        UnreadableInput: it can't be read.
    """
    from sayso.coding.codebook import Codebook, load_codebook

    book, problems = load_codebook(path)
    fail(problems)
    assert book is not None
    return Codebook(book)


def keep(kind: PackKind, file: Path, content: str) -> None:
    """Store a pack.

    Raises:
        SaysoError: it can't be written.
    """
    from sayso.errors import SaysoError
    from sayso.knowledge.packs import store

    try:
        store(kind, file.name, content)
    except OSError as error:
        raise SaysoError(f"what you add cannot be kept: {(error.strerror or str(error)).lower()}") from error


def forget(kind: PackKind, names: Iterable[str]) -> None:
    """Remove packs by the names of their files.

    Raises:
        NotFound: there is none of that name.
    """
    from pathlib import Path

    from sayso.errors import NotFound
    from sayso.knowledge.packs import packs, remove

    for name in names:
        if not remove(kind, Path(name).name):
            have = ", ".join(p.stem for p in packs(kind)) or "none"
            raise NotFound(f"no file {name} was added (added: {have})")
        click.echo(f"{name}: forgotten")


def rows(heads: Sequence[str], cells: Iterable[tuple[str, ...]], *, form: str) -> None:
    """Print rows of text: tab-separated for people, CSV, or JSON."""
    import csv
    import json

    if form == "json":
        click.echo(json.dumps([dict(zip(heads, row, strict=True)) for row in cells], ensure_ascii=False, indent=0))
        return
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(heads)
        writer.writerows(cells)
        return
    click.echo("\t".join(heads))
    for row in cells:
        click.echo("\t".join(row))
