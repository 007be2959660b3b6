"""``sayso schema``: the JSON Schema of a record."""

from __future__ import annotations

import click


@click.command(epilog="Example:  sayso schema > coded-report.schema.json")
def command() -> None:
    """Print the JSON Schema (draft 2020-12) of the objects that `sayso code` prints."""
    from sayso.contract import shipped

    click.get_binary_stream("stdout").write(shipped())
