"""``sayso add``: reports in, coded and stored."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import click

from sayso.cli import options
from sayso.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sayso.cli.progress import Progress
    from sayso.fleet import Outcome
    from sayso.intake import IntakeOptions
    from sayso.ledger import AddResult, Ledger
    from sayso.schema import CodedReport, Report

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


def store(
    ledger: Ledger,
    files: Sequence[str],
    intake: IntakeOptions,
    *,
    workers: int = 1,
    by: str | None = None,
    again: bool = False,
    assume_published: bool = False,
) -> Iterator[tuple[Outcome, AddResult | None]]:
    """Code what is found and store it, one transaction a report; what is given out is stored.

    Reports that this coder has coded already are not coded again, unless ``again`` is true.
    """
    from functools import partial

    from sayso.fleet import code_reports
    from sayso.fleet.pool import english_coder
    from sayso.intake import read_reports

    read: set[str] = set()
    items = read_reports(files, options=intake)
    make_coder = partial(english_coder, assume_published=assume_published)
    for outcome in code_reports(items if again else _news(ledger, items, make_coder), workers=workers, make_coder=make_coder):
        if isinstance(outcome.error, _Known):
            known = outcome.error.outcome
            read.update({known.record.id} if known.record else ())
            yield known, outcome.error.result
        elif outcome.record is None:
            yield outcome, None
        else:
            record = outcome.record
            if outcome.error is None:
                read.add(record.id)
            elif record.id in read:  # a second one under that id: the failure is of this place, not of the report read before
                record = replace(record, id=_place(outcome.error))
            named = _is_named(record.id, outcome.source)
            yield replace(outcome, record=record), ledger.add(record, by=by, again=again, named=named)


class _Known(InputError):
    """A report that needs no coding: it goes past the coder in its place, as what has no report does, without its text."""

    def __init__(self, outcome: Outcome, result: AddResult) -> None:
        super().__init__("known already")
        self.outcome, self.result = outcome, result


def _place(error: InputError) -> str:
    return f"{error.file}" if error.line is None else f"{error.file}:{error.line}"


def _is_named(id_: str, source: str | None) -> bool:
    """Whether an id is the report's own, and not made from the name of its file."""
    from sayso.intake.files import report_id

    return source is None or id_ not in {source, report_id(source)}


def _news(
    ledger: Ledger, items: Iterable[Report | InputError], make_coder: Callable[[], object]
) -> Iterator[Report | InputError]:
    """Let through what has to be coded; mark what the ledger has from this very coder."""
    from sayso.fleet import Outcome
    from sayso.ledger.queries.unchanged import unchanged
    from sayso.schema import Report

    coder: str | None = None
    empty = not ledger.info()["reports"]
    for item in items:
        if empty or not isinstance(item, Report):
            yield item
            continue
        coder = coder or str(getattr(make_coder(), "name", ""))
        bare = _bare(item, coder)
        result = unchanged(ledger, bare, named=_is_named(item.id, item.source))
        if result is None:
            yield item
        else:
            yield _Known(Outcome(replace(bare, text=""), None, item.source), result)


def _bare(report: Report, coder: str) -> CodedReport:
    from sayso.coding.coder import coded
    from sayso.reading.document import Document

    return coded(Document(report=report), coder, None)


@dataclass(slots=True)
class Tally:
    """What became of the reports of one run."""

    statuses: Counter[str] = field(default_factory=Counter)
    events: int = 0
    claims: int = 0
    failures: int = 0
    status: int = 0

    def count(self, outcome: Outcome, result: AddResult | None) -> None:
        """Count one report."""
        from sayso.fleet.outcome import status_of

        self.status = max(self.status, status_of(outcome))
        if outcome.message:
            self.failures += 1
        if result is not None and outcome.record is not None:
            self.statuses[result.status] += 1
            if result.status in {"unchanged", "erased"}:
                return
            self.events += len(outcome.record.events)
            self.claims += len(outcome.record.attributions)

    def words(self) -> str:
        """``4 reports: 3 added, 1 unchanged; 12 events, 20 claims; 1 failed``."""
        from sayso.exports.words import number

        order = ("added", "revised", "recoded", "unchanged", "erased")
        parts = [f"{self.statuses[s]} {s}" for s in order if self.statuses[s]]
        total = sum(self.statuses.values())
        reports = f"{number(total, 'report')}: {', '.join(parts) or 'none'}"
        words = f"{reports}; {number(self.events, 'event')}, {number(self.claims, 'claim')}"
        return f"{words}; {self.failures} failed" if self.failures else words


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
