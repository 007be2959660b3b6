"""``sayso demo``: the example dossier, coded into a fresh ledger and shown."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import options

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from sayso.fleet import Outcome
    from sayso.fleet.store import Tally
    from sayso.ledger.queries.rows import EventRow
    from sayso.ledger.queries.view import View

EXAMPLES = Path("examples")
#: Lines of the timeline that are shown.
SHOWN = 24
#: Characters of an outlet's name that are shown.
OUTLET = 18
#: About where a sentence ends.
_END = re.compile(r"[.!?][”\"']?\s|\n")


@click.command(epilog="Example:  sayso demo --examples examples --folder build/demo")
@click.option(
    "--examples",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=EXAMPLES,
    show_default=True,
    help="Reports.",
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("build/demo"),
    show_default=True,
    help="Where to put the ledger.",
)
@options.assume_published_option
def command(examples: Path, folder: Path, *, assume_published: bool) -> None:
    """Code the example dossier into a fresh ledger, and show its timeline and one event with all its evidence."""
    from sayso.cli.ledgers import opened
    from sayso.cli.terminal import console
    from sayso.ledger.queries.sql import SqlSource
    from sayso.ledger.queries.view import View

    place = _fresh(folder)
    out = console()
    with opened(str(place), create=True) as ledger:
        _code(out, ledger, examples, place, assume_published=assume_published)
        view = View(SqlSource(ledger))
        _timeline(out, view, place)
        _evidence(out, view, place)
        _next(out, place)


def _fresh(folder: Path) -> Path:
    """Where the demo's ledger goes; one that an earlier demo left there is removed, anything else is left alone."""
    from sayso.errors import UsageError

    folder.mkdir(parents=True, exist_ok=True)
    strangers = [path.name for path in folder.iterdir() if not path.name.startswith("demo.ledger")]
    if strangers:
        raise UsageError(f"{folder} holds other things ({strangers[0]}): name an empty folder with --folder")
    for path in folder.iterdir():
        path.unlink()
    return folder / "demo.ledger"


def _code(out: Console, ledger: object, examples: Path, place: Path, *, assume_published: bool) -> None:
    from rich.text import Text

    from sayso.cli.progress import Progress
    from sayso.fleet.store import Tally, store
    from sayso.intake import IntakeOptions, count_reports

    out.print(Text(f"Reading {examples}/ into {place}", style="bold"))
    out.print()
    out.print(Text(f"  {'published':<10}  {'outlet':<{OUTLET}}  events  claims  title", style="bold"))
    tally = Tally()
    begun = time.perf_counter()
    with Progress(count_reports([str(examples)])) as progress:
        stored = store(ledger, [str(examples)], IntakeOptions(), by="demo", assume_published=assume_published)  # type: ignore[arg-type]  # a Ledger
        for outcome, result in stored:
            tally.count(outcome, result)
            progress.clear()
            _report_line(out, outcome)
            progress.advance()
    seconds = time.perf_counter() - begun
    out.print()
    out.print(Text(_summary(tally, seconds), style="bold"))


def _summary(tally: Tally, seconds: float) -> str:
    reports = sum(tally.statuses.values())
    counts = f"{reports} reports, {tally.claims} attributions, {tally.events} events, {tally.failures} failures"
    return f"{counts}, {seconds:.1f} seconds"


def _report_line(out: Console, outcome: Outcome) -> None:
    """Date, outlet, what the report yielded, and its title."""
    from rich.text import Text

    from sayso.exports.words import one_line

    record = outcome.record
    if record is None:
        return
    title = one_line(record.title or record.id)
    if record.failure is not None:
        title = f"failed: {one_line(record.failure.message)}"
    elif not (record.events or record.attributions) and record.language not in {None, "en"}:
        title = f"kept, not readable yet ({record.language}): {title}"
    outlet = one_line(record.outlet or "")
    head = (
        f"  {record.published or '':<10}  {outlet[:OUTLET]:<{OUTLET}}  {len(record.events):>6}  {len(record.attributions):>6}  "
    )
    room = out.width - len(head) - 1
    if out.is_terminal and len(title) > room:
        title = title[: room - 1].rstrip() + "…"
    out.print(Text.assemble((head, "dim"), title))


