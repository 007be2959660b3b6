"""``sayso outlets``: agencies, broadcasters, papers and gazettes; and rows of the user's own."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import options


@click.group(
    "outlets", epilog="Example:  sayso outlets add local-papers.csv", context_settings={"help_option_names": ["-h", "--help"]}
)
def command() -> None:
    """Look outlets up: news agencies, broadcasters, papers, official gazettes; and add your own."""


@command.command(epilog="Example:  sayso outlets add local-papers.csv")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def add(files: tuple[Path, ...]) -> None:
    """Add the outlets of each FILE; `sayso code` and `sayso add` use them from then on.

    FILE is a CSV with the columns name, kind, source, and other_names (between bars), country (ISO 3166 alpha-3), family,
    agency (yes or no), domain and checked where you have them.  Nothing is added from a file with a mistake; each mistake is
    named with its line.  Adding a file of the same name again replaces what it brought before.
    """
    from sayso.cli.packs import fail, keep
    from sayso.errors import KnowledgeError
    from sayso.knowledge.outlets import check_outlets
    from sayso.knowledge.packs import user_text

    for file in files:
        text = user_text(file)
        outlets, problems = check_outlets(text, str(file))
        fail(problems)
        if not outlets:
            raise KnowledgeError("holds no outlet", file=str(file))
        keep("outlets", file, text)
        click.echo(f"{file}: {len(outlets):,} outlets")


@command.command(epilog="Example:  sayso outlets remove local-papers.csv")
@click.argument("names", nargs=-1, required=True)
def remove(names: tuple[str, ...]) -> None:
    """Forget what the file of each of these NAMES brought."""
    from sayso.cli.packs import forget

    forget("outlets", names)


@command.command("list", epilog="Example:  sayso outlets list --country TUR --kind agency")
@click.option("--country", metavar="CODE", help="Of this country (ISO 3166 alpha-3).")
@click.option("--kind", metavar="KIND", help="agency, broadcaster, paper, website, channel or gazette.")
@options.form_options
def list_(country: str | None, kind: str | None, form: str) -> None:
    """List the outlets that are known: the shipped ones and your own."""
    from typing import get_args

    from sayso.cli.packs import rows
    from sayso.errors import UsageError
    from sayso.knowledge.outlets import OutletKind, Outlets

    if kind is not None and kind not in get_args(OutletKind):
        raise UsageError(f"no kind {kind!r} (kinds: {', '.join(get_args(OutletKind))})")
    kept = (
        o for o in Outlets.installed() if kind in {None, o.kind} and (country is None or o.country == country.upper())
    )  # fmt: skip
    rows(
        ("name", "kind", "country", "family", "domain", "source"),
        (
            (o.name, o.kind, o.country or "", o.family or "", o.domain or "", o.source)
            for o in sorted(kept, key=lambda o: o.name)
        ),
        form=form,
    )


@command.command(epilog="Example:  sayso outlets show 'Al Jazeera' reuters.com")
@click.argument("names", nargs=-1, required=True)
def show(names: tuple[str, ...]) -> None:
    """Show what is known of the outlet of each of these NAMES or web domains."""
    from sayso.errors import NotFound
    from sayso.knowledge.outlets import Outlets

    base = Outlets.installed()
    for name in names:
        outlet = base.match(name) or base.by_domain(name)
        if outlet is None:
            raise NotFound(f"no outlet named {name}")
        about = [outlet.kind, *(f"{k} {v}" for k, v in (("country", outlet.country), ("family", outlet.family)) if v)]
        click.echo(f"{outlet.name}  ({outlet.id}: {', '.join([*about, outlet.domain] if outlet.domain else about)})")
        if outlet.other_names:
            click.echo("  also  " + "; ".join(outlet.other_names))
        click.echo(f"  source  {outlet.source}" + (" (checked)" if outlet.checked else ""))
