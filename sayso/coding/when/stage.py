"""The date of each event: from the words that date it in its sentence, else from an act of the same story, else unknown."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from sayso.coding.when.apart import Apart, apart, counted, each_its_own
from sayso.coding.when.assumed import assumed
from sayso.coding.when.clause import during, of_another, pair_features
from sayso.coding.when.coming import coming
from sayso.coding.when.model import Choice, shipped
from sayso.coding.when.saying import of_saying
from sayso.coding.when.sentences import Sentences
from sayso.coding.when.story import Story
from sayso.coding.when.told import Told, all_told
from sayso.reading.dates import DateReader, speaking_day
from sayso.schema import EventDate
from sayso.stage import Stage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sayso.reading.document import Document
    from sayso.schema import Event


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
    version = "11"
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
        dates = self.dates(document, document.events)
        events = [event if d is None else replace(event, date=d) for event, d in zip(document.events, dates, strict=True)]
        return replace(document, events=tuple(events))

    def dates(
        self, document: Document, acts: Sequence[Event], context: Sequence[Event] | None = None
    ) -> list[EventDate | None]:
        """The date of each act, in the order given; null where nothing dates it.

        Args:
            document: a parsed document with its dates.
            acts: the acts to date.
            context: the acts whose own dates may pass on to others; by default ``acts``.
        """
        assert document.parse is not None
        page = self._page(document, acts if context is None else context)
        order = sorted(page.document.events, key=lambda act: act.anchor.start)
        found = page.found
        before: list[tuple[Event, str | None]] = []
        for act in order:
            date = found[id(act)] = self._date(act, page, before[-1] if before else None)
            before.append((act, date.value if date else None))
        if context is None:
            return [found[id(act)] for act in acts]
        starts = [act.anchor.start for act in order]
        return [self._date(act, page, before[n - 1] if (n := bisect_left(starts, act.anchor.start)) else None) for act in acts]

    def _page(self, document: Document, context: Sequence[Event]) -> _Page:
        assert document.parse is not None
        where = Sentences(document.parse)
        day, anchor = speaking_day(document, self._reader)
        published = day.isoformat() if day else None
        dates = all_told(document.dates, document.report.text, published)
        document = replace(document, events=tuple(context))
        told, _ = own_dates(document, dates, where, self._own, published)
        between = apart(document, context, where)
        dated = each_its_own([(document.events[k], d) for k, d in sorted(told.items())], between, where)
        story = Story(where, dated, published)
        return _Page(document, where, dates, day, anchor, story, between, coming=coming(document, context, where, day))

    def _date(self, act: Event, page: _Page, before: tuple[Event, str | None] | None) -> EventDate | None:
        between = [a for a in page.apart if a.act is act]
        for known in between:
            if (date := counted(known, page.story.dated, page.found)) is not None:
                return date
        taken = [t for a in between for e, t in page.story.dated if e is a.other]  # dates of acts that it is apart from
        dates = [d for d in page.dates if not any(d is t for t in taken)] if taken else page.dates
        beside, features = candidates(page.document, act, dates, page.where, page.story.published)
        own = self._own.best(features)
        if own is not None or id(act) in page.coming:
            return page.coming[id(act)] if own is None else _own_date(beside[own], page.document)
        whole = self._whole(act, page)
        if whole is not None:
            return _story_date(act, whole, page.story.dated)
        latest = page.story.published if act.status == "actual" else None
        others = [t.value for t in taken]
        days = [d for d in page.story.days() if d not in others and (latest is None or d[:10] <= latest)]
        best = self._story.best([page.story.features(act, d, own=bool(beside), before=before) for d in days])
        if best is not None:
            return _story_date(act, days[best], page.story.dated)
        if self._assume and page.day and act.status == "actual" and not act.background:
            return assumed(page.dates, page.document, page.day, page.anchor)
        return None

    @staticmethod
    def _whole(act: Event, page: _Page) -> str | None:
        """The date of the act during which this one was done, or of one done during it, in its sentence."""
        where = page.where
        number, anchor = where.sentence(act.anchor.start), where.head(act.anchor.start, act.anchor.end)
        near = ((e, t.value) for e, t in page.story.dated if where.sentence(e.anchor.start) == number)
        return next((v for e, v in near if during(anchor, where.head(e.anchor.start, e.anchor.end))), None)


@dataclass(frozen=True, slots=True)
class _Page:
    """A report as the dating of its acts needs it."""

    document: Document
    where: Sentences
    dates: Sequence[Told]
    day: dt.date | None
    anchor: str
    story: Story
    apart: Sequence[Apart]
    coming: dict[int, EventDate] = field(default_factory=dict)  # by the ids of acts told as so long before what comes now
    found: dict[int, EventDate | None] = field(default_factory=dict)  # by the ids of acts, as they are worked out


def own_dates(
    document: Document, dates: Sequence[Told], where: Sentences, choice: Choice, published: str | None
) -> tuple[dict[int, Told], dict[int, list[Told]]]:
    """For acts by number: the date of the own sentence that dates them, where one does; and all dates of that sentence."""
    chosen: dict[int, Told] = {}
    beside: dict[int, list[Told]] = {}
    for k, event in enumerate(document.events):
        beside[k], features = candidates(document, event, dates, where, published)
        best = choice.best(features)
        if best is not None:
            chosen[k] = beside[k][best]
    return chosen, beside


def candidates(
    document: Document, event: Event, dates: Sequence[Told], where: Sentences, published: str | None
) -> tuple[list[Told], list[list[str]]]:
    """The dates of the sentence that an act stands in, and the features of each."""
    number = where.sentence(event.anchor.start)
    others = [e for e in document.events if where.sentence(e.anchor.start) == number]
    if not any(e is event for e in others):
        others.append(event)
    acts = [where.head(e.anchor.start, e.anchor.end) for e in others]
    anchor = where.head(event.anchor.start, event.anchor.end)
    conditions = [(e.condition.start, e.condition.end) for e in others if e.condition is not None]
    until = event.deadline.span if event.deadline is not None else None
    here = [
        d.alone if d.alone is not None and d.since is not None and d.since < event.anchor.start < d.start else d
        for d in dates
        if where.sentence(d.start) == number
    ]
    told = [where.head(d.start, d.end) for d in here if d.type != "DURATION"]
    beside = [
        d
        for d in here
        if not of_saying(anchor, where.head(d.start, d.end), told)
        and not of_another(anchor, where.head(d.start, d.end), acts)
        # "will be expelled unless he apologises by Friday": the day is the condition's.
        and not any(s <= d.start < e and not s <= event.anchor.start < e for s, e in conditions)
        # "demanded that they leave by Friday": the day is that of the leaving.
        and not (until is not None and until.start <= d.start < until.end)
    ]
    return beside, [pair_features(event, d, where, others, dates=beside, published=published) for d in beside]


def _own_date(told: Told, document: Document) -> EventDate:
    span = document.span(told.start, told.end)
    return EventDate(value=told.value, precision=told.precision, span=span, because=f"\u201c{span.text}\u201d: {told.because}")


def _story_date(event: Event, value: str, dated: Sequence[tuple[Event, Told]]) -> EventDate:
    act, told = min(((e, t) for e, t in dated if t.value == value), key=lambda p: abs(p[0].anchor.start - event.anchor.start))
    because = f"told in one story with \u201c{act.anchor.text}\u201d, which is dated {value}: {told.because}"
    return EventDate(value=value, precision=told.precision, span=None, because=because)
