"""``sayso add``: reports in, coded and stored."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from sayso.cli import options

if TYPE_CHECKING:
    from sayso.cli.progress import Progress
    from sayso.fleet import Outcome
    from sayso.ledger import AddResult

EPILOG = """\b
Examples:
  sayso add report.txt --published 2020-01-16 --outlet 'Harbour Wire'
  sayso add reports/ --workers 4 --list
  cat reports.jsonl | sayso add -

\b
Exit status: 0 all stored; 1 some reports failed while being coded; 3 some input could
not be read; 7 the ledger could not be written. What was printed as stored is stored.
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--list", "listing", is_flag=True, help="One line a report, printed when it is stored.")
@options.input_options
@options.assume_published_option
@click.option("--again", is_flag=True, help="Code reports again that this very coder has coded (say, after an edit of actors).")
@options.by_option
@options.ledger_option
def command(
    files: tuple[str, ...],
    *,
    ledger_place: str,
    by: str,
    listing: bool,
    again: bool,
    workers: int,
    published: str | None,
    outlet: str | None,
    url: str | None,
    title: str | None,
    language: str | None,
    max_chars: int,
    assume_published: bool,
) -> None:
    """Code reports and store them in the ledger, which is made if there is none.

    FILES are what `sayso code` takes.  A report that is known already, with the same text from the same outlet, is not stored
    twice; coded by a newer coder it is brought up to date, and judgements on it stay.  A new text under a known address is a
    report that revises the old one.  Interrupted, run it again: the rest is done then.
    """
    from sayso.cli.ledgers import opened
    from sayso.cli.progress import Progress
    from sayso.errors import UsageError
    from sayso.fleet.store import Tally, store
    from sayso.intake import IntakeOptions, count_reports

    if not files:
        if sys.stdin.isatty():
            raise UsageError("no FILES and nothing on standard input; see sayso add --help")
        files = ("-",)
    intake = IntakeOptions(published=published, outlet=outlet, url=url, title=title, language=language, max_chars=max_chars)
    with opened(ledger_place, create=True) as ledger, Progress(count_reports(files)) as progress:
        tally = Tally()
        try:
            for outcome, result in store(
                ledger, files, intake, workers=workers, by=by, again=again, assume_published=assume_published
            ):
                tally.count(outcome, result)
                _tell(outcome, result, progress, listing=listing)
                progress.advance()
        finally:
            progress.clear()
            click.echo(f"{tally.words()} in {ledger_place}", err=listing)
    sys.exit(tally.status)


def _tell(outcome: Outcome, result: AddResult | None, progress: Progress, *, listing: bool) -> None:
    from sayso.cli.code import messages
    from sayso.exports.words import number, one_line

    said = messages(outcome)
    if said or listing:
        progress.clear()
    for line in said:
        click.echo(f"sayso: {line}", err=True)
    record = outcome.record
    if listing and result is not None and record is not None:
        name = one_line(record.title or "")
        counts = (
            ""
            if result.status == "unchanged"
            else f"{number(len(record.events), 'event')}, {number(len(record.attributions), 'claim')}"
        )
        if record.failure is not None:
            counts = "failed"
        parts = (result.report, f"{result.status:<9}", counts, one_line(outcome.source or record.id), name)
        click.echo("  ".join(part for part in parts if part))
        sys.stdout.flush()
