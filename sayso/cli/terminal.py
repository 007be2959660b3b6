"""The terminal: how wide it is, whether it is one, and text without what could drive it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def console() -> Console:
    """A rich console on standard output; where that is no terminal, plain text without colours and without wrapping."""
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            """Leave it to the root command; rich would end the process with status 1."""
            raise BrokenPipeError

    if sys.stdout.isatty():
        return Quiet(highlight=False, markup=False, emoji=False)
    return Quiet(highlight=False, markup=False, emoji=False, no_color=True, width=100, soft_wrap=True)
