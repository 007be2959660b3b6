"""The date of each event: from the words that date it in its sentence, else from an act of the same story, else unknown."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from sayso.coding.when.clause import pair_features
from sayso.coding.when.model import Choice, shipped
from sayso.coding.when.sentences import Sentences
from sayso.coding.when.story import Story
from sayso.coding.when.told import Told, all_told
from sayso.reading.dates import DateReader, speaking_day
from sayso.schema import EventDate
from sayso.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.reading.document import Document
    from sayso.schema import Event


WEEK = dt.timedelta(7)


class WhenStage(Stage):
    """Fills the ``date`` of events.

    Args:
        assume_published: give the news that the report leaves undated the first day told in its body, if that is of the
            week up to publication, else the publication date.  By default such events stay undated: an act is dated only
            where something in the report dates it.  The stage's version says so, and so does ``because`` of each such date.
        reader: reads the date line; made anew if not given.
        choices: the two trained choices (own sentence, story); by default the shipped ones.
    """

    name: ClassVar[str] = "when"
    needs: ClassVar[tuple[str, ...]] = ("layout", "events", "dates")
    adds: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, *, assume_published: bool = False, choices: tuple[Choice, Choice] | None = None, reader: DateReader | None = None
    ) -> None:
        self._assume = assume_published
        if assume_published:
            self.version = f"{self.version}+assume-published"
        self._own, self._story = choices or shipped()
        self._reader = reader or DateReader()

    def __call__(self, document: Document) -> Document:
        """The document with the dates of its events."""
        if not document.events or document.parse is None:
            return document
        where = Sentences(document.parse)
        text = document.report.text
        day, anchor = speaking_day(document, self._reader)
        published = day.isoformat() if day else None
        dates = all_told(document.dates, text, published)
        chosen, beside = own_dates(document, dates, where, self._own, published)
        story = Story(where, [(document.events[k], d) for k, d in sorted(chosen.items())], published)
        days = story.days()
        out: list[Event] = []
        for k in sorted(range(len(document.events)), key=lambda k: document.events[k].anchor.start):
            event = document.events[k]
            date = None
            before = (out[-1], out[-1].date.value if out[-1].date else None) if out else None
            if k in chosen:
                date = _own_date(chosen[k], text, document)
            else:
                best = self._story.best([story.features(event, d, own=bool(beside[k]), before=before) for d in days])
                if best is not None:
                    date = _story_date(event, days[best], story.dated)
            if date is None and self._assume and day and event.status == "actual" and not event.background:
                date = assumed(dates, document, day, anchor)
            out.append(replace(event, date=date) if date is not None else event)
        order = {event.id: event for event in out}
        return replace(document, events=tuple(order[event.id] for event in document.events))


def own_dates(
    document: Document, dates: Sequence[Told], where: Sentences, choice: Choice, published: str | None
) -> tuple[dict[int, Told], dict[int, list[Told]]]:
    """For acts by number: the date of the own sentence that dates them, where one does; and all dates of that sentence."""
    chosen: dict[int, Told] = {}
    beside: dict[int, list[Told]] = {}
    for k in range(len(document.events)):
        beside[k], features = candidates(document, k, dates, where, published)
        best = choice.best(features)
        if best is not None:
            chosen[k] = beside[k][best]
    return chosen, beside


def candidates(
    document: Document, k: int, dates: Sequence[Told], where: Sentences, published: str | None
) -> tuple[list[Told], list[list[str]]]:
    """The dates of the sentence that the k-th act stands in, and the features of each."""
    event = document.events[k]
    number = where.sentence(event.anchor.start)
    beside = [d for d in dates if where.sentence(d.start) == number]
    others = [e for e in document.events if where.sentence(e.anchor.start) == number]
    return beside, [pair_features(event, d, where, others, dates=beside, published=published) for d in beside]


def assumed(dates: list[Told], document: Document, day: dt.date, anchor: str) -> EventDate:
    """What a user gets who prefers a date to none: the first day of the past week told in the body, else publication."""
    heads = [(p.start, p.end) for p in document.layout if p.kind in ("dateline", "byline")]
    for told in dates:
        if any(start <= told.start < end for start, end in heads) or told.precision not in ("day", "hour", "minute"):
            continue
        when = dt.date.fromisoformat(told.value[:10])
        if day - WEEK <= when <= day:
            because = f"assumed: the first day told in the report; {told.because}"
            return EventDate(value=told.value[:10], precision="day", span=None, because=because)
    return EventDate(value=day.isoformat(), precision="day", span=None, because=f"assumed: the day of {anchor}")


def _own_date(told: Told, text: str, document: Document) -> EventDate:
    words = text[told.start : told.end]
    span = document.span(told.start, told.end)
    return EventDate(value=told.value, precision=told.precision, span=span, because=f"\u201c{words}\u201d: {told.because}")


def _story_date(event: Event, value: str, dated: Sequence[tuple[Event, Told]]) -> EventDate:
    act, told = min(((e, t) for e, t in dated if t.value == value), key=lambda p: abs(p[0].anchor.start - event.anchor.start))
    because = f"told in one story with \u201c{act.anchor.text}\u201d, which is dated {value}: {told.because}"
    return EventDate(value=value, precision=told.precision, span=None, because=because)
