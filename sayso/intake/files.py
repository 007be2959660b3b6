"""One report in one file: plain text or an HTML page, with a side file for what it doesn't say about itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.errors import InputError, MalformedInput, UnreadableInput
from sayso.intake.assemble import assemble
from sayso.intake.decoding import decode
from sayso.intake.sidefile import read_side_file

if TYPE_CHECKING:
    from sayso.intake.fields import Fields
    from sayso.intake.options import IntakeOptions
    from sayso.intake.walk import Found
    from sayso.schema import Report

JSONL_SUFFIXES = frozenset({".jsonl", ".ndjson"})
HTML_SUFFIXES = frozenset({".html", ".htm"})
TEXT_SUFFIXES = frozenset({".txt"})
READ_SUFFIXES = JSONL_SUFFIXES | HTML_SUFFIXES | TEXT_SUFFIXES

#: Bytes of one page that are read; no article is that long.
PAGE_LIMIT = 16 << 20


def report_id(path: str) -> str:
    """The id of a report that has none: its path as given, with ``/`` between folders and without ``./``."""
    return printable(Path(os.path.normpath(path)).as_posix())


def printable(path: str) -> str:
    r"""A path as valid text: bytes that are not UTF-8 become ``\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def explain(error: OSError) -> str:
    """The system's reason in its own words, without number and path."""
    return (error.strerror or str(error)).lower()


def read_file(stream: BinaryIO, found: Found, options: IntakeOptions) -> Report:
    """The report in an open file.

    Raises:
        InputError: it can't be read, or holds no report (``report_id`` is set).
    """
    suffix = Path(found.path).suffix.lower()
    ident = report_id(found.path)
    fields: Fields | None = None
    try:
        fields = read_side_file(found.path)
        if suffix in HTML_SUFFIXES:
            return _page(stream, ident, found, fields, options)
        if suffix in TEXT_SUFFIXES or not suffix:
            return _text(stream, ident, found, fields, options)
        raise UnreadableInput(f"cannot read {suffix} files; give .txt, .html or .jsonl")
    except InputError as error:
        error.file = error.file or found.name
        error.report_id = (fields.id if fields else None) or ident
        raise


def _text(stream: BinaryIO, ident: str, found: Found, fields: Fields, options: IntakeOptions) -> Report:
    # Four bytes hold any character in UTF-8, UTF-16 and UTF-32: more is never needed.
    limit = 4 * options.max_chars + 4
    data = stream.read(limit + 1)
    longer = len(data) > limit
    text, notes = decode(data[:limit], cut=longer)
    if not text.strip():
        raise MalformedInput("empty: there is no text in it")
    size = f"{os.fstat(stream.fileno()).st_size:,} bytes" if longer else None
    return assemble(text, fields, options, id=fields.id or ident, source=found.name, size=size, notes=notes)


def _page(stream: BinaryIO, ident: str, found: Found, fields: Fields, options: IntakeOptions) -> Report:
    from sayso.intake.html import read_page

    data = stream.read(PAGE_LIMIT + 1)
    if len(data) > PAGE_LIMIT:
        raise MalformedInput(f"the page is larger than {PAGE_LIMIT:,} bytes")
    if not data.strip():
        raise MalformedInput("empty: there is no text in it")
    page = read_page(data, url=fields.url or options.url)
    return assemble(
        page.text,
        page.fill(fields, options),
        options,
        id=fields.id or ident,
        source=found.name,
        metadata_date=page.published,
        notes=page.notes,
    )
