"""The one way in: files, folders and streams to a sequence of reports and of what could not be read, in order."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.errors import InputError, MalformedInput, UnreadableInput, UsageError
from sayso.intake.fields import check_given, quoted
from sayso.intake.files import JSONL_SUFFIXES, explain, read_file, report_id
from sayso.intake.jsonl import read_jsonl
from sayso.intake.options import IntakeOptions
from sayso.intake.walk import Found, walk
from sayso.schema import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What standard input is called in messages and ids.
STDIN = "<stdin>"


def read_reports(
    paths: Sequence[str], *, options: IntakeOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Report | InputError]:
    """Yield one Report for each report found, and one InputError for each that can't be read, in input order.

    An InputError whose ``report_id`` is set stands for a report (it should become a failure record under that id); one
    without stands for a path under which no report could even be looked for.  Nothing is raised for bad input.

    Args:
        paths: files (.txt, .html, .htm, .jsonl, .ndjson), folders (searched through, sorted by name), or ``-``
            (standard input, JSON Lines).
        options: what holds for all of them; see :class:`IntakeOptions`.
        stdin: where ``-`` reads from; by default ``sys.stdin.buffer``.

    Raises:
        UsageError: an option does not fit (at once, before anything is read).
    """
    options = options or IntakeOptions()
    given = check_given(options)
    if (options.url or options.title) and (len(paths) != 1 or not _single(paths[0])):
        raise UsageError("--url and --title describe one report: give exactly one .txt or .html file with them")
    return _once(_read(paths, given, stdin))


def _single(path: str) -> bool:
    return path != "-" and not Path(path).is_dir() and Path(path).suffix.lower() not in JSONL_SUFFIXES


def _read(paths: Sequence[str], options: IntakeOptions, stdin: BinaryIO | None) -> Iterator[Report | InputError]:
    for path in paths:
        if path == "-":
            yield from read_jsonl(stdin or sys.stdin.buffer, STDIN, options)
            continue
        for found in walk(path):
            yield from [found] if isinstance(found, InputError) else _read_found(found, options)


def _read_found(found: Found, options: IntakeOptions) -> Iterator[Report | InputError]:
    name = found.name
    try:
        descriptor = os.open(found.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                yield UnreadableInput("not a regular file", file=name)
            elif Path(found.path).suffix.lower() in JSONL_SUFFIXES:
                yield from read_jsonl(stream, name, options)
            else:
                yield read_file(stream, found, options)
    except InputError as error:
        yield error
    except OSError as error:
        yield UnreadableInput(explain(error), file=name, report_id=report_id(found.path))


def _once(items: Iterator[Report | InputError]) -> Iterator[Report | InputError]:
    """Let each id through once; a second report under an id is an error that names the first one's place."""
    seen: dict[str, str] = {}
    for item in items:
        if isinstance(item, Report) and item.id in seen:
            message = f"the id {quoted(item.id)} was already used in this run, by {seen[item.id]}"
            yield MalformedInput(message, file=item.source, report_id=item.id)
            continue
        if isinstance(item, Report):
            seen[item.id] = item.source or ""
        yield item
