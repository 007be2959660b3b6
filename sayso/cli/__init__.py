"""The command line: one thin module per command, imported only when that command is asked for."""

from sayso.cli.main import main

__all__ = ["main"]
