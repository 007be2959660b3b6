"""The timeline as a picture: stacked bars on an axis, measured so that a template can draw them.

Across, everything is in per cent of the picture's width, so that it fits any screen while letters keep their size; upwards it
is in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sayso.desk import dates
from sayso.exports import sentences, words
from sayso.ledger.queries.filters import first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.ledger.queries.histogram import Bar, Bucket, Histogram

#: Height of the bars' room in pixels, and of the axis below it.
HEIGHT, AXIS = 200, 34
#: From the bottom up.
QUADS = ("material conflict", "verbal conflict", "verbal cooperation", "material cooperation")
#: Columns beyond which empty ones are left out, and labels on the axis at most.
COLUMNS, LABELS = 1500, 9
_SHORT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Events of one quad class within a bar: from ``y`` pixels below the top, ``height`` pixels high."""

    quad: str
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A bucket of time, with a bar or empty; ``x`` and ``width`` in per cent, ``start`` and ``end`` ISO days, included."""

    start: str
    end: str
    x: float
    width: float
    counts: dict[str, int]
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """Its events."""
        return sum(self.counts.values())

    @property
    def period(self) -> str:
        """The bucket in plain words: ``January 2020``."""
        return period(self.start, self.end)

    @property
    def said(self) -> str:
        """The bar in words."""
        of = ", ".join(f"{self.counts[q]} {sentences.quad_label(q)}" for q in QUADS if self.counts.get(q))
        return f"{self.period}: {words.number(self.total, 'event')}" + (f" ({of})" if of else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Columns in order of time; ``ticks`` are (x, label, whether a narrow screen leaves it out), ``levels`` (y, number)."""

    bucket: Bucket
    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, str, bool], ...]
    levels: tuple[tuple[float, int], ...]
    height: int = HEIGHT
    axis: int = AXIS


def draw(found: Histogram, first: str | None = None, last: str | None = None) -> Drawing | None:
    """The picture of a histogram, from ``first`` to ``last`` (ISO days) where they are given; null without dated events."""
    if not found.bars:
        return None
    buckets = _buckets(found, first, last)
    top, step = _scale(max(bar.total for bar in found.bars))
    width = 100 / len(buckets)
    columns = tuple(_column(b, i * width, width, top) for i, b in enumerate(buckets))
    levels = tuple((HEIGHT - HEIGHT * n / top, n) for n in range(step, top + 1, step))
    return Drawing(bucket=found.bucket, columns=columns, ticks=tuple(_ticks(columns, found.bucket)), levels=levels)


def _buckets(found: Histogram, first: str | None, last: str | None) -> list[tuple[str, str, dict[str, int]]]:
    """All buckets of the period, the empty ones too."""
    bars = {bar.start: bar for bar in found.bars}
    start = date.fromisoformat(found.bars[0].start)
    end = date.fromisoformat(found.bars[-1].end)
    if first and (earlier := _start_of(first, found.bars[0])):
        start = min(start, earlier)
    if last and (later := _day(last)):
        end = max(end, later)
    out: list[tuple[str, str, dict[str, int]]] = []
    for day in _starts(start, end, found.bucket):
        bar = bars.get(day.isoformat())
        out.append((day.isoformat(), _end(day, found.bucket).isoformat(), bar.counts if bar else {}))
        if len(out) > COLUMNS:
            return [(bar.start, bar.end, bar.counts) for bar in found.bars]
    return out


def _start_of(first: str, bar: Bar) -> date | None:
    """The start of the bucket that holds a day, counted back from a bar whose start is known."""
    day, start = _day(first), date.fromisoformat(bar.start)
    if day is None or day >= start:
        return None
    length = (date.fromisoformat(bar.end) - start).days + 1
    if length in {1, 7}:
        return day - timedelta(days=(day - start).days % length)
    return day.replace(day=1) if length <= 31 else day.replace(month=1, day=1)  # noqa: PLR2004 - days of a month


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _starts(start: date, end: date, bucket: Bucket) -> Iterator[date]:
    while start <= end:
        yield start
        try:
            start = _end(start, bucket) + timedelta(days=1)
        except OverflowError:
            return


def _end(start: date, bucket: Bucket) -> date:
    if bucket == "day":
        return start
    if bucket == "week":
        return start + timedelta(days=6 - start.weekday())
    if bucket == "year":
        return start.replace(month=12, day=31)
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _column(bucket: tuple[str, str, dict[str, int]], x: float, width: float, top: int) -> Column:
    start, end, counts = bucket
    parts, y = [], float(HEIGHT)
    for quad in QUADS:
        if counts.get(quad):
            height = HEIGHT * counts[quad] / top
            y -= height
            parts.append(Part(quad=quad, y=y, height=height))
    return Column(start=start, end=end, x=x, width=width, counts=counts, parts=tuple(parts))


def _scale(most: int) -> tuple[int, int]:
    """A round number not below the highest bar, and the step of its lines: four or five of them, or fewer for a few events."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if step * 5 >= most:
                return -(-most // step) * step, step
        power *= 10


def _ticks(columns: tuple[Column, ...], bucket: Bucket) -> Iterator[tuple[float, str, bool]]:
    step = max(1, -(-len(columns) // LABELS))
    year = ""
    for n, i in enumerate(range(0, len(columns), step)):
        column = columns[i]
        yield column.x, _tick(column.start, bucket, year), bool(n % 3)
        year = column.start[:4] if not n % 3 else year


def _tick(start: str, bucket: Bucket, year: str) -> str:
    if bucket == "year":
        return start[:4]
    day, _, rest = dates.plain(start).partition(" ")
    month = rest.partition(" ")[0][:_SHORT]
    label = month if bucket == "month" else f"{day} {month}"
    return label if start[:4] == year else f"{label} {start[:4]}"


def period(start: str, end: str) -> str:
    """A stretch of days in plain words, whole months and years by their names."""
    for length in (4, 7):
        low, high = start[:length], end[:length]
        if (start, end) == (first_day(low), last_day(high)):
            return dates.plain(low if low == high else f"{low}/{high}")
    return dates.plain(start if start == end else f"{start}/{end}")
