"""``sayso search``: reports that hold some words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.cli import options

if TYPE_CHECKING:
    from sayso.ledger.queries.rows import ReportRow


@click.command(epilog="Example:  sayso search 'memorandum maritime'")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="At most this many.")
@options.as_of_option
@options.form_options
@options.ledger_option
def command(words: tuple[str, ...], ledger_place: str, as_of: str | None, form: str, limit: int) -> None:
    """Find reports by the words in their text and title; the sentence that holds them is shown."""
    from sayso.cli.columns import REPORTS
    from sayso.cli.ledgers import viewed
    from sayso.cli.listing import write

    with viewed(ledger_place, as_of) as view:
        hits = view.search(" ".join(words), limit)
        if form != "table":
            write("report", (row for row, _ in hits), REPORTS, form=form, empty="")
            return
        _print(hits)


def _print(hits: list[tuple[ReportRow, str]]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from sayso.cli.sheet import report_words
    from sayso.cli.terminal import console
    from sayso.exports.words import one_line

    out = console()
    for row, sentence in hits:
        head = row.head
        rest = Text(report_words(head).removesuffix(f", {head.id}"))
        out.print(Text.assemble((f"{head.id}  ", "dim"), rest))
        out.print(Padding(one_line(sentence), (0, 0, 0, 2)) if out.is_terminal else f"  {one_line(sentence)}")
    if not hits:
        click.echo("no report holds these words", err=True)