def _timeline(out: Console, view: View, place: Path) -> None:
    from rich.text import Text

    from sayso.cli.timeline import print_timeline
    from sayso.ledger.queries.filters import Filter

    rows, undated = view.timeline(Filter())
    shown = fullest(rows, SHOWN, view.text)
    out.print()
    out.print(Text("What happened, as the reports have it", style="bold"))
    out.print(
        Text(
            "who → whom: the code “the report's own word”; below it the place, on whose say-so, the outlet",
            style="dim",
        )
    )
    out.print()
    print_timeline(out, shown, view.short)
    out.print(
        Text(
            f"  {len(shown)} of {len(rows)} dated events, spread over the days; {undated} more have no date."
            f"  All: sayso timeline --ledger {place}",
            style="dim",
        )
    )


def fullest(rows: list[EventRow], number: int, text: Callable[[str], str | None]) -> list[EventRow]:
    """At most so many events, in the order given: those of which most is known, named parties first, spread over the dates.

    Of events of one type told in the same sentence, or with the same parties on the same day, one is shown.
    """

    def known(row: EventRow) -> int:
        event = row.event
        parties = 3 * len({bool(event.actors), *(p.actor for p in event.actors)} - {None, False})
        others = 3 * any(p.actor for p in event.recipients) + bool(event.recipients or event.about)
        return min(parties, 6) + others + sum(map(bool, (event.actors, event.place, row.chains, event.counts)))

    days: dict[str, int] = {}
    seen: set[tuple[object, ...]] = set()
    chosen: list[tuple[int, int, int]] = []
    for i in sorted(range(len(rows)), key=lambda i: (-known(rows[i]), i)):
        event, date = rows[i].event, rows[i].event.date
        day = date.value if date else ""
        parties = tuple(tuple(p.actor or p.name for p in side) for side in (event.actors, event.recipients))
        alike = {
            (rows[i].head.id, event.type, len(_END.findall(text(rows[i].head.id) or "", 0, event.anchor.start))),
            (day, event.type, parties),
        }
        if seen & alike:
            continue
        seen |= alike
        days[day] = days.get(day, 0) + 1
        chosen.append((days[day], -known(rows[i]), i))  # the best of every day, then the second of every day
    return [rows[i] for i in sorted(i for _, _, i in sorted(chosen)[:number])]


def longest_chain(rows: list[EventRow]) -> EventRow | None:
    """The event told through most hands; among equals the one with most marked words, then the first."""
    from sayso.cli.evidence import event_spans

    def hands(row: EventRow) -> tuple[int, int, int]:
        chains = [len(chain) for chain in row.chains] + [len(claim.chain) for claim in row.claims]
        return max(chains, default=0), len({s.label for s in event_spans(row.event)}), len(row.claims)

    return max(rows, key=hands, default=None)


def _evidence(out: Console, view: View, place: Path) -> None:
    from rich.text import Text

    from sayso.cli.sheet import Sheet
    from sayso.ledger.queries.filters import Filter

    row = longest_chain(list(view.events(Filter())))
    if row is None:
        return
    out.print()
    out.print(Text("One event and everything it rests on (the one that came through most hands)", style="bold"))
    out.print()
    Sheet(out).event(row, view.text(row.head.id))
    out.print()
    out.print(Text(f"  sayso show {row.id} --ledger {place}", style="dim"))


def _next(out: Console, place: Path) -> None:
    from rich.text import Text

    out.print()
    out.print(Text("Go on", style="bold"))
    for line in (
        f"export SAYSO_LEDGER={place}",
        "sayso events --actor Haftar",
        "sayso claims --type deny",
        "sayso judge --help",
        "sayso export --format csv",
    ):
        out.print(f"  {line}")
