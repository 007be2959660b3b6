"""``sayso diff``: what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sayso.cli import options

if TYPE_CHECKING:
    from sayso.ledger.queries.diff import Change

SIGN = {"added": "+", "removed": "-", "changed": "~"}


@click.command(
    epilog="""\b
Examples:
  sayso diff 2020-01-16                      since the end of that day
  sayso diff 12 40 --actor Haftar            between two transactions
  sayso diff --coder 'sayso 0.1.0' 'sayso 0.2.0'
"""
)
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--coder", "coders", is_flag=True, help="OLD and NEW are coders, by name and version or a part of it; NEW may be left out."
)
@options.filter_options
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array, one change a line.")
@options.ledger_option
def command(old: str, new: str | None, ledger_place: str, *, coders: bool, as_json: bool, **filters: Any) -> None:
    """Show which records came, went or changed between two moments (days or transactions), or between two coders.

    The later one is the present where it is left out.  Judgements count: this is what people were shown then and now.
    """
    from sayso.cli.ledgers import opened
    from sayso.ledger.queries.coders import CoderSource
    from sayso.ledger.queries.diff import diff
    from sayso.ledger.queries.sql import SqlSource
    from sayso.ledger.queries.view import View

    asked = options.make_filter(filters)
    with opened(ledger_place) as ledger:
        if coders:
            later = CoderSource(ledger, new) if new else SqlSource(ledger)
            changes = diff(View(CoderSource(ledger, old)), View(later), asked, only_both=True)
        else:
            changes = diff(View(SqlSource(ledger), old), View(SqlSource(ledger), new), asked)
        if as_json:
            _json(changes)
        else:
            _print(changes)


def _json(changes: Any) -> None:
    from sayso.exports.jsontext import json_text

    before = "["
    for change in changes:
        click.echo(before + json_text(_flat(change)))
        before = ","
    click.echo("[]" if before == "[" else "]")


def _flat(change: Change) -> dict[str, Any]:
    from sayso.cli.listing import full
    from sayso.ledger.queries.rows import FullReport

    row = change.row
    name = row.row.head.id if isinstance(row, FullReport) else row.id
    return {
        "change": change.kind,
        "what": change.what,
        "id": name,
        "report": change.report,
        "fields": {f: {"before": b, "after": a} for f, (b, a) in change.fields.items()},
    } | full(change.what, row)


def _print(changes: Any) -> None:
    from collections import Counter

    from sayso.exports import words

    counts: Counter[tuple[str, str]] = Counter()
    report = None
    for change in changes:
        counts[change.what, change.kind] += 1
        if change.report != report:
            report = change.report
            click.echo(_title(change))
        if change.what == "report":
            continue
        click.echo(f"  {SIGN[change.kind]} {_line(change)}")
        for name, (before, after) in change.fields.items():
            click.echo(f"      {name}: {words.brief(before)} → {words.brief(after)}")
    if counts:
        click.echo(", ".join(f"{words.number(n, what)} {kind}" for (what, kind), n in sorted(counts.items())), err=True)
    else:
        click.echo("nothing changed", err=True)


def _title(change: Change) -> str:
    from sayso.cli.sheet import report_words
    from sayso.ledger.queries.rows import FullReport

    row = change.row
    if isinstance(row, FullReport):
        return f"+ report {report_words(row.row.head)}: {len(row.events)} events, {len(row.claims)} claims"
    return report_words(row.head)


def _line(change: Change) -> str:
    from sayso.exports import words
    from sayso.ledger.queries.rows import EventRow

    row: Any = change.row
    if isinstance(row, EventRow):
        parties = f"{words.names(row.event.actors) or '?'} → {words.names(row.event.recipients) or '?'}"
        return f"{row.id}  {words.what(row.event)}  {parties}"
    return f"{row.id}  {words.speaker(row)} ({row.claim.act}): {words.content(row)[:100]}"
