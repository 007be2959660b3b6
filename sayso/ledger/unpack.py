"""From rows back to the contract's record (the other way is :mod:`sayso.ledger.pack`)."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso import schema as s
from sayso.ledger import tables as t
from sayso.ledger.pack import UNORDERED, canonical
from sayso.ledger.sql import own_columns
from sayso.ledger.types import unescape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Table

    Row = tuple[Any, ...]

#: Stands for every erased code point of a text, and for an erased word.
ERASED = "\u2588"


class Head(NamedTuple):
    """A row of ``reports``: its own values."""

    ref: str
    id: str
    outlet: str | None
    published: str | None
    published_from: Any
    title: int | None
    url: int | None
    length: int
    revises: int | None


def read_head(row: Row) -> Head:
    """A row of ``reports`` (own values, as the database holds them)."""
    return Head._make(unescape(v) if isinstance(v, str) else v for v in row)


class Unpacker:
    """Makes the record of one report.

    Args:
        head: the row of ``reports``.
        text: the text, null when erased.
        words: bodies by number, null when erased.
        rows: own values by table, as the database holds them.
        coder: the coder's name.
    """

    def __init__(
        self, head: Row, text: str | None, words: Mapping[int, str | None], rows: Mapping[Table, list[Row]], coder: str
    ) -> None:
        self.head = read_head(head)
        self.text = ERASED * self.head.length if text is None else text
        self.words = words
        self.coder = coder
        self.rows = {
            table: [_readable(r) for r in (sorted(found, key=canonical) if table in UNORDERED else found)]
            for table, found in rows.items()
        }
        self.coding = dict(zip(own_columns(t.codings), self._list(t.codings)[0], strict=True))
        self.orders = json.loads(self.coding["orders"] or "{}")
        events, claims = json.loads(self.coding["events"]), json.loads(self.coding["claims"])
        self.event_ids: dict[int, str] = dict(zip(events, self._ids("event_ids", "e", events), strict=True))
        self.claim_ids: dict[int, str] = dict(zip(claims, self._ids("claim_ids", "a", claims), strict=True))

    def unpack(self) -> s.CodedReport:
        """The record."""
        coding, head = self.coding, self.head
        failures = self._list(t.failures)
        return s.CodedReport(
            schema_version=coding["schema_version"],
            id=head.id,
            coder=self.coder,
            outlet=head.outlet,
            published=head.published,
            published_from=head.published_from,
            title=self._word(head.title),
            url=self._word(head.url),
            language=coding["language"],
            translation=s.Translation(
                suspected=bool(coding["translated"]), because=self._strings(coding["translation_because"])
            ),
            failure=s.Failure(stage=failures[0][0], error=failures[0][1], message=self._said(failures[0][2]))
            if failures
            else None,
            warnings=tuple(s.Warning(kind=k, message=self._said(m)) for k, m in self._list(t.warnings)),
            text=self.text,
            layout=tuple(s.LayoutPart(start=a, end=b, kind=k) for a, b, k in self._list(t.layout)),
            mentions=tuple(
                s.Mention(start=a, end=b, text=self.text[a:b], actor=actor, name=self._word(name), kind=kind)
                for a, b, actor, name, kind in self._list(t.mentions)
            ),
            dates=tuple(
                s.TimeExpression(start=a, end=b, text=self.text[a:b], type=k, value=v, interval=i, because=self._said(w))
                for a, b, k, v, i, w in self._list(t.dates)
            ),
            places=tuple(self._place(r) for r in self._list(t.places)),
            attributions=self._attributions(),
            events=self._events(),
            agreements=self._agreements(),
            predictions=tuple(
                s.Prediction(by=self._said(by), event_text=self._said(what), horizon=horizon)
                for by, what, horizon in self._list(t.predictions)
            ),
            contradictions=tuple((self._id(a), self._id(b), k) for a, b, k in self._list(t.contradictions)),
        )

    # -- parts -------------------------------------------------------------------------------------------------------------

    def _list(self, table: Table) -> list[Row]:
        rows = self.rows.get(table, [])
        if table in UNORDERED:
            order = getattr(self, "orders", {}).get(table.name)
            return [rows[i] for i in order] if order and rows else rows  # a table may be left out
        return rows

    def _by_record(self, table: Table) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = defaultdict(list)
        for row in sorted(self.rows.get(table, []), key=lambda r: canonical(r[:3])):
            found[row[0]].append(row[1:])
        return found

    def _ids(self, column: str, letter: str, numbers: list[int]) -> list[str]:
        ids: list[str] = json.loads(self.coding[column]) if self.coding[column] else []
        return ids or [f"{letter}{i}" for i in range(1, len(numbers) + 1)]

    def _word(self, number: int | None) -> str | None:
        if number is None:
            return None
        body = self.words[number]
        return ERASED if body is None else body

    def _said(self, number: int | None) -> str:
        """A word that is never null in the record."""
        return self._word(number) or ""

    def _strings(self, number: int | None) -> tuple[str, ...]:
        if number is None:
            return ()
        body = self.words[number]
        return (ERASED,) if body is None else tuple(json.loads(body))

    def _id(self, ref: str) -> str:
        if ref.startswith("="):
            return ref[1:]
        number = int(ref[1:])
        return self.event_ids[number] if number in self.event_ids else self.claim_ids[number]

    def _ref(self, ref: str | None) -> str | None:
        return None if ref is None else self._id(ref)

    def _span(self, start: int | None, end: int | None) -> s.Span | None:
        return None if start is None or end is None else s.Span(start=start, end=end, text=self.text[start:end])

    def _must(self, start: int, end: int) -> s.Span:
        return s.Span(start=start, end=end, text=self.text[start:end])

    def _source(self, start: int | None, end: int | None, actor: str | None, name: int | None) -> s.Source:
        words = None if start is None or end is None else self.text[start:end]
        return s.Source(start=start, end=end, text=words, actor=actor, name=self._word(name))

    def _place(self, row: Row) -> s.PlaceMention:
        a, b, name, geonames, admin1, country, lat, lon, precision, because = row
        return s.PlaceMention(
            start=a, end=b, text=self.text[a:b], name=self._word(name), geonames=geonames, admin1=admin1, country=country,
            lat=lat, lon=lon, precision=precision, because=self._said(because),
        )  # fmt: skip

    def _attributions(self) -> tuple[s.Attribution, ...]:
        content, via, links = (self._by_record(x) for x in (t.content, t.via, t.links))
        made = {}
        for row in self._list(t.attributions):
            record, kind, act, certainty, negated, parent, spoken, a, b, actor, name, cue_a, cue_b, why, basis, translated = row
            made[record] = s.Attribution(
                id=self.claim_ids[record], kind=kind, act=act, certainty=certainty, negated=bool(negated),
                parent=self._ref(parent), speaker=self._source(a, b, actor, name) if spoken else None,
                cue=self._span(cue_a, cue_b),
                content=tuple(self._must(*r[1:]) for r in content[record]),
                via=tuple(self._source(*r[1:]) for r in via[record]),
                links=tuple(s.Link(type=k, to=self._id(to)) for _, k, to in links[record]),
                because=self._strings(why), basis=basis, translated=bool(translated),
            )  # fmt: skip
        return tuple(made[r] for r in self.claim_ids)

    def _events(self) -> tuple[s.Event, ...]:
        about, parties, counts, vouchers = (self._by_record(x) for x in (t.about, t.parties, t.counts, t.vouchers))
        made = {}
        names = own_columns(t.events)
        for row in self._list(t.events):
            e = dict(zip(names, row, strict=True))
            record = e["record"]
            made[record] = s.Event(
                id=self.event_ids[record], type=e["type"], mode=e["mode"], contexts=tuple(json.loads(e["contexts"])),
                cameo=e["cameo"], goldstein=e["goldstein"], intensity=e["intensity"], quad=e["quad"], status=e["status"],
                background=bool(e["background"]), anchor=self._must(e["start"], e["end"]),
                actors=tuple(self._party(r) for r in parties[record] if r[0] == "actor"),
                recipients=tuple(self._party(r) for r in parties[record] if r[0] == "recipient"),
                about=tuple(self._must(*r[1:]) for r in about[record]),
                condition=self._span(e["condition_start"], e["condition_end"]),
                deadline=self._deadline(e), counts=tuple(self._count(r) for r in counts[record]),
                date=self._date(e), place=self._event_place(e),
                attributions=tuple(self._id(claim) for _, claim in vouchers[record]),
                said_by=self._strings(e["said_by"]),
                confidence=None if e["confidence"] is None else json.loads(e["confidence"]),
                because=self._strings(e["because"]),
            )  # fmt: skip
        return tuple(made[r] for r in self.event_ids)

    def _party(self, row: Row) -> s.Party:
        _, _, actor, name, country, sector, start, end = row
        return s.Party(actor=actor, name=self._said(name), country=country, sector=sector, span=self._span(start, end))

    def _count(self, row: Row) -> s.Count:
        _, kind, low, best, high, who, start, end = row
        return s.Count(kind=kind, low=low, best=best, high=high, who=self._word(who), span=self._must(start, end))

    def _deadline(self, e: dict[str, Any]) -> s.Deadline | None:
        span = self._span(e["deadline_start"], e["deadline_end"])
        return s.Deadline(value=e["deadline_value"], span=span) if e["deadline"] else None

    def _date(self, e: dict[str, Any]) -> s.EventDate | None:
        if e["date_value"] is None:
            return None
        span = self._span(e["date_start"], e["date_end"])
        return s.EventDate(
            value=e["date_value"], precision=e["date_precision"], span=span, because=self._said(e["date_because"])
        )

    def _event_place(self, e: dict[str, Any]) -> s.EventPlace | None:
        if e["place_name"] is None:
            return None
        return s.EventPlace(
            name=self._said(e["place_name"]), geonames=e["geonames"], admin1=e["admin1"], country=e["country"], lat=e["lat"],
            lon=e["lon"], precision=e["place_precision"], span=self._span(e["place_start"], e["place_end"]),
            because=self._said(e["place_because"]),
        )  # fmt: skip

    def _agreements(self) -> tuple[s.Agreement, ...]:
        steps = self._by_record(t.agreement_steps)
        return tuple(
            s.Agreement(
                name=self._said(name), kind=kind, parties=self._strings(parties), disputed_by=self._strings(disputed),
                steps=tuple(s.AgreementStep(step=step, date=day, event=self._ref(e)) for _, step, day, e in steps[number]),
            )
            for number, name, kind, parties, disputed in sorted(self._list(t.agreements), key=lambda r: r[0])
        )  # fmt: skip


def _readable(row: Row) -> Row:
    return tuple(unescape(v) if type(v) is str else v for v in row)
