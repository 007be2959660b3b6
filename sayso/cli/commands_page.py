"""docs/commands.md, made from the help texts: ``python -m sayso.cli.commands_page`` writes it, ``--check`` compares."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.main import COMMANDS, cli

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path("docs") / "commands.md"
#: Width of the help texts in the page.
WIDTH = 100

HEAD = """# Commands

Made from the help texts by `python -m sayso.cli.commands_page`; a test checks that it is current.

Exit status: 0 all done; 1 some reports failed while being coded, or standard output could not be
written; 2 the command line does not fit; 3 some input could not be
read; 4 a knowledge file is wrong; 5 the ledger cannot be used; 6 it was written by a newer Sayso; 7 it cannot be written or the
database went away; 8 no such report, event, claim or transaction; 9 the hash chain does not verify; 130 interrupted; 141 the
reader of the output went away (`| head`).  Errors are one line on standard error.

The ledger is `--ledger PATH|URL`, else the environment variable `SAYSO_LEDGER`, else `sayso.ledger` in the working folder.
Without a terminal, listings are plain lines, one a record, with cells
of more than 40 characters cut with an ellipsis; `--json` and `--csv` cut nothing.
"""


def page() -> str:
    """The page as it should be."""
    return HEAD + "".join(_sections())


def _sections() -> Iterator[str]:
    root = click.Context(
        cli, info_name="sayso", max_content_width=WIDTH, terminal_width=WIDTH, help_option_names=["-h", "--help"]
    )
    yield _section("sayso", root)
    for name in COMMANDS:
        command = cli.get_command(root, name)
        assert command is not None
        context = _context(command, name, root)
        yield _section(f"sayso {name}", context)
        if isinstance(command, click.Group):
            for sub in sorted(command.commands):
                yield _section(f"sayso {name} {sub}", _context(command.commands[sub], sub, context))


def _context(command: click.Command, name: str, parent: click.Context) -> click.Context:
    return click.Context(command, info_name=name, parent=parent, max_content_width=WIDTH, terminal_width=WIDTH)


def _section(title: str, context: click.Context) -> str:
    text = "\n".join(line.rstrip() for line in context.command.get_help(context).splitlines())
    return f"\n## {title}\n\n```\n{text}\n```\n"


def main() -> None:
    """Write the page, or with ``--check`` say whether it is current."""
    if "--check" in sys.argv:
        if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
            sys.exit(f"{PAGE} is not current: run python -m sayso.cli.commands_page")
        return
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
