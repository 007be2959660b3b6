"""``sayso actors``: who acts, is acted upon and speaks."""

from __future__ import annotations

from typing import Any

import click

from sayso.cli import options


@click.command(epilog="Example:  sayso actors --country LBY --limit 20")
@options.filter_options
@options.limit_option
@options.as_of_option
@options.form_options
@options.ledger_option
def command(ledger_place: str, as_of: str | None, form: str, limit: int | None, **filters: Any) -> None:
    """List actors by how often they act, are acted upon and speak in the events and claims that the filters leave."""
    from itertools import islice

    from sayso.cli.columns import ACTORS
    from sayso.cli.ledgers import viewed
    from sayso.cli.listing import write

    asked = options.make_filter(filters)
    with viewed(ledger_place, as_of) as view:
        write("actor", islice(view.actors(asked), limit), ACTORS, form=form, empty="no such actors")
