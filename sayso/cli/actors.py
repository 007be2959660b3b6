"""``sayso actors``: who acts, is acted upon and speaks; what is known of them, and packs of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli import options

if TYPE_CHECKING:
    from sayso.knowledge.actors import Actor, Role

EPILOG = """\b
Examples:
  sayso actors --country LBY --limit 20
  sayso actors add militias.yaml
  sayso actors show 'Khalifa Haftar'
"""


@click.group(epilog=EPILOG, invoke_without_command=True)
@options.filter_options
@options.limit_option
@options.as_of_option
@options.form_options
@options.ledger_option
@click.pass_context
def command(
    context: click.Context, /, ledger_place: str, as_of: str | None, form: str, limit: int | None, **filters: Any
) -> None:
    """List actors by how often they act, are acted upon and speak in the events and claims that the filters leave.

    The commands below are about what Sayso knows of actors, whatever the ledger holds.
    """
    if context.invoked_subcommand is not None:
        return
    from itertools import islice

    from sayso.cli.columns import ACTORS
    from sayso.cli.ledgers import viewed
    from sayso.cli.listing import write

    asked = options.make_filter(filters)
    with viewed(ledger_place, as_of) as view:
        write("actor", islice(view.actors(asked), limit), ACTORS, form=form, empty="no such actors")


@command.command(epilog="Example:  sayso actors add militias.yaml query.json entities.ftm.json")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["yaml", "wikidata", "ftm"]), help="The form of the FILES; else it is guessed."
)
def add(files: tuple[Path, ...], form: Any) -> None:
    """Add the actors of each FILE to what is known; `sayso code` and `sayso add` use them from then on.

    FILE is a pack in our own form (YAML), the result of a Wikidata query or Wikidata entities (JSON), or followthemoney
    entities (JSON Lines); docs/knowledge.md shows all three.  Nothing is added from a file with a mistake; each
    mistake is named with its line.  Adding a file of the same name again replaces what it brought before.
    """
    from sayso.cli.packs import fail, keep
    from sayso.knowledge.actors import Actors
    from sayso.knowledge.actors.loaders import load, pack_text

    words = {"yaml": "pack", "wikidata": "Wikidata", "ftm": "followthemoney"}
    for file in files:
        base = Actors.shipped()
        loaded = load(file, base, form)
        fail(loaded.problems)
        if not loaded.actors:
            from sayso.errors import KnowledgeError

            raise KnowledgeError("holds no actor", file=str(file))
        keep("actors", file, pack_text(loaded, file.name))
        known = sum(a.id in base for a in loaded.actors)
        left = f"; {loaded.left_out:,} left out (no English name, or not told what they are)" if loaded.left_out else ""
        click.echo(f"{file}: {_number(len(loaded.actors))} ({words[loaded.form]}), {known:,} of them known before{left}")


def _number(count: int) -> str:
    return f"{count:,} actor" if count == 1 else f"{count:,} actors"


@command.command(epilog="Example:  sayso actors remove militias.yaml")
@click.argument("names", nargs=-1, required=True)
def remove(names: tuple[str, ...]) -> None:
    """Forget what the file of each of these NAMES brought."""
    from sayso.cli.packs import forget

    forget("actors", names)


@command.command("list", epilog="Example:  sayso actors list --country LBY --kind armed_group")
@click.option("--country", metavar="CODE", help="Of this country (ISO 3166 alpha-3).")
@click.option("--kind", metavar="KIND", help="person, state, body, organisation, armed_group, media or crowd.")
@click.option("--mine", is_flag=True, help="Only those that you added.")
@options.form_options
def list_(country: str | None, kind: str | None, form: str, *, mine: bool) -> None:
    """List the actors that are known: the shipped ones and your own."""
    from typing import get_args

    from sayso.cli.packs import rows
    from sayso.errors import UsageError
    from sayso.knowledge.actors import ActorKind, Actors, load_pack
    from sayso.knowledge.packs import packs

    if kind is not None and kind not in get_args(ActorKind):
        raise UsageError(f"no kind {kind!r} (kinds: {', '.join(get_args(ActorKind))})")
    added = {a.id for pack in packs("actors") for a in load_pack(pack)} if mine else set()
    kept = (
        a for a in Actors.installed()
        if kind in {None, a.kind} and (country is None or a.country == country.upper()) and (not mine or a.id in added)
    )  # fmt: skip
    rows(
        ("id", "kind", "name", "country", "sector", "roles"),
        (
            (a.id, a.kind, a.name, a.country or "", a.sector or "", str(len(a.roles) or ""))
            for a in sorted(kept, key=lambda a: a.id)
        ),
        form=form,
    )


@command.command(epilog="Example:  sayso actors show 'Khalifa Haftar' --on 2020-01-16")
@click.argument("names", nargs=-1, required=True)
@click.option("--on", "date", metavar="DATE", help="Only the roles held on that day, month or year.")
def show(names: tuple[str, ...], date: str | None) -> None:
    """Show what is known of the actors of these NAMES or ids: spellings, roles with dates, who recognises them, sources."""
    from sayso.errors import NotFound
    from sayso.knowledge.actors import Actors

    day = options.period(date, "--on")
    base = Actors.installed()
    for number, name in enumerate(names):
        found = [a] if (a := base.get(name)) else base.named(name)
        if not found:
            raise NotFound(f"no actor named {name}")
        for actor in found:
            click.echo(("\n" if number or actor is not found[0] else "") + "\n".join(_lines(actor, base, day)))


def _lines(actor: Actor, base: Any, date: str | None) -> list[str]:
    country = f", {actor.country}" if actor.country else ""
    sector = f", {actor.sector}" if actor.sector else ""
    lines = [f"{actor.name}  ({actor.id}: {actor.kind.replace('_', ' ')}{country}{sector})"]
    if actor.names:
        lines.append("  also  " + "; ".join(actor.names))
    lines.append(f"  source  {actor.source}" + (" (checked)" if actor.checked else ""))
    return lines + [_role(r, base) for r in (actor.roles_on(date) if date else actor.roles)]


def _role(role: Role, base: Any) -> str:
    from sayso.knowledge.actors import RECALLED

    when = f"{role.start or '?'} to {role.end or 'open'}"
    names = [known.name if (known := base.get(i)) else i for i in role.recognised_by]
    contested = " contested" + (f", recognised by {', '.join(names)}" if names else "") + ";" if role.contested else ""
    checked = " (checked)" if role.checked else ""
    return f"  {when}  {role.office};{contested} {role.source if role.source != RECALLED else RECALLED}{checked}"
