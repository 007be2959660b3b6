"""``sayso erase``: the one operation that deletes words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from sayso.cli import options

if TYPE_CHECKING:
    from sayso.ledger import Ledger


@click.command(
    epilog="""\b
Examples:
  sayso erase r3f0a91c27 --reason 'court order 12/2020'
  sayso erase r3f0a91c27 --span 120:164 --reason 'address of a private person'
  sayso erase --name 'Jane Roe' --reason 'asked to be forgotten'
"""
)
@click.argument("report", required=False)
@click.option("--span", metavar="START:END", help="Only this stretch of the report's text.")
@click.option("--name", metavar="NAME", help="This name, in all reports.")
@click.option("--reason", required=True, help="Why; stays in the ledger.")
@options.by_option
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.ledger_option
def command(
    report: str | None, *, span: str | None, name: str | None, reason: str, by: str, ledger_place: str, yes: bool
) -> None:
    """Delete for good a report's text, title and quoted words, a stretch of it, or a name everywhere; search index included.

    Records keep their codes and offsets, a tombstone keeps the reason, and the ledger still verifies.  Words of judgements on
    what is erased go as well.  There is no undo.
    """
    from sayso.cli.ledgers import opened
    from sayso.errors import UsageError

    if (report is None) == (name is None):
        raise UsageError("name either a REPORT or a --name")
    if span is not None and (report is None or not re.fullmatch(r"\d+:\d+", span)):
        raise UsageError("--span START:END goes with a REPORT; offsets stand in: sayso show REPORT --json")
    with opened(ledger_place) as ledger:
        found = _report(ledger, report) if report else None
        what = f"the name {name!r} in all reports" if found is None else found[1] if span is None else f"{span} of {found[1]}"
        if not yes:
            click.confirm(f"Erase {what} for good?", abort=True, err=True)
        stretch = (int(span.partition(":")[0]), int(span.partition(":")[2])) if span else None
        done = ledger.erase(reason=reason, report=found[0] if found else None, span=stretch, name=name, by=by)
    click.echo(f"erased in {len(done.reports)} report(s): {', '.join(done.reports)}")


def _report(ledger: Ledger, name: str) -> tuple[str, str]:
    """The id of a report and what it is called."""
    from sayso.cli.sheet import report_words
    from sayso.ledger.queries.sql import SqlSource
    from sayso.ledger.queries.view import View

    head = View(SqlSource(ledger)).report_head(name)
    return head.id, f"the words of {report_words(head)}"
