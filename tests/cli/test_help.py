"""Help is quick, complete, has examples, and docs/commands.md is made from it."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import click
import pytest

from sayso.cli.commands_page import PAGE, page
from sayso.cli.main import COMMANDS, cli
from tests.cli.commandline import sayso

ROOT = Path(__file__).parents[2]
#: Packages that only a command which needs them may import.
HEAVY = ("spacy", "numpy", "onnxruntime", "sqlalchemy", "alembic", "rich", "trafilatura", "msgspec", "yaml", "rapidfuzz")


def every_command() -> list[tuple[str, ...]]:
    root = click.Context(cli)
    names: list[tuple[str, ...]] = []
    for name in COMMANDS:
        names.append((name,))
        command = cli.get_command(root, name)
        if isinstance(command, click.Group):
            names += [(name, sub) for sub in command.commands]
    return names


@pytest.mark.parametrize("names", [(), *every_command()], ids=" ".join)
def test_every_command_has_help_with_an_example(names: tuple[str, ...]) -> None:
    done = sayso("nowhere", *names, "--help")
    assert done.status == 0
    assert " ".join(("sayso", *names)) in done.out.partition("Example")[2]


def test_the_page_of_commands_is_current() -> None:
    assert (ROOT / PAGE).read_text(encoding="utf-8") == page(), "run python -m sayso.cli.commands_page"


def test_help_answers_in_under_300_milliseconds() -> None:
    """Seconds of processor time, best of seven: what it takes on a machine that has nothing else to do."""
    times = []
    for _ in range(7):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "sayso", "--help"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) < 0.3, times


@pytest.mark.parametrize("names", [(), *every_command()], ids=" ".join)
def test_help_imports_nothing_heavy(names: tuple[str, ...]) -> None:
    code = (
        "import sys\n"
        "from sayso.cli.main import cli\n"
        f"cli.main({[*names, '--help']!r}, standalone_mode=False)\n"
        f"print('heavy:', [m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "heavy: []"


def test_an_unknown_command_is_one_clear_line() -> None:
    done = subprocess.run([sys.executable, "-m", "sayso", "evnts"], check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "evnts" in done.stderr
    assert "Traceback" not in done.stderr
