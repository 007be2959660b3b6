"""How many reports to expect, for progress."""

from __future__ import annotations

import os
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
            is_lines = os.path.splitext(found.path)[1].lower() in JSONL_SUFFIXES and os.path.isfile(found.path)
            total += _lines(found.path) if is_lines else 1
    return total


def _lines(path: str) -> int:
    try:
        with open(path, "rb") as stream:
            number, last = 0, b"\n"
            while chunk := stream.read(_CHUNK):
                number, last = number + chunk.count(b"\n"), chunk
            return number + (not last.endswith(b"\n"))
    except OSError:
        return 0
