"""Listings: a table for people, or the same rows as JSON or CSV."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: Where standard output is no terminal, a cell has at most this many characters; an id or another fixed cell is never cut.
PAD = 40
#: A column of this share or more may have twice as many.
WIDE = 4
#: And the line this many, if that can be had by cutting cells further, the longest first.
LINE = 200


class Column(NamedTuple):
    """A column for people: head, cell, the narrowest terminal that shows it, and its share of the width that is left."""

    head: str
    cell: Callable[[Any], str]
    from_width: int = 0
    share: int = 1
    fixed: bool = False
    least: int = 6
    exact: int | None = None


def write(
    kind: str,
    rows: Iterable[Any],
    columns: Sequence[Column],
    *,
    form: str,
    empty: str,
    short: Callable[[str], str] | None = None,
) -> None:
    """Print rows.

    Args:
        kind: ``event``, ``claim``, ``report`` or ``actor``.
        rows: rows of that kind.
        columns: what people see of them.
        form: ``table``, ``json`` or ``csv``.
        empty: one line for people where there are no rows.
        short: shortens ids on a terminal.
    """
    if form == "csv":
        from sayso.exports.table import lines

        _print(lines(kind, rows))
    elif form == "json":
        _print(_json(kind, rows))
    else:
        _table(list(rows), columns, empty, short)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")  # lone surrogates of a text: see main.py


def _json(kind: str, rows: Iterable[Any]) -> Iterator[str]:
    """One array; each row on a line of its own."""
    from sayso.exports.columns import FLAT
    from sayso.exports.jsontext import json_text

    before = "["
    for row in rows:
        yield before + json_text(FLAT[kind](row) | full(kind, row))
        before = ","
    yield "[]" if before == "[" else "]"


def full(kind: str, row: Any) -> dict[str, Any]:
    """What the flat columns can't hold: the record in the contract's form and its review."""
    from sayso.exports.contract import review
    from sayso.ledger.judgements.values import plain

    records = {"event": "event", "claim": "claim"}
    if kind not in records:
        return {}
    return {"record": plain(getattr(row, records[kind])), "review_record": review(row.review)}


def _table(rows: list[Any], columns: Sequence[Column], empty: str, short: Callable[[str], str] | None) -> None:
    from sayso.cli.terminal import console

    if not rows:
        click.echo(empty, err=True)
        return
    if not sys.stdout.isatty():
        _plain(rows, columns)
        return
    from rich.table import Table

    out = console()
    cells = [[short(c.cell(row)) if short and c.head == "id" else c.cell(row) for row in rows] for c in columns]
    seen = [(c, column) for c, column in zip(columns, cells, strict=True) if out.width >= c.from_width and any(column)]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", width=out.width)
    for column, _ in seen:
        if column.fixed:
            table.add_column(column.head, no_wrap=True)
        elif column.exact:
            table.add_column(column.head, width=column.exact, overflow="fold")
        else:
            table.add_column(column.head, ratio=column.share, min_width=column.least, overflow="fold")
    for line in zip(*(column for _, column in seen), strict=True):
        table.add_row(*line)
    out.print(table)


def _plain(rows: list[Any], columns: Sequence[Column]) -> None:
    """One line a row, long cells cut with an ellipsis, so that the columns stand under each other."""
    cells = [[column.cell(row) for column in columns] for row in rows]
    heads = [column.head for column in columns]
    most = [max(len(line[i]) for line in [heads, *cells]) for i in range(len(columns))]
    widths = [
        w if column.fixed else min(w, 2 * PAD if column.share >= WIDE else PAD) for w, column in zip(most, columns, strict=True)
    ]
    while sum(widths) + 2 * (len(widths) - 1) > LINE:
        i = max((i for i, column in enumerate(columns) if not column.fixed), key=lambda i: widths[i])
        if widths[i] <= columns[i].least:
            break
        widths[i] -= 1
    for line in [heads, *cells]:
        sys.stdout.write("  ".join(_cut(c, w).ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() + "\n")


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else cell[: width - 1].rstrip() + "…"
