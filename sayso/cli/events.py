"""``sayso events``: who did what to whom, when and where."""

from __future__ import annotations

from typing import Any

import click

from sayso.cli import options


@click.command(
    epilog="Example:  sayso events --type ASSAULT --country LBY --from 2020-01 --status reported",
)
@options.filter_options
@options.limit_option
@options.as_of_option
@options.form_options
@options.ledger_option
def command(ledger_place: str, as_of: str | None, form: str, limit: int | None, **filters: Any) -> None:
    """List events: who did what to whom, when, where, and on whose say-so.

    Rejected events, and events merged into another, are left out; --review rejected shows them.
    """
    from itertools import islice

    from sayso.cli.columns import EVENTS
    from sayso.cli.ledgers import viewed
    from sayso.cli.listing import write

    asked = options.make_filter(filters)
    with viewed(ledger_place, as_of) as view:
        write("event", islice(view.events(asked), limit), EVENTS, form=form, empty="no such events", short=view.short)
