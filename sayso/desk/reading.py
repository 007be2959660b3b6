"""What the reader page shows of one report: a part of its text with marks, its records, the sentences that yielded nothing."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.desk import marked
from sayso.desk.marks import LAYERS, Mark, marks_of, number_of
from sayso.desk.sheet import entity_lines, first_word
from sayso.errors import NotFound
from sayso.exports.uncoded import prose, untouched
from sayso.ledger.queries.rows import EventRow

if TYPE_CHECKING:
    from sayso.desk.marked import Block
    from sayso.desk.sheet import Line
    from sayso.ledger.queries.rows import ClaimRow, FullReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """The sentence without a record number ``n``, and the addresses of its neighbours, null at the ends."""

    n: int
    href: str
    before: str | None
    after: str | None


class Reading:
    """One report on the reader page.

    Args:
        full: the report, as its reader may see it.
        record: the number of the record that is open, with or without its report's id before it.
        at: the place in the text that was clicked, in code points.
        part: the part of a long text, from 1; by default the one where the record or the place is.

    Raises:
        NotFound: no such record here, or no such part.
    """

    def __init__(self, full: FullReport, *, record: str | None = None, at: int | None = None, part: int | None = None) -> None:
        self.full = full
        self.text = full.coded.text
        self.at = at
        rows: list[EventRow | ClaimRow] = [*full.events, *full.claims]
        self.rows = {number_of(r): r for r in sorted(rows, key=first_word)}
        self.hidden = {number_of(r): r for r in full.hidden}
        self.row = self._row(record) if record else None
        self.parts = marked.parts(self.text)
        where = first_word(self.row) if self.row else at
        self.part = part if part is not None else self.part_of(where or 0)
        if not 1 <= self.part <= len(self.parts):
            raise NotFound(f"the report has {len(self.parts)} parts; there is no part {self.part}")
        self.span = self.parts[self.part - 1]
        self.marks = marks_of(full, self.span)
        self.layout = sorted(full.coded.layout, key=lambda p: p.start)
        self.readable = bool(self.text) and full.coded.failure is None and not self._unread()
        self.prose = prose(self.text, self.layout) if self.readable else []
        self.nothing = untouched(self.prose, full.events, full.claims)

    def _row(self, record: str) -> EventRow | ClaimRow:
        number = record.rpartition(".")[2]
        row = self.rows.get(number) or self.hidden.get(number)
        if row is None:
            raise NotFound(f"report {self.full.row.head.id} has no record {number}")
        return row

    def _unread(self) -> bool:
        return any(w.kind == "language_not_read" for w in self.full.coded.warnings)

    def part_of(self, place: int) -> int:
        """The part that holds a place in the text, from 1."""
        return max(1, bisect_right([s for s, _ in self.parts], place))

    def blocks(self) -> list[Block]:
        """The lines of this part."""
        return marked.blocks(self.text, self.span, marks=self.marks, layout=self.layout, nothing=self.nothing)

    def here(self) -> list[EventRow | ClaimRow]:
        """The records of this part, in text order; all of them where there is no text any more."""
        if not self.text:
            return list(self.rows.values())
        return [r for r in self.rows.values() if self.part_of(first_word(r)) == self.part]

    def silent(self) -> dict[int, Silent]:
        """The sentences without a record, with where the ones before and after are."""
        hrefs = []
        for n, (start, _) in enumerate(self.nothing):
            part = self.part_of(start)
            hrefs.append(f"#n{n}" if part == self.part else f"?part={part}#n{n}")
        return {
            n: Silent(n=n, href=h, before=hrefs[n - 1] if n else None, after=hrefs[n + 1] if n + 1 < len(hrefs) else None)
            for n, h in enumerate(hrefs)
        }

    def lit(self) -> str | None:
        """The number of the record that is open, whose words light up."""
        return number_of(self.row) if self.row else None

    def firsts(self) -> dict[int, list[str]]:
        """Place in this part -> ids of the records whose words begin to be shown there."""
        found: dict[int, list[str]] = {}
        for row in self.here():
            found.setdefault(first_word(row), []).append(row.id)
        return found

    def translated(self) -> set[int]:
        """Where quoted words begin that are a translation."""
        rows = [r for r in self.full.claims if r.claim.translated and r.claim.kind != "indirect"]
        return {r.claim.content[0].start for r in rows if r.claim.content}

    def neighbours(self) -> tuple[EventRow | ClaimRow | None, EventRow | ClaimRow | None]:
        """The records before and after the one that is open, in text order."""
        rows = list(self.rows.values())
        if self.row is None or self.row not in rows:
            return None, None
        i = rows.index(self.row)
        return (rows[i - 1] if i else None, rows[i + 1] if i + 1 < len(rows) else None)

    def others(self) -> list[EventRow | ClaimRow]:
        """The records, other than the open one, whose words stand at the place that was clicked."""
        found = dict.fromkeys(m.record for m in self._there() if m.record)
        return [self.rows[n] for n in found if n in self.rows and self.rows[n] is not self.row]

    def entities(self) -> list[Line]:
        """The actors, places and dates at the place that was clicked."""
        return entity_lines(self.full.coded, self.at) if self.at is not None else []

    def _there(self) -> list[Mark]:
        if self.at is None:
            return []
        return sorted((m for m in self.marks if m.start <= self.at < m.end), key=lambda m: m.end - m.start)

    def layers(self) -> dict[str, int]:
        """How many marks of each layer this part has."""
        counts = dict.fromkeys(LAYERS, 0)
        for mark in {(m.layer, m.record or m.start) for m in self.marks}:
            counts[mark[0]] += 1
        return counts


def safe_url(url: str | None) -> str | None:
    """The address if it is one of the web; a script's address is none."""
    if not url:
        return None
    try:
        return url if urlsplit(url).scheme.lower() in {"http", "https"} else None
    except ValueError:
        return None
