"""``sayso``: the root command.  Commands load lazily, so that ``sayso --help`` answers at once."""

from __future__ import annotations

import errno
import importlib
import os
import sys

import click

from sayso import __version__
from sayso.errors import SaysoError

#: What a full disk, a quota and a broken device say when they are written to.
_WRITING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG, errno.EBADF})

#: command -> (module in sayso.cli, one line of help).  The module holds a click command of the name ``command``.
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo", "Code the example dossier and show its ledger."),
    "code": ("code", "Code reports and print the records; stores nothing."),
    "add": ("add", "Code reports and store them in the ledger."),
    "reports": ("reports", "List reports."),
    "events": ("events", "List events: who did what to whom, when, where."),
    "claims": ("claims", "List claims: who says what, through whom."),
    "actors": ("actors", "List who acts, is acted upon and speaks; add actors of your own."),
    "outlets": ("outlets", "Look outlets up, or add your own."),
    "timeline": ("timeline", "List dated events in the order in which they took place."),
    "show": ("show", "Show one record with its full evidence."),
    "search": ("search", "Find reports by their words."),
    "desk": ("desk", "Read and judge the ledger in a browser."),
    "accounts": ("accounts", "Say who may come to a desk that others can reach."),
    "sensitivity": ("sensitivity", "Say who may see a report on a desk that others can reach."),
    "judge": ("judge", "Accept, reject, correct, add, merge, split, note, assign, grade, undo."),
    "export": ("export", "Write the ledger as JSON Lines, CSV, PLOVER JSON or POLECAT."),
    "diff": ("diff", "Show what changed between two moments or two coders."),
    "erase": ("erase", "Delete a report's words, or a name, for good."),
    "doctor": ("doctor", "Check the ledger and this installation."),
    "schema": ("schema", "Print the JSON Schema of what `sayso code` prints."),
    "places": ("places", "Look names up in the gazetteer, or add your own places."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"sayso.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The table of commands, without importing any."""
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


def _run() -> None:
    """As click's own ``main`` does it, which would turn a broken pipe into exit status 1 before we hear of it."""
    if "_SAYSO_COMPLETE" in os.environ:
        cli.main()
    with cli.make_context("sayso", sys.argv[1:]) as context:
        cli.invoke(context)


def _give_up_output() -> None:
    """Send what is still buffered nowhere: the interpreter flushes once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """Run the command line; a Sayso error is one clear line on standard error and its documented exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A text may hold lone surrogates, and a terminal may know fewer characters than a report: never a crash for that.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            _run()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough (| head)
        _give_up_output()
        sys.exit(141)
    except OSError as error:
        if error.filename is not None or error.errno not in _WRITING:
            raise
        _give_up_output()
        click.echo(f"sayso: standard output cannot be written: {(error.strerror or str(error)).lower()}", err=True)
        sys.exit(SaysoError.exit_status)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("sayso: interrupted", err=True)
        sys.exit(130)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except SaysoError as error:
        click.echo(f"sayso: {error}", err=True)
        sys.exit(error.exit_status)
