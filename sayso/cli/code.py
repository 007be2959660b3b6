"""``sayso code``: in the making."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("files", nargs=-1, type=click.Path())
@click.option("--published")
def command(files: tuple[str, ...], published: str | None) -> None:
    """Code reports."""
    import msgspec

    from sayso.coding.coder import Coder
    from sayso.schema import Report

    coder = Coder()
    for f in files:
        click.echo(msgspec.json.encode(coder(Report(id=f, text=Path(f).read_text(), published=published))))
