"""What an expression of time means, as a rule of the grammar reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sayso.reading.dates.periods import Period

#: Why a date has no place in time.
NO_ANCHOR = "relative, and the publication date is not known"
#: How each way from the present is told.
WAY = {-1: "last", 0: "this", 1: "next"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means; ``period`` anchors later expressions ("the next day")."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    interval: str | None
    because: str
    period: Period | None = None
    explicit: bool = False  # the words say the year themselves


def reading(period: Period, because: str, *, explicit: bool = False) -> Reading:
    """A DATE that is this period."""
    return Reading("DATE", period.value, period.interval, because, period, explicit)


def unresolved(because: str, value: str | None = None) -> Reading:
    """A DATE whose place in time is not known."""
    return Reading("DATE", value, None, because)
