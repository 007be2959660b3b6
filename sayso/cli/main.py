"""``sayso``: the root command.  Commands load lazily, so that ``sayso --help`` answers at once."""

from __future__ import annotations

import importlib
import sys

import click

from sayso import __version__
from sayso.errors import SaysoError

#: command -> (module in sayso.cli, one line of help).  The module holds a click command of the name ``command``.
COMMANDS: dict[str, tuple[str, str]] = {
    "code": ("code", "Code reports and print the records; stores nothing."),
    "schema": ("schema", "Print the JSON Schema of what `sayso code` prints."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"sayso.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example:  sayso code report.txt --published 2020-01-16 --outlet 'Harbour Wire' --format table",
)
@click.version_option(__version__, prog_name="sayso")
def cli() -> None:
    """Who did what to whom, when, where, and on whose say-so.

    Sayso reads news reports about conflict and diplomacy and keeps a ledger of events and claims in which every line
    points at the words that support it and at the people who vouch for them.  It works offline.
    """


def main() -> None:
    """Run the command line; a Sayso error is one clear line on standard error and its documented exit status."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("sayso: interrupted", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except SaysoError as error:
        click.echo(f"sayso: {error}", err=True)
        sys.exit(error.exit_status)
