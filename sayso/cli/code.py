"""``sayso code``: reports in, records out; stores nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, BinaryIO

import click

from sayso.cli import options

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sayso.fleet import Outcome
    from sayso.schema import CodedReport

#: Warnings that are also said on standard error; the others are in the record only.
SAID = frozenset({"encoding", "text_cut", "published_in_future", "published_conflict", "language_not_read", "no_article"})

EPILOG = """\b
Examples:
  sayso code report.txt --published 2020-01-16 --outlet 'Harbour Wire' --format table
  sayso code reports/ --workers 4 > records.jsonl
  cat reports.jsonl | sayso code -
  sayso code reports/ --every-act --assume-published --codebook economy.yaml

\b
Exit status: 0 all coded; 1 some reports failed while being coded; 2 usage;
3 some input could not be read. The rest is always done, every report that failed
has a record with its "failure", and a line on standard error names file and line.
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table"]),
    default="jsonl",
    show_default=True,
    help="Records, or a table for people.",
)
@options.input_options
@options.assume_published_option
@options.codebook_option
@click.option(
    "--every-act",
    is_flag=True,
    help="List what else is told to happen too: acts of none of the 16 types, as events of type OTHER with their dates.",
)
def command(
    files: tuple[str, ...],
    *,
    codebook: Path | None,
    form: str,
    workers: int,
    published: str | None,
    outlet: str | None,
    url: str | None,
    title: str | None,
    language: str | None,
    max_chars: int,
    assume_published: bool,
    every_act: bool,
) -> None:
    """Code reports and print one record for each, in input order; stores nothing.

    FILES are .txt, .html and .jsonl files, folders of them, or - for JSON Lines on standard input (the same as no
    FILES). A JSON line has "id" and "text" and, if known, "title", "outlet", "published", "url", "language"; beside
    NAME.txt these may stand in NAME.meta.json.
    """
    from functools import partial

    from sayso.cli.progress import Progress
    from sayso.errors import UsageError
    from sayso.fleet import code_reports
    from sayso.fleet.outcome import status_of
    from sayso.fleet.pool import lasting_coder
    from sayso.intake import IntakeOptions, count_reports, read_reports

    if not files:
        if sys.stdin.isatty():
            raise UsageError("no FILES and nothing on standard input; see sayso code --help")
        files = ("-",)
    intake = IntakeOptions(published=published, outlet=outlet, url=url, title=title, language=language, max_chars=max_chars)
    items = read_reports(files, options=intake)
    book = None
    if codebook is not None:
        from sayso.cli.packs import codebook as read_codebook

        book = read_codebook(codebook)
    shown = _table() if form == "table" else _json_line
    status = 0
    out = sys.stdout.buffer
    with Progress(count_reports(files)) as progress:
        for outcome in code_reports(
            items, workers=workers, make_coder=partial(lasting_coder, assume_published=assume_published, every_act=every_act)
        ):
            status = max(status, status_of(outcome))
            for line in messages(outcome):
                progress.clear()
                click.echo(f"sayso: {line}", err=True)
            if outcome.record is not None:
                if sys.stdout.isatty():
                    progress.clear()
                write(out, shown(outcome.record if book is None else book(outcome.record)))
            progress.advance()
    sys.exit(status)


def messages(outcome: Outcome) -> list[str]:
    """What standard error is told about an outcome: what went wrong, and the graver warnings."""
    from sayso.fleet.outcome import one_line

    if outcome.message:
        return [outcome.message]
    record = outcome.record
    if record is None:
        return []
    return [one_line(f"{outcome.source or record.id}: warning: {w.message}") for w in record.warnings if w.kind in SAID]


def write(out: BinaryIO, data: bytes) -> None:
    """Write to standard output and flush.

    Raises:
        SaysoError: it can't be written (a full disk).
        SystemExit: the reader has gone (141, as the shell has it for SIGPIPE).
    """
    import os

    from sayso.errors import SaysoError

    try:
        out.write(data)
        out.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the interpreter flushes once more at its end
        sys.exit(141)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SaysoError(f"standard output cannot be written: {(error.strerror or str(error)).lower()}") from error


def _json_line(record: CodedReport) -> bytes:
    from sayso.contract import encode

    return encode(record) + b"\n"


def _table() -> Callable[[CodedReport], bytes]:
    import shutil

    from sayso.cli.table import record_table

    width = shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80
    return lambda record: record_table(record, width).encode("utf-8", "replace")
