"""The ledger as people see it at one moment: present codings, judgements applied."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.errors import NotFound
from sayso.ledger.judgements.apply import apply
from sayso.ledger.judgements.coding import hand_id, read_coding
from sayso.ledger.judgements.undoing import active
from sayso.ledger.queries import passages
from sayso.ledger.queries.actors import Actors
from sayso.ledger.queries.filters import Filter, about_records, first_day, of_claims
from sayso.ledger.queries.full import full_report
from sayso.ledger.queries.matching import claims_of, events_of
from sayso.ledger.queries.rows import ClaimRow, EventRow, FullReport, ReportRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.ledger.judgements.coding import Coding
    from sayso.ledger.judgements.model import Judgement, Target, Unattached
    from sayso.ledger.queries.rows import ActorRow, ReportHead
    from sayso.ledger.queries.source import Source, Stored, Summary


class View:
    """Questions to a ledger.

    Args:
        source: where reports, codings and judgements come from.
        as_of: a day (what the ledger said when it ended, UTC), a transaction, or null for now.
    """

    def __init__(self, source: Source, as_of: str | None = None) -> None:
        self.source = source
        self.tx = source.transaction(as_of)
        self._texts: dict[str, str] = {}
        self._codings: dict[tuple[str, int], Coding] = {}

    # judgements

    @cached_property
    def judgements(self) -> list[Judgement]:
        """All judgements so far, oldest first."""
        return self.source.judgements(self.tx)

    @cached_property
    def by_report(self) -> dict[str, list[Judgement]]:
        """All judgements that name a report, by its id."""
        found: dict[str, list[Judgement]] = defaultdict(list)
        by_id = {j.id: j for j in self.judgements}
        for judgement in self.judgements:
            subject = judgement
            while subject.undoes is not None and subject.undoes in by_id:
                subject = by_id[subject.undoes]
            for report in {t.report for t in (subject.target, *subject.others) if t.report}:
                found[report].append(judgement)
        return found

    @cached_property
    def grades(self) -> dict[str, str]:
        """Outlet or actor -> the latest grade that a person gave it."""
        return {j.target.name: j.value for j in active(self.judgements) if j.kind == "grade" and j.target.name}

    def _coding_at(self, report: str, tx: int) -> Coding:
        stored = self.source.coded(report, tx)
        key = (report, stored.tx)
        if key not in self._codings:
            self._codings[key] = read_coding(report, stored.coded, stored.numbers)
        return self._codings[key]

    def _name(self, judgement: Judgement, target: Target) -> str:
        """The public id of a record of another report than the one at hand."""
        assert target.report is not None
        assert target.key is not None
        return self._coding_at(target.report, judgement.tx).ids.get(target.key) or hand_id(target.report, target.key)

    # reports

    def full(self, stored: Stored) -> tuple[FullReport, tuple[Unattached, ...]]:
        """A report with its records after judgements, and the judgements that found no record."""
        head = stored.head
        now = read_coding(head.id, stored.coded, stored.numbers)
        judged = self.by_report.get(head.id, [])

        def coding_at(judgement: Judgement) -> Coding:
            if stored.since is not None and stored.since <= judgement.tx:
                return now
            return self._coding_at(head.id, judgement.tx)

        reviewed = apply(now, judged, coding_at, self._name)
        return full_report(stored, reviewed, self.grades.get(head.outlet or "")), reviewed.unattached

    def fulls(self, reports: Iterable[str]) -> dict[str, FullReport]:
        """Some reports by id, with their records but without mentions, dates and places; those not there are left out."""
        return {name: full for name, (full, _) in self.fulls_and_unattached(reports).items()}

    def fulls_and_unattached(self, reports: Iterable[str]) -> dict[str, tuple[FullReport, tuple[Unattached, ...]]]:
        """As :meth:`fulls`, each with the judgements that found no record."""
        several = self.source.several(reports, self.tx)
        made = {stored.head.id: self.full(stored) for stored in several}
        self.remember(full for full, _ in made.values())
        return made

    def remember(self, reports: Iterable[FullReport]) -> None:
        """Keep the texts of reports that were read, for :meth:`text`."""
        self._texts |= {f.row.head.id: f.coded.text for f in reports if f.row.erased is None}

    def everything(self, asked: Filter) -> Iterator[FullReport]:
        """All reports that the filter's conditions on reports allow, by date of publication."""
        for stored in self.source.stored(self.tx, asked):
            yield self.full(stored)[0]

    def full_reports(self, asked: Filter) -> Iterator[FullReport]:
        """Reports with the records that the filter leaves; without conditions on records, every report."""
        any_record = about_records(asked)
        for report in self.everything(asked):
            events = tuple(events_of(report, asked))
            if not any_record:
                if asked.report(report.row):
                    yield report
            elif events:
                vouching = {a for e in events for a in e.event.attributions}
                yield replace(report, events=events, claims=tuple(c for c in report.claims if c.id in vouching))

    def reports(self, asked: Filter) -> Iterator[ReportRow]:
        """Reports; conditions on events leave the reports that have such an event."""
        if about_records(asked):
            for report in self.everything(asked):
                if any(True for _ in events_of(report, asked)):
                    yield report.row
            return
        for found in self.source.summaries(self.tx):
            row = self._row(found)
            if asked.report(row):
                yield row

    def _row(self, found: Summary) -> ReportRow:
        """A report without a look at its coding, where nobody has judged it and its title is known."""
        head = found.head
        if head.id in self.by_report or head.title is None:
            return self.full(self.source.coded(head.id, self.tx))[0].row
        return ReportRow(
            head=replace(head, grade=self.grades.get(head.outlet or "")),
            events=found.events,
            claims=found.claims,
            failure=found.failure,
            warnings=found.warnings,
            erased=found.erased,
        )

    # records

    def events(self, asked: Filter) -> Iterator[EventRow]:
        """Events, by date of publication and then in text order."""
        for report in self.everything(asked):
            yield from events_of(report, asked)

    def claims(self, asked: Filter) -> Iterator[ClaimRow]:
        """Claims, by date of publication and then in text order; ``types`` are speech acts."""
        for report in self.everything(of_claims(asked)):
            yield from claims_of(report, asked)

    def timeline(self, asked: Filter) -> tuple[list[EventRow], int]:
        """Dated events by the day on which they began, and the number of those without a date."""
        background = "background" in asked.status
        rows = [r for r in self.events(asked) if background or not r.event.background]
        dated = [r for r in rows if r.event.date]
        dated.sort(key=_chronological)
        return dated, len(rows) - len(dated)

    def actors(self, asked: Filter) -> list[ActorRow]:
        """Actors by how often they stand in the events and claims that are asked for."""
        tally = Actors(self.judgements)
        only_events = bool(asked.types or asked.status or asked.country or asked.place)
        for report in self.everything(asked):
            for event in events_of(report, asked):
                tally.event(event)
            for claim in () if only_events else claims_of(report, asked):
                tally.claim(claim)
        return tally.rows(asked.actor)

    # one thing

    def find(self, name: str) -> EventRow | ClaimRow | FullReport:
        """A report, event or claim by its id, the first characters of it (four at least), or the id a report came with.

        Raises:
            NotFound: nothing, or more than one thing, has that id; says what is near.
        """
        from sayso.ledger.queries.find import find

        return find(self, name)

    def report_head(self, name: str) -> ReportHead:
        """The head of a report.

        Raises:
            NotFound: no report has that id.
        """
        found = self.find(name)
        if not isinstance(found, FullReport):
            raise NotFound(f"{name} is no report; it stands in report {found.head.id}")
        return found.row.head

    @cached_property
    def id_length(self) -> int:
        """The number of characters that tell the ids of all reports apart (six at least)."""
        return self.source.id_length(self.tx)

    def short(self, name: str) -> str:
        """The shortest form of an id that means one report now; it can be typed wherever an id can."""
        report, dot, number = name.partition(".")
        return report[: self.id_length] + dot + number

    def text(self, report: str) -> str | None:
        """The text of a report; null where it was erased."""
        if report in self._texts:
            return self._texts[report]
        return self.source.text(report, self.tx)

    def search(self, words: str, limit: int) -> list[tuple[ReportRow, str]]:
        """Reports that hold the words, best first, each with a sentence of it that does."""
        out = []
        for report in self.source.search(words, limit, self.tx):
            full, _ = self.full(self.source.coded(report, self.tx))
            out.append((full.row, passages.best_sentence(full.coded, words)))
        return out

    def unattached(self) -> list[Unattached]:
        """Judgements that found no record in the present codings."""
        out: list[Unattached] = []
        for report in self.by_report:
            out += self.full(self.source.coded(report, self.tx))[1]
        return out

    def disputed(self) -> list[EventRow | ClaimRow]:
        """Records on which people decided differently."""
        found: list[EventRow | ClaimRow] = []
        for report in self.by_report:
            full, _ = self.full(self.source.coded(report, self.tx))
            rows: Iterable[EventRow | ClaimRow] = (*full.events, *full.claims, *full.hidden)
            found += [row for row in rows if row.review.conflicts]
        return found


def _chronological(row: EventRow) -> tuple[str, str, str, int]:
    assert row.event.date is not None
    value = row.event.date.value
    return first_day(value.partition("/")[0]), value, row.head.published or "", row.event.anchor.start
