"""From a form to the judgements that it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.desk.judging import given, reading
from sayso.desk.judging.subjects import head_of, near, record_of, subject, target_of
from sayso.desk.judging.undoing import named
from sayso.errors import NotFound, UsageError
from sayso.judging.adding import added
from sayso.judging.fields import Fields
from sayso.ledger.judgements.model import Target
from sayso.ledger.judgements.store import Draft
from sayso.ledger.judgements.values import check_together
from sayso.ledger.queries import pages
from sayso.ledger.queries.rows import EventRow, FullReport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.desk.judging.keep import Step
    from sayso.desk.judging.sent import Sent
    from sayso.ledger.judgements.model import Judgement
    from sayso.ledger.queries.rows import ClaimRow
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader

#: Parts of a split at most.
PARTS = 9


class Drafts:
    """Makes drafts of one form for one person, from one state of the ledger.

    Args:
        view: the ledger.
        reader: what the person may see.
        by: the person's name.
        form: what was sent.
    """

    def __init__(self, view: View, reader: Reader, by: str, form: Sent) -> None:
        self.view = view
        self.reader = reader
        self.by = by
        self.form = form

    def of(self, deed: str) -> Sequence[Step]:
        """The judgements of a deed.

        Raises:
            UsageError: what the form says does not fit.
            NotFound: a record, report or judgement that is not there, or that the person may not see.
        """
        found: Sequence[Step] = getattr(self, deed)()
        return found

    # what it is about

    def subject(self, name: str | None = None) -> EventRow | ClaimRow | FullReport:
        """The record or report that the form names."""
        return subject(self.view, self.reader, name or self.form.text("record"))

    def target(self, name: str | None = None) -> Target:
        """It as the target of a judgement."""
        return target_of(self.subject(name))

    def fields(self, of: EventRow | ClaimRow | FullReport) -> Fields:
        """Reads values with the names and words of the report."""
        return Fields(self.view.source.coded(head_of(of).id, self.view.tx).coded, self.by, near(of))

    # deeds

    def accept(self) -> list[Draft]:
        """As it stands, or one field of it."""
        return [Draft(kind="accept", target=self.target(), field=self.form.text("field") or None, note=self.form.note)]

    def reject(self) -> list[Draft]:
        """It does not count."""
        return [Draft(kind="reject", target=self.target(), note=self.form.note)]

    def note(self) -> list[Draft]:
        """Words on it."""
        return [Draft(kind="note", target=self.target(), note=self.form.note)]

    def assign(self) -> list[Draft]:
        """To a person."""
        person = self.form.text("person")
        if not person:
            raise UsageError("to whom? write a name")
        return [Draft(kind="assign", target=self.target(), value=person, note=self.form.note)]

    def grade(self) -> list[Draft]:
        """An outlet, in the letters of the Admiralty code."""
        outlet = self.form.text("outlet")
        seen = {r.head.outlet for r in pages.reports(self.view, _every(), self.reader, limit=1 << 30).rows}
        if outlet not in seen:
            raise NotFound(f"no outlet {outlet}")
        target = Target(kind="outlet", name=outlet)
        return [Draft(kind="grade", target=target, value=self.form.text("letter").upper(), note=self.form.note)]

    def correct(self) -> Sequence[Step]:
        """Other values for fields; other words for the act itself, which make it another record that takes in the old one."""
        found = self.subject()
        target = target_of(found)
        fields = self.fields(found)
        record = record_of(found)
        values = given.changed(fields, target.kind, self.form, before=record)
        anchor = self.form.text("anchor") if isinstance(found, EventRow) else ""
        if isinstance(found, EventRow) and anchor and anchor != self.form.text("anchor.was"):
            return self._moved(found, fields.quote(anchor), values)
        if not values:
            raise UsageError("nothing was changed in the form")
        if target.key is not None:
            check_together(record, values)
        return [Draft(kind="correct", target=target, field=f, value=v, note=self.form.note) for f, v in values.items()]

    def _moved(self, row: EventRow, anchor: dict[str, Any], values: dict[str, Any]) -> Sequence[Step]:
        import msgspec

        from sayso.ledger.judgements.match import event_keys
        from sayso.ledger.judgements.values import RECORDS

        check_together(row.event, values)
        record = reading.moved(row.event, anchor, values)
        key = event_keys([msgspec.convert(record, RECORDS["event"])])[0]
        old, new = target_of(row), Target(kind="event", report=row.head.id, key=key)

        def take_in(view: View, made: list[Judgement]) -> Draft | None:
            full, _ = view.full(view.source.coded(row.head.id, view.tx))
            fresh = next((r for r in full.events if made and any(m.judgement == made[0].id for m in r.review.marks)), None)
            if fresh is None or fresh.key == row.key:
                return None  # the words overlap: it is the same record still
            return Draft(kind="merge", target=new, others=(old,), note=self.form.note)

        return [Draft(kind="add", target=new, value=record, note=self.form.note, others=(old,)), take_in]

    def add(self) -> list[Draft]:
        """An event or a claim that the coder missed."""
        kind = self.form.text("kind_of")
        if kind not in {"event", "claim"}:
            raise UsageError("an event or a claim?")
        full = self.subject(self.form.text("report"))
        if not isinstance(full, FullReport):
            raise UsageError("records are added to a report")
        quote = self.form.texts("quote")[-1] if self.form.texts("quote") else ""
        if not quote:
            raise UsageError("which words of the report tell it? select them, or write them or their offsets")
        spans = Fields(full.coded, self.by).quotes(quote)

        def values(fields: Fields) -> dict[str, Any]:
            fields.near = (spans[0]["start"], spans[-1]["end"])
            return given.changed(fields, kind, self.form)

        quoted = "\n".join(f"{s['start']}:{s['end']}" for s in spans)
        if kind == "event" and len(spans) > 1:
            raise UsageError("the act stands in one stretch of words")
        return [
            added(
                self.view, full.row.head.id, kind, values, quote=quoted, cue=self.form.text("cue") or None,
                note=self.form.note, by=self.by,
            )
        ]  # fmt: skip

    def merge(self) -> list[Draft]:
        """Several records are one; the first takes in the others."""
        names = [n for n in self.form.texts("other") if n]
        targets = list(dict.fromkeys(self.target(n) for n in (self.form.text("record"), *names)))
        if len({t.kind for t in targets}) > 1 or targets[0].kind not in {"event", "claim"}:
            raise UsageError("only events with events, or claims with claims, can be merged")
        return [Draft(kind="merge", target=targets[0], others=tuple(targets[1:]), note=self.form.note)]

    def split(self) -> list[Draft]:
        """One record tells of several acts; each part is the whole with some fields changed."""
        found = self.subject()
        target, fields, record = target_of(found), self.fields(found), record_of(found)
        if target.key is None:
            raise UsageError("an event or a claim can be split, not a report")
        parts = [
            given.changed(fields, target.kind, self.form, f"{n}.", record)
            for n in range(1, PARTS + 1)
            if any(k.startswith(f"{n}.") for k, _ in self.form.pairs)
        ]
        for part in parts:
            check_together(record, part)
        if any(part in parts[:i] for i, part in enumerate(parts)):
            raise UsageError("two parts say the same: change what tells them apart")
        return [Draft(kind="split", target=target, value=parts, note=self.form.note)]

    def undo(self) -> list[Draft]:
        """Take a judgement back, or bring it back by taking back what took it back."""
        made = named(self.view, self.reader, self.form.text("judgement"))
        return [Draft(kind="undo", target=made.target, undoes=made.id, note=self.form.note)]


def _every() -> Any:
    from sayso.ledger.queries.filters import Filter

    return Filter()
