"""``sayso erase``: the one operation that deletes words."""

from __future__ import annotations

import click

from sayso.cli import options


@click.command(epilog="Example:  sayso erase r3f0a91c27 --reason 'court order 12/2020' --by ana")
@click.argument("report", metavar="REPORT")
@click.option("--reason", required=True, help="Why; stays in the ledger.")
@options.by_option
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.ledger_option
def command(report: str, reason: str, by: str, ledger_place: str, *, yes: bool) -> None:
    """Delete a report's text, title and quoted words for good, search index included.

    Its records keep their codes and offsets, a tombstone keeps the reason, and the ledger still verifies.  There is no undo.
    """
    from sayso.cli.ledgers import opened
    from sayso.cli.sheet import report_words
    from sayso.ledger.queries.sql import SqlSource
    from sayso.ledger.queries.view import View

    with opened(ledger_place) as ledger:
        head = View(SqlSource(ledger)).report_head(report)
        if not yes:
            click.confirm(f"Erase the words of {report_words(head)} for good?", abort=True, err=True)
        ledger.erase(report=head.id, reason=reason, by=by)
    click.echo(f"erased {head.id}")
