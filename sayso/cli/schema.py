"""``sayso schema``: the JSON Schema of a record."""

from __future__ import annotations

import sys

import click


@click.command(epilog="Example:  sayso schema > coded-report.schema.json")
def command() -> None:
    """Print the JSON Schema (draft 2020-12) of the objects that `sayso code` prints."""
    from sayso.contract import shipped

    sys.stdout.buffer.write(shipped())
