"""Runs commands in this process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from click.testing import CliRunner

from sayso.cli.main import cli
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from pathlib import Path


class Done(NamedTuple):
    """What a command printed, and its exit status."""

    out: str
    err: str
    status: int

    def json(self) -> Any:
        """The output as JSON."""
        return json.loads(self.out)

    def ids(self) -> list[str]:
        """The first word of each line below the head."""
        return [line.split()[0] for line in self.out.splitlines()[1:]]


def sayso(ledger: Path | str, *args: str, stdin: str | None = None) -> Done:
    """Run a command on a ledger."""
    result = CliRunner().invoke(cli, list(args), input=stdin, env={"SAYSO_LEDGER": str(ledger)})
    if isinstance(result.exception, SaysoError):
        return Done(result.stdout, f"{result.stderr}sayso: {result.exception}\n", result.exception.exit_status)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.stdout, result.stderr, result.exit_code)
