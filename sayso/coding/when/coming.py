"""Acts told as so long before what comes now: "the vote comes a day after rebels took the port"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.when.apart import PRECISION, act_of, after_lengths
from sayso.reading.dates.counting import moved
from sayso.schema import EventDate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sayso.coding.when.sentences import Sentences
    from sayso.reading.document import Document
    from sayso.schema import Event


def coming(document: Document, acts: Sequence[Event], where: Sentences, day: dt.date | None) -> dict[int, EventDate]:
    """By the ids of acts, their dates counted back from the day that the report speaks from, where it says "comes"."""
    if day is None:
        return {}
    heads = [(where.head(e.anchor.start, e.anchor.end), e) for e in acts]
    out = {}
    for length in after_lengths(document, where):
        if length.count is None or length.way < 0 or length.outer.lemma_ != "come" or length.outer.tag_ not in ("VBZ", "VBP"):
            continue
        act, period = act_of(length.inner, heads), moved(day, length.letter, -length.count)
        if act is None or period is None:
            continue
        unit = PRECISION[length.letter]
        because = f"told as {length.words} before what comes on {day.isoformat()}"
        out[id(act)] = EventDate(value=period.interval, precision=unit, span=None, because=because)
    return out
