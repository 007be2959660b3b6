"""``sayso sensitivity``: who may see a report on a desk that others can reach."""

from __future__ import annotations

import click

from sayso.cli import options


@click.command(
    epilog="""\b
Examples:
  sayso sensitivity r3f0a91c27 team
  sayso sensitivity r3f0a91c27 people --for ana --for bo
  sayso sensitivity r3f0a91c27 open
"""
)
@click.argument("report")
@click.argument("level", type=click.Choice(["open", "team", "people"]))
@click.option("--for", "people", multiple=True, metavar="NAME", help="Who may see it; with the level people, once for each.")
@options.by_option
@options.ledger_option
def command(report: str, level: str, people: tuple[str, ...], by: str, ledger_place: str) -> None:
    """Say who may see a REPORT on a desk with accounts: everybody (open), the team, or named people only.

    The team are analysts, reviewers and admins.  Pages, totals, feeds and the API leave the report out for all others.  Who can
    read the ledger's file reads all of it, and so do the commands.
    """
    from sqlalchemy import select

    from sayso.cli.ledgers import opened
    from sayso.ledger import tables as t
    from sayso.ledger.accounts import account
    from sayso.ledger.queries.sql import SqlSource
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Subject, mark

    with opened(ledger_place) as ledger:
        name = View(SqlSource(ledger)).report_head(report).id
        with ledger.transaction("mark", by=by) as tx:
            key = tx.connection.scalar(select(t.reports.c.report).where(t.reports.c.ref == name))
            mark(tx, Subject(report=key), level, people)  # type: ignore[arg-type]  # one of the choices
        unknown = sorted({person for person in people if account(ledger, person) is None})
    if unknown:
        click.echo(f"sayso: warning: no account is called {' or '.join(unknown)} yet (sayso accounts list)", err=True)
    click.echo(f"{name}: {level}{' (' + ', '.join(sorted(set(people))) + ')' if people else ''}")
