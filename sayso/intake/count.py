"""How many reports to expect, for progress."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import InputError
from sayso.intake.files import JSONL_SUFFIXES
from sayso.intake.walk import walk

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHUNK = 1 << 20


def count_reports(paths: Sequence[str]) -> int | None:
    """The number of files, and of lines in JSON Lines files; null if standard input is among them."""
    if "-" in paths:
        return None
    total = 0
    for path in paths:
        for found in walk(path):
            if isinstance(found, InputError):
                continue
            path_found = Path(found.path)
            is_lines = path_found.suffix.lower() in JSONL_SUFFIXES and path_found.is_file()
            total += _lines(path_found) if is_lines else 1
    return total


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as stream:
            number, last = 0, b"\n"
            while chunk := stream.read(_CHUNK):
                number, last = number + chunk.count(b"\n"), chunk
            return number + (not last.endswith(b"\n"))
    except OSError:
        return 0
