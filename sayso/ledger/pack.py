"""From the contract's record to rows (:mod:`sayso.ledger.unpack` goes back)."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from sayso.ledger import tables as t
from sayso.ledger.sql import raw_row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Table

    from sayso.schema import Attribution, CodedReport, Event, Party, Source, Span

    Row = tuple[Any, ...]
    Rows = dict[Table, list[Row]]

#: Lists without an order of their own in the tables: they are read in order of their rows' values, and ``codings.orders`` says
#: where that differs from the record.
UNORDERED = (t.warnings, t.layout, t.mentions, t.dates, t.places, t.predictions, t.contradictions)
_LARGEST = (1 << 63) - 1


class ContractError(ValueError):
    """A record that does not keep what docs/contract.md promises."""


def to_json(value: Any) -> str:
    """Compact JSON in which every code point stays as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def canonical(row: Row) -> tuple[Any, ...]:
    """A sort key for rows with nulls in them."""
    return tuple((v is not None, v) for v in row)


class Packer:
    """Makes the rows of one report.

    Args:
        coded: the record.
        word: gives a word its number (``Transaction.word`` of the report).
        records: record numbers by the record's id in ``coded``; references to other ids are kept as they are.
    """

    def __init__(self, coded: CodedReport, word: Callable[[str | None], int | None], records: Mapping[str, int]) -> None:
        self.coded = coded
        self.word = word
        self.records = records
        self.rows: Rows = {table: [] for table in t.CODED}

    def pack(self, coder: int) -> Rows:
        """Rows (own values, as the database holds them) by table.

        Raises:
            ContractError: spans that aren't the text's words, doubled ids, numbers that no database holds.
        """
        coded = self.coded
        _check_ids(coded)
        if coded.failure:
            self._row(t.failures, coded.failure.stage, coded.failure.error, self.word(coded.failure.message))
        for w in coded.warnings:
            self._row(t.warnings, w.kind, self.word(w.message))
        for p in coded.layout:
            self._within(p.start, p.end)
            self._row(t.layout, p.start, p.end, p.kind)
        for m in coded.mentions:
            self._row(t.mentions, *self._span(m), m.actor, self.word(m.name), m.kind)
        for d in coded.dates:
            self._row(t.dates, *self._span(d), d.type, d.value, d.interval, self._because(d.because))
        for g in coded.places:
            where = (self.word(g.name), g.geonames, g.admin1, g.country, g.lat, g.lon, g.precision, self._because(g.because))
            self._row(t.places, *self._span(g), *where)
        for a in coded.attributions:
            self._attribution(a)
        for e in coded.events:
            self._event(e)
        self._watch()
        self._coding(coder)
        return self.rows

    # -- parts -------------------------------------------------------------------------------------------------------------

    def _row(self, table: Table, *values: Any) -> None:
        row = raw_row(table, values)
        for value in row:
            if type(value) is float and not math.isfinite(value):
                raise ContractError(f"{table.name}: {value} is no number")
            if type(value) is int and not -_LARGEST <= value <= _LARGEST:
                raise ContractError(f"{table.name}: {value} is too large")
        self.rows[table].append(row)

    def _within(self, start: int, end: int) -> None:
        if not 0 <= start <= end <= len(self.coded.text):
            raise ContractError(f"span {start}-{end} is not within the text (length {len(self.coded.text)})")

    def _span(self, span: Any) -> tuple[int, int] | tuple[None, None]:
        """Offsets of a span, checked; nulls for null (also for a source that is known only by name)."""
        if span is None or (span.start is None and span.end is None and span.text is None):
            return None, None
        self._within(span.start, span.end)
        if self.coded.text[span.start : span.end] != span.text:
            raise ContractError(f"span {span.start}-{span.end} is not the text there: {span.text!r}")
        return span.start, span.end

    def _words(self, strings: Sequence[str]) -> int | None:
        return self.word(to_json(list(strings))) if strings else None

    def _because(self, reason: str) -> int | None:
        return self.word(reason or None)

    def _ref(self, id_: str | None) -> str | None:
        if id_ is None:
            return None
        return f"#{self.records[id_]}" if id_ in self.records else f"={id_}"

    def _attribution(self, a: Attribution) -> None:
        record = self.records[a.id]
        s = a.speaker
        speaker = (*self._span(s), s.actor, self.word(s.name)) if s else (None, None, None, None)
        self._row(
            t.attributions, record, a.kind, a.act, a.certainty, a.negated, self._ref(a.parent), s is not None, *speaker,
            *self._span(a.cue), self._words(a.because), a.basis, a.translated,
        )  # fmt: skip
        self._spans(t.content, record, a.content)
        for i, v in enumerate(a.via):
            self._row(t.via, record, i, *self._source(v))
        for i, link in enumerate(a.links):
            self._row(t.links, record, i, link.type, self._ref(link.to))

    def _source(self, source: Source) -> Row:
        return (*self._span(source), source.actor, self.word(source.name))

    def _spans(self, table: Table, record: int, spans: Sequence[Span]) -> None:
        for i, span in enumerate(spans):
            self._row(table, record, i, *self._span(span))

    def _event(self, e: Event) -> None:
        record = self.records[e.id]
        d, p = e.date, e.place
        when = (d.value, d.precision, *self._span(d.span), self._because(d.because)) if d else (None,) * 5
        where: Row = (None,) * 10
        if p:
            where = (
                self.word(p.name), p.geonames, p.admin1, p.country, p.lat, p.lon, p.precision, *self._span(p.span),
                self._because(p.because),
            )  # fmt: skip
        self._row(
            t.events, record, *self._span(e.anchor), e.type, e.mode, to_json(list(e.contexts)), e.cameo, e.goldstein,
            e.intensity, e.quad, e.status, e.background, *self._span(e.condition), e.deadline is not None,
            e.deadline.value if e.deadline else None, *self._span(e.deadline.span if e.deadline else None), *when, *where,
            self._words(e.said_by), None if e.confidence is None else to_json(e.confidence), self._words(e.because),
        )  # fmt: skip
        self._spans(t.about, record, e.about)
        self._parties(record, "actor", e.actors)
        self._parties(record, "recipient", e.recipients)
        for i, c in enumerate(e.counts):
            self._row(t.counts, record, i, c.kind, c.low, c.best, c.high, self.word(c.who), *self._span(c.span))
        for i, claim in enumerate(e.attributions):
            self._row(t.vouchers, record, i, self._ref(claim))

    def _parties(self, record: int, role: str, parties: Sequence[Party]) -> None:
        for i, p in enumerate(parties):
            self._row(t.parties, record, role, i, p.actor, self.word(p.name), p.country, p.sector, *self._span(p.span))

    def _watch(self) -> None:
        for number, a in enumerate(self.coded.agreements):
            self._row(t.agreements, number, self.word(a.name), a.kind, self._words(a.parties), self._words(a.disputed_by))
            for i, step in enumerate(a.steps):
                self._row(t.agreement_steps, number, i, step.step, step.date, self._ref(step.event))
        for p in self.coded.predictions:
            self._row(t.predictions, self.word(p.by), self.word(p.event_text), p.horizon)
        for one, other, what in self.coded.contradictions:
            self._row(t.contradictions, self._ref(one), self._ref(other), what)

    def _coding(self, coder: int) -> None:
        coded = self.coded
        orders = {table.name: order for table in UNORDERED if (order := _order(self.rows[table]))}
        events, claims = [e.id for e in coded.events], [a.id for a in coded.attributions]
        self._row(
            t.codings, coder, coded.schema_version, coded.language, coded.translation.suspected,
            self._words(coded.translation.because),
            to_json([self.records[i] for i in events]), to_json([self.records[i] for i in claims]),
            None if events == [f"e{i}" for i in range(1, len(events) + 1)] else to_json(events),
            None if claims == [f"a{i}" for i in range(1, len(claims) + 1)] else to_json(claims),
            to_json(orders) if orders else None,
        )  # fmt: skip


def _order(rows: list[Row]) -> list[int] | None:
    """Positions in canonical order of the rows as they stand; null where they stand in it."""
    ranked = sorted(range(len(rows)), key=lambda i: canonical(rows[i]))
    if ranked == list(range(len(rows))):
        return None
    place = {i: p for p, i in enumerate(ranked)}
    return [place[i] for i in range(len(rows))]


def _check_ids(coded: CodedReport) -> None:
    ids = [e.id for e in coded.events] + [a.id for a in coded.attributions]
    if len(set(ids)) < len(ids):
        raise ContractError(f"two records have the same id: {min(i for i in ids if ids.count(i) > 1)}")
