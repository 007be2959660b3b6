"""``sayso reports``: what has been read."""

from __future__ import annotations

from typing import Any

import click

from sayso.cli import options


@click.command(epilog="Example:  sayso reports --outlet 'Harbour Wire' --from 2020-01-01")
@options.filter_options
@click.option("--failed", is_flag=True, help="Only reports that could not be coded.")
@options.limit_option
@options.as_of_option
@options.form_options
@options.ledger_option
def command(ledger_place: str, as_of: str | None, form: str, limit: int | None, *, failed: bool, **filters: Any) -> None:
    """List reports, with how many events and claims each yielded and what was wrong with it.

    Filters on events (actor, type, place, source, status) leave the reports that have such an event.
    """
    from itertools import islice

    from sayso.cli.columns import REPORTS
    from sayso.cli.ledgers import viewed
    from sayso.cli.listing import write

    asked = options.make_filter(filters)
    with viewed(ledger_place, as_of) as view:
        rows = (row for row in view.reports(asked) if row.failure or not failed)
        write("report", islice(rows, limit), REPORTS, form=form, empty="no such reports", short=view.short)
