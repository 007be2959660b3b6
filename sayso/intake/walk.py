"""Which files a path stands for."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import InputError, UnreadableInput
from sayso.intake.files import READ_SUFFIXES, explain, printable, report_id

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read: its path as given or as found under the folder given."""

    path: str

    @property
    def name(self) -> str:
        """The path for messages, as in ids."""
        return report_id(self.path)


def walk(path: str) -> Iterator[Found | InputError]:
    """Yield the file itself, or every file of a known kind under a folder, sorted by name, folders in their place.

    Hidden files and folders, side files and files of other kinds are passed over; links to folders are not followed
    (so there are no loops); links to files are.
    """
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        yield UnreadableInput(explain(error), file=printable(path))
        return
    if not stat.S_ISDIR(mode):
        yield Found(path)
        return
    empty = True
    for found in _walk_folder(path):
        empty = False
        yield found
    if empty:
        yield UnreadableInput("the folder holds no .txt, .html or .jsonl file", file=printable(path))


def _walk_folder(folder: str) -> Iterator[Found | InputError]:
    stack: list[Iterator[os.DirEntry[str]]] = []
    here: str | None = folder
    while here is not None or stack:
        if here is not None:
            try:
                with os.scandir(here) as entries:
                    stack.append(iter(sorted(entries, key=lambda e: os.fsencode(e.name))))
            except OSError as error:
                yield UnreadableInput(explain(error), file=printable(here))
            here = None
            continue
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif entry.name.startswith("."):
            continue
        elif entry.is_dir(follow_symlinks=False):
            here = entry.path
        elif Path(entry.name).suffix.lower() in READ_SUFFIXES and not Path(entry.path).is_dir():
            yield Found(entry.path)
