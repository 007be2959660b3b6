"""``sayso export``: the ledger in the formats of the field."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.coding.codebook import Codebook
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.rows import EventRow
    from sayso.ledger.queries.view import View

FORMATS = ("jsonl", "csv", "claims-csv", "plover", "polecat", "gold", "gold-sentences")


@click.command(epilog="Example:  sayso export --format plover --country LBY --from 2020-01 --output libya.jsonl")
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True, help="See below.")
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="Write to this file instead of standard output."
)
@click.option("--reader", metavar="NAME", help="For gold: as this person judged, not as the ledger shows it.")
@options.codebook_option
@options.filter_options
@options.as_of_option
@options.ledger_option
def command(  # noqa: PLR0917 - click's way
    ledger_place: str,
    as_of: str | None,
    form: str,
    output: str | None,
    codebook: Path | None,
    reader: str | None,
    **filters: Any,
) -> None:
    """Write records to a file or to standard output, after judgements; each record says who judged it.

    \b
    jsonl       one object a report, in the form that `sayso code` prints
    csv         one line an event, all columns
    claims-csv  one line a claim, all columns
    plover      PLOVER JSON, one object an event
    polecat     POLECAT's 40 tab-separated columns; it can't say what is announced, conditional or denied,
                so only what is reported goes in unless --status asks for more
    gold        annotated sentences of the reports whose events were all judged, one object a sentence;
                gold-sentences gives the sentences themselves, one object a report
    """  # noqa: D301 - click wants the control character itself
    from sayso.cli.ledgers import viewed

    asked = options.make_filter(filters)
    book = _codebook(codebook, form)
    with viewed(ledger_place, as_of) as view:
        lines = _lines(view, form, asked, book) if not form.startswith("gold") else _gold(view, form, asked, reader)
        if output is None:
            for line in lines:
                sys.stdout.write(line + "\n")
            return
        _save(Path(output), lines)


def _codebook(path: Path | None, form: str) -> Codebook | None:
    """The codebook, checked.

    Raises:
        UsageError: the format has no room for its types.
    """
    if path is None:
        return None
    from sayso.cli.packs import codebook
    from sayso.errors import UsageError

    if form in {"polecat", "claims-csv", "gold", "gold-sentences"}:
        raise UsageError(f"--format {form} has no room for the types of a codebook (jsonl, csv and plover have)")
    return codebook(path)


def _lines(view: View, form: str, asked: Filter, book: Codebook | None) -> Iterator[str]:
    from sayso.exports import contract, plover, polecat, table
    from sayso.exports.retyped import events, reports

    if form == "jsonl":
        return contract.lines(reports(view.full_reports(asked), book))
    if form == "csv":
        return table.lines("event", events(view, asked, book))
    if form == "claims-csv":
        return table.lines("claim", view.claims(asked))
    if form == "plover":
        return plover.lines(events(view, asked, book))
    return polecat.lines(_expressible(view.events(asked), asked))


def _gold(view: View, form: str, asked: Filter, reader: str | None) -> Iterator[str]:
    from sayso.exports import gold

    judged = view.by_report
    reports = (view.full(view.source.coded(r.head.id, view.tx))[0] for r in view.reports(asked) if r.head.id in judged)
    return (gold.lines if form == "gold" else gold.sentence_lines)(reports, reader)


def _expressible(rows: Iterable[EventRow], asked: Filter) -> Iterator[EventRow]:
    """What POLECAT can say: acts reported as done, unless others were asked for by name."""
    left_out = 0
    for row in rows:
        if asked.status or row.event.status == "actual":
            yield row
        else:
            left_out += 1
    if left_out:
        click.echo(f"sayso: left out {left_out} events that are announced, conditional or denied (see --status)", err=True)


def _save(path: Path, lines: Iterable[str]) -> None:
    """Write all or nothing: the file appears when it is complete."""
    from sayso.errors import LedgerUnavailable

    draft = path.with_name(path.name + ".part")
    count = 0
    try:
        with draft.open("w", encoding="utf-8", newline="") as out:
            for line in lines:
                out.write(line + "\n")
                count += 1
        draft.replace(path)
    except OSError as error:
        raise LedgerUnavailable(f"{path}: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)
    click.echo(f"{count} lines written to {path}", err=True)
