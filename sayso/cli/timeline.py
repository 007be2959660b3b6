"""``sayso timeline``: dated events in the order in which they took place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sayso.cli import options

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console
    from rich.text import Text

    from sayso.ledger.queries.rows import EventRow


@click.command(epilog="Example:  sayso timeline --actor Haftar --from 2019-11 --to 2020-01 --status reported --status claimed")
@options.filter_options
@options.limit_option
@options.as_of_option
@options.form_options
@options.ledger_option
def command(ledger_place: str, as_of: str | None, form: str, limit: int | None, **filters: Any) -> None:
    """List dated events in the order in which they took place, each with its words and on whose say-so.

    Events without a date are counted at the end; history told as background is left out unless asked for (--status background).
    """
    from itertools import islice

    from sayso.cli.columns import EVENTS
    from sayso.cli.ledgers import viewed
    from sayso.cli.listing import write
    from sayso.cli.terminal import console

    asked = options.make_filter(filters)
    with viewed(ledger_place, as_of) as view:
        rows, undated = view.timeline(asked)
        if form != "table":
            write("event", islice(rows, limit), EVENTS, form=form, empty="")
            return
        shown = rows[:limit] if limit else rows
        if not shown:
            click.echo("no dated events", err=True)
        print_timeline(console(), shown, view.short)
        if undated:
            click.echo(f"{undated} more without a date: sayso events", err=True)


def print_timeline(out: Console, rows: list[EventRow], short: Callable[[str], str]) -> None:
    """Print events under their days."""
    from rich.table import Table
    from rich.text import Text

    from sayso.exports import words

    day = None
    for row in rows:
        if words.when(row.event.date) != day:
            day = words.when(row.event.date)
            out.print(Text(day, style="bold"))
        name = short(row.id) if out.is_terminal else row.id
        first, second = _what(row), _details(row)
        if not out.is_terminal:
            out.print(f"  {name}  {first.plain}".rstrip())
            out.print(f"{' ' * (len(name) + 4)}{second}")
            continue
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=len(name) + 2, style="dim")
        grid.add_column(ratio=1)
        grid.add_row(f"  {name}", Text.assemble(first, "\n", (second, "dim")))
        out.print(grid)


def _what(row: EventRow) -> Text:
    """``WHO → WHOM: TYPE mode “own word”``: a code and its word, which make no sentence and pretend none."""
    from rich.text import Text

    from sayso.exports import words

    event = row.event
    who = words.names(event.actors)
    whom = words.names(p for p in event.recipients if words.one_line(p.name) not in who.split("; "))
    about = "" if whom else words.about(event)
    parties = f"{who} → {whom}" if who and whom else f"→ {whom}" if whom else who
    said = (who, "green"), (parties[len(who) :], "magenta"), ": " if parties else "", (words.what(event), "bold")
    return Text.assemble(*said, f" “{words.one_line(event.anchor.text)}”", (f" about: {about}" if about else "", "cyan"))


def _details(row: EventRow) -> str:
    """Its place, status, outlet, and what people decided about it."""
    from sayso.exports import words

    place = words.where(row.event)
    parts = [f"in {place}" if place else "", words.status(row), words.one_line(row.head.outlet or "")]
    return " · ".join(part for part in (*parts, words.review(row.review)) if part)
