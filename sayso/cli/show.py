"""``sayso show``: one record with its full evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.cli import options

if TYPE_CHECKING:
    from sayso.cli.sheet import Sheet
    from sayso.ledger.queries.rows import FullReport
    from sayso.ledger.queries.view import View


@click.command(epilog="Example:  sayso show e3f0a91c27   (ids stand in the listings; the first characters of one are enough)")
@click.argument("ids", nargs=-1, required=True, metavar="REPORT|EVENT|CLAIM...")
@click.option("--uncoded", is_flag=True, help="Of a report: list the sentences that yielded neither event nor claim.")
@click.option("--text", "whole", is_flag=True, help="Of a report: print its text and nothing else.")
@options.as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a record.")
@options.ledger_option
def command(ids: tuple[str, ...], ledger_place: str, as_of: str | None, *, uncoded: bool, whole: bool, as_json: bool) -> None:
    """Show a report, an event or a claim with its full evidence.

    The sentence with the spans marked, who said it, through whom, why the coder thinks so, and what people decided about it.
    """
    from sayso.cli.ledgers import viewed
    from sayso.cli.sheet import Sheet
    from sayso.cli.terminal import console

    with viewed(ledger_place, as_of) as view:
        sheet = Sheet(console())
        for number, name in enumerate(ids):
            if number and not (as_json or whole):
                sheet.console.print()
            _show(view, sheet, name, uncoded=uncoded, whole=whole, as_json=as_json)


def _show(view: View, sheet: Sheet, name: str, *, uncoded: bool, whole: bool, as_json: bool) -> None:
    from sayso.cli.listing import full
    from sayso.errors import UsageError
    from sayso.ledger.queries.rows import ClaimRow, EventRow

    found = view.find(name)
    if (uncoded or whole) and isinstance(found, (EventRow, ClaimRow)):
        raise UsageError(f"{'--uncoded' if uncoded else '--text'} is for reports, and {name} is none")
    if as_json:
        from sayso.exports.columns import FLAT
        from sayso.exports.contract import record
        from sayso.exports.jsontext import json_text

        if isinstance(found, (EventRow, ClaimRow)):
            kind = "event" if isinstance(found, EventRow) else "claim"
            value = FLAT[kind](found) | full(kind, found)
        else:
            value = record(found)
        click.echo(json_text(value))
        return
    if isinstance(found, EventRow):
        sheet.event(found, view.text(found.head.id))
    elif isinstance(found, ClaimRow):
        sheet.claim(found, view.text(found.head.id))
    elif whole:
        click.echo(found.coded.text, nl=not found.coded.text.endswith("\n"))
    elif uncoded:
        _uncoded(sheet, found)
    else:
        _report(sheet, found)


def _report(sheet: Sheet, full: FullReport) -> None:
    from sayso.cli.sheet import report_words
    from sayso.exports import words

    head = full.row.head
    sheet.head(words.one_line(head.shown_title), head.id)
    sheet.line("outlet", words.one_line(head.outlet or "unknown"))
    sheet.line("published", f"{head.published} ({full.coded.published_from})" if head.published else "unknown")
    sheet.line("address", words.one_line(head.url or ""))
    sheet.line("language", head.language or "unknown")
    sheet.line("revises", head.revises or "")
    sheet.line("came as", words.one_line(head.name))
    sheet.line("added", f"{head.added[:16].replace('T', ' ')} UTC" if head.added else "")
    sheet.line("coder", " ".join((head.coder or "").split()[:2]))
    sheet.line("failure", words.one_line(full.row.failure or ""))
    for warning in full.row.warnings:
        sheet.line("warning", words.one_line(warning))
    if full.row.erased:
        sheet.line("erased", words.one_line(full.row.erased))
    if full.coded.translation.suspected:
        sheet.line("translated?", "; ".join(full.coded.translation.because) or "suspected")
    sheet.review(full.row.review)
    sheet.section(words.number(len(full.events), "event"))
    text = full.coded.text
    for row in full.events:
        parties = f"{words.names(row.event.actors) or '?'} → {words.names(row.event.recipients) or '?'}"
        sheet.plain(f"{row.id}  {words.what(row.event)}  {parties}  ({words.status(row)}{_judged(row.review)})")
    sheet.section(words.number(len(full.claims), "claim"))
    for claim in full.claims:
        said = words.content(claim)
        sheet.plain(f"{claim.id}  {words.speaker(claim)} ({claim.claim.act}{_judged(claim.review)}): {said}")
    if text and not (full.events or full.claims):
        sheet.console.print()
        sheet.plain(f"nothing was coded in {report_words(head)}")


def _judged(review: object) -> str:
    from sayso.exports import words

    said = words.review(review)  # type: ignore[arg-type]  # a Review; typed as object to keep imports light
    return f"; {said}" if said else ""


def _uncoded(sheet: Sheet, full: FullReport) -> None:
    from sayso.cli.uncoded import uncoded
    from sayso.exports import words

    sentences, prose = uncoded(full)
    for start, _, text in sentences:
        sheet.plain(f"{start:>6}  {words.one_line(text)}")
    sheet.console.print(f"{len(sentences)} of {prose} sentences yielded neither event nor claim", style="dim")
