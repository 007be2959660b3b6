from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from sayso.cli.main import cli
from sayso.knowledge.actors import Actors, share_recalled
from sayso.knowledge.outlets import Outlets

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
LINES = re.findall(r"^sayso [^#\n]*", README, flags=re.MULTILINE)


@pytest.mark.parametrize("line", LINES)
def test_every_command_of_the_readme_is_one(line: str) -> None:
    words = [w for w in shlex.split(line.partition(" > ")[0])[1:] if w != ">"]
    command: click.Command = cli
    context = click.Context(cli, help_option_names=["-h", "--help"])  # as the program makes it: click keeps the first
    while isinstance(command, click.Group):
        found = command.get_command(context, words.pop(0))
        assert found is not None, line
        command = found
    command.make_parser(click.Context(command, parent=context)).parse_args(words)


def test_the_readme_names_commands() -> None:
    assert len(LINES) >= 6


def test_the_readme_tells_the_share_of_facts_that_nobody_looked_up() -> None:
    share = share_recalled(Actors.shipped(), Outlets.shipped())
    said = f"Of {share.facts:,} facts {share.recalled_share:.0%} are recalled and unchecked, {share.partly / share.facts:.0%} in part"
    words = " ".join(README.split()).replace(" %", "%")
    assert said in words
    assert f"two sources agree on {share.checked}" in words
