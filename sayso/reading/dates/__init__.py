"""Time expressions: where a text tells a date, a time, a duration or a repeated time, and what it means.

``read_dates(text, published)`` works alone; :class:`DateStage` does the same for a report on its way through the stages.
Types and values are those of TIMEX3 (TimeML 1.2.1), ``interval`` is ISO 8601; docs/dates.md tells what is read and how.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from sayso.reading.dates.dateline import speaking_day
from sayso.reading.dates.reader import DateReader
from sayso.stage import Stage

if TYPE_CHECKING:
    import datetime as dt

    from sayso.reading.document import Document
    from sayso.schema import TimeExpression

__all__ = ["DateReader", "DateStage", "read_dates", "speaking_day"]


def read_dates(text: str, published: str | dt.date | None = None) -> list[TimeExpression]:
    """Every time expression of a text, in order.

    Args:
        text: English text; offsets in the result are into it, in Unicode code points.
        published: the day on which it was published (a date, or ISO 8601 text).  Without it relative expressions
            ("last week") stay unresolved: their ``interval`` is None and ``because`` says why.

    For many texts make one :class:`DateReader` and call its ``read``: compiling the grammar takes longer than reading.
    """
    return DateReader().read(text, published)


class DateStage(Stage):
    """Adds ``dates``; relative ones are worked out from the date line, where there is one, else from publication."""

    name: ClassVar[str] = "dates"
    version = "9"
    needs: ClassVar[tuple[str, ...]] = ("layout", "parse")
    adds: ClassVar[tuple[str, ...]] = ("dates",)

    def __init__(self, reader: DateReader | None = None) -> None:
        self._reader = reader or DateReader()

    def __call__(self, document: Document) -> Document:
        """The document with its time expressions."""
        if not document.readable:
            return document
        from sayso.reading.dates.tense import ParseTense

        tense = ParseTense(document.parse) if document.parse is not None else None
        day, anchor = speaking_day(document, self._reader)
        return replace(document, dates=tuple(self._reader.read(document.report.text, day, tense, anchor=anchor)))
