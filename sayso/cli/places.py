"""``sayso places``: look names up in the gazetteer, add to it, say where it lies."""

from __future__ import annotations

from pathlib import Path

import click


@click.group("places", epilog="Example:  sayso places add LY.txt", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Look names up in the gazetteer, and add places of your own.

    The gazetteer is packed at first use (about 15 seconds, 40 MB) into the cache directory, or where SAYSO_CACHE says.
    """


@command.command(epilog="Example:  sayso places add LY.txt")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def add(files: tuple[Path, ...]) -> None:
    """Add the places of each FILE to your own index, which every later reading consults too.

    FILE is a GeoNames country file (LY.txt), a Who's On First table (tab-separated, header with wof_id), or a CSV with the
    columns name, lat, lon, and country, kind, population, aliases, former, admin1, geonames where you have them; each may be
    compressed (.gz).  Adding a file of the same name again replaces what it brought before.
    """
    from sayso.reading.places.users import add_file, user_index_path

    for file in files:
        form, added, total = add_file(file)
        words = {"geonames": "GeoNames country file", "whosonfirst": "Who's On First table", "csv": "CSV"}[form]
        click.echo(f"{file}: {added:,} places added ({words}); {total:,} in {user_index_path()}")


@command.command(epilog="Example:  sayso places find Tripoli")
@click.argument("name")
def find(name: str) -> None:
    """Print every place of that NAME, most populous first."""
    from sayso.errors import NotFound
    from sayso.reading.places import Gazetteer
    from sayso.reading.places.stage import full_name

    gazetteer = Gazetteer()
    places = gazetteer.find(name) or gazetteer.find_loosely(name)
    if not places:
        raise NotFound(f"no place named {name}")
    click.echo("name\tkind\tdivision\tcoordinates\tpopulation\tsource")
    for p in places:
        at = "" if p.lat is None or p.lon is None else f"{p.lat:.4f} {p.lon:.4f}"
        click.echo(
            f"{full_name(p, gazetteer)}\t{p.kind}\t{gazetteer.admin1_name(p.admin1) or ''}\t{at}\t{p.population}\t{p.source}"
        )
