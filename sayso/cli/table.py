"""A record for people: who did what to whom, when, where, said by whom."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.text import Text

    from sayso.schema import CodedReport, Event, Party

#: The contract's statuses in plain words.
PLAIN = {"actual": "reported", "future": "announced", "hypothetical": "conditional", "negated": "said not to have happened"}

LINKS = {"confirms": "confirms", "denies": "denies", "unverified": "could not verify", "no_comment": "won't comment on"}

#: The columns and their shares of the room that the date leaves.
COLUMNS = (("what", 0.24), ("who", 0.21), ("to whom", 0.21), ("when", 0.0), ("where", 0.16), ("said by", 0.18))
DATE = 10


def record_table(record: CodedReport, width: int = 80) -> str:
    """The report's name and what is known about it, then one row for each event."""
    from rich.console import Console
    from rich.table import Table

    console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False)
    known = [v for v in (record.outlet, record.published and f"published {record.published}") if v]
    console.print(_text("  ".join([record.id, *known])), soft_wrap=False)
    if record.title:
        console.print(_text(f"  {record.title}"))
    for warning in record.warnings:
        console.print(_text(f"  note: {warning.message}"))
    if record.failure is not None:
        console.print(_text(f"  failed in {record.failure.stage}: {record.failure.message}"))
    if record.events:
        table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
        rows = [_row(event) for event in record.events]
        for (name, _), room in zip(COLUMNS, _widths(rows, width - 2 - len(COLUMNS)), strict=True):
            table.add_column(name, width=room, overflow="fold")
        for row in rows:
            table.add_row(*(_text(cell) for cell in row))
        from rich.padding import Padding

        console.print(Padding(table, (0, 0, 0, 2)))
    elif record.failure is None:
        console.print("  no events")
    if record.attributions:
        _claims(console, record)
    console.print()
    file = console.file
    assert isinstance(file, io.StringIO)
    return "".join(line.rstrip() + "\n" for line in file.getvalue().splitlines())


def _claims(console: Console, record: CodedReport) -> None:
    """Who says what, through whom, and what it confirms or denies: one line each, folded under its id."""
    from rich.padding import Padding
    from rich.table import Table

    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for a in record.attributions:
        who = " via ".join(s.name or s.text or "?" for s in (*([a.speaker] if a.speaker else []), *a.via)) or "?"
        act = f"{'not ' if a.negated else ''}{a.act}{'' if a.certainty == 'certain' else f', {a.certainty}'}"
        silent = any(link.type in {"unverified", "no_comment"} for link in a.links)
        how = "; ".join([*([] if silent else [act]), *(f"{LINKS[link.type]} {link.to}" for link in a.links)])
        said = " … ".join(" ".join(c.text.split()) for c in a.content)
        table.add_row(_text(a.id), _text(f"{who} ({how}): {said}" if said else f"{who} ({how})"))
    console.print("\n  who says so")
    console.print(Padding(table, (0, 0, 0, 2)))


def _widths(rows: list[list[str]], room: int) -> list[int]:
    """Widths by the columns' shares, but no column narrower than its longest word while another has room to give."""
    widths = [int((room - DATE) * share) if share else DATE for _, share in COLUMNS]
    longest = [
        max(len(word) for row in [[name], *([r[i]] for r in rows)] for word in [*row[0].split(), ""])
        for i, (name, _) in enumerate(COLUMNS)
    ]
    while True:
        short = [i for i, need in enumerate(longest) if widths[i] < need]
        spare = [i for i, need in enumerate(longest) if widths[i] > need]
        if not short or not spare:
            return widths
        widths[max(spare, key=lambda i: widths[i] - longest[i])] -= 1
        widths[min(short, key=lambda i: longest[i] - widths[i])] += 1


def _row(event: Event) -> list[str]:
    what = event.codebook_type or f"{event.type}{f' {event.mode}' if event.mode else ''}"
    if what == "OTHER":
        what = f"{what} {event.anchor.text}"
    how = PLAIN[event.status] + (", background" if event.background else "") + (", on a condition" if event.condition else "")
    about = "".join(f"\n“{' '.join(s.text.split())}”" for s in event.about)
    return [
        f"{event.id} {what}\n({how}){about}",
        _names(event.actors),
        _names(event.recipients),
        event.date.value if event.date else "",
        event.place.name if event.place else "",
        " via ".join(event.said_by),
    ]


def _names(parties: Iterable[Party]) -> str:
    return "; ".join(p.name for p in parties)


def _text(value: str) -> Text:
    """Text without markup and without characters that would steer the terminal."""
    from rich.text import Text

    return Text("".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in value))
