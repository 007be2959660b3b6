"""``sayso claims``: who says what, through whom."""

from __future__ import annotations

from typing import Any

import click

from sayso.cli import options


@click.command(
    epilog="Example:  sayso claims --source 'RIA Novosti' --type deny --json",
)
@options.filter_options
@options.limit_option
@options.as_of_option
@options.form_options
@options.ledger_option
def command(ledger_place: str, as_of: str | None, form: str, limit: int | None, **filters: Any) -> None:
    """List claims: who says what, how, and through whom.

    --type is a speech act here (state, deny, accuse ...); --from and --to are about publication.  --status, --country and
    --place are about events and refused here.
    """
    from itertools import islice

    from sayso.cli.columns import CLAIMS
    from sayso.cli.ledgers import viewed
    from sayso.cli.listing import write

    told = next((name for name in ("status", "country", "place") if filters.get(name)), None)
    if told:
        raise click.UsageError(f"--{told} is about events, and claims have none: see sayso events")
    asked = options.make_filter(filters)
    with viewed(ledger_place, as_of) as view:
        write("claim", islice(view.claims(asked), limit), CLAIMS, form=form, empty="no such claims", short=view.short)
