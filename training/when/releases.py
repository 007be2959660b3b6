"""Reads releases.txt: our own releases in the manner of armed forces, with the day and place of each act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sayso.schema import Event, Report, Span

FILE = Path(__file__).with_name("releases.txt")
_ACT = re.compile(r"\[([^]|]+)\|([A-Z]+)\|([^]|]+)\|([^]|]+)\]")


@dataclass(frozen=True, slots=True)
class Release:
    """A report, its acts, and of each act its day and place, or null."""

    report: Report
    acts: tuple[Event, ...]
    days: tuple[str | None, ...]
    places: tuple[str | None, ...]


def releases(file: Path = FILE) -> list[Release]:
    """All releases of a file.

    Raises:
        ValueError: a paragraph stands before the first report.
    """
    out: list[tuple[str, str, list[str]]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            id_, _, day = line[2:].partition(" | ")
            out.append((id_, day.strip(), []))
        elif line and not line.startswith("#"):
            if not out:
                raise ValueError(f"{file.name}: a paragraph before the first @ line")
            out[-1][2].append(line)
    return [_release(id_, day, "\n".join(lines)) for id_, day, lines in out]


def _release(id_: str, day: str, marked: str) -> Release:
    text, at = "", 0
    acts: list[Event] = []
    days, places = [], []
    for found in _ACT.finditer(marked):
        words, type_, when, where = found.groups()
        text += marked[at : found.start()]
        acts.append(
            Event(
                id=f"e{len(acts)}", type=type_, mode=None, contexts=(), cameo="", goldstein=None, intensity=None,  # type: ignore[arg-type]
                quad="verbal cooperation", status="actual", background=False,
                anchor=Span(start=len(text), end=len(text) + len(words), text=words),
            )
        )  # fmt: skip
        days.append(None if when == "-" else when)
        places.append(None if where == "-" else where)
        text += words
        at = found.end()
    report = Report(id=id_, text=text + marked[at:], published=day)
    return Release(report, tuple(acts), tuple(days), tuple(places))
