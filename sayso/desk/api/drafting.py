"""From what a program sends to the judgement that it asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sayso.contract.spans import wrong_spans
from sayso.desk.api import inputs
from sayso.desk.api.parameters import Unfit
from sayso.desk.judging.subjects import record_of, subject, target_of
from sayso.desk.judging.undoing import named
from sayso.errors import NotFound
from sayso.ledger.judgements.match import claim_keys, event_keys
from sayso.ledger.judgements.model import Target
from sayso.ledger.judgements.store import Draft
from sayso.ledger.judgements.values import RECORDS, check_together
from sayso.ledger.queries import pages
from sayso.ledger.queries.filters import Filter

if TYPE_CHECKING:
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader


@dataclass(frozen=True, slots=True)
class Drafts:
    """Makes drafts for one reader of one state of the ledger."""

    view: View
    reader: Reader

    def of(self, given: Any) -> Draft:
        """The judgement.

        Raises:
            NotFound: a record that is not there, or that the person may not see.
            UsageError: it does not fit the record.
        """
        tag = type(given).__struct_config__.tag
        note = (given.note or "").strip() or None
        return replace(getattr(self, f"_{tag}")(given), note=note)  # type: ignore[no-any-return]  # one of the methods below

    def _whole(self, given: Any, **more: Any) -> Draft:
        target = target_of(subject(self.view, self.reader, given.record))
        return Draft(kind=type(given).__struct_config__.tag, target=target, **more)

    def _accept(self, given: inputs.Accept) -> Draft:
        return self._whole(given, field=given.field)

    def _reject(self, given: inputs.Reject) -> Draft:
        return self._whole(given)

    def _note(self, given: inputs.Remark) -> Draft:
        return self._whole(given)

    def _assign(self, given: inputs.Assign) -> Draft:
        return self._whole(given, value=given.person)

    def _correct(self, given: inputs.Correct) -> Draft:
        draft = self._whole(given, field=given.field, value=given.value)
        if draft.target.key is not None:
            check_together(record_of(subject(self.view, self.reader, given.record)), {given.field: given.value})
        return draft

    def _split(self, given: inputs.Split) -> Draft:
        draft = self._whole(given, value=given.parts)
        if draft.target.key is None:
            raise Unfit("an event or a claim can be split, not a report")
        for part in given.parts:
            check_together(record_of(subject(self.view, self.reader, given.record)), part)
        return draft

    def _merge(self, given: inputs.Merge) -> Draft:
        others = tuple(target_of(subject(self.view, self.reader, n)) for n in given.others)
        draft = self._whole(given, others=others)
        targets = {draft.target, *others}
        if len(targets) <= len(others) or {t.kind for t in targets} not in ({"event"}, {"claim"}):
            raise Unfit("only events with other events, or claims with other claims, can be merged")
        return draft

    def _grade(self, given: inputs.Grade) -> Draft:
        seen = {r.head.outlet for r in pages.reports(self.view, Filter(), self.reader, limit=1 << 30).rows}
        if given.outlet not in seen:
            raise NotFound(f"no outlet {given.outlet}")
        return Draft(kind="grade", target=Target(kind="outlet", name=given.outlet), value=given.grade)

    def _undo(self, given: inputs.Undo) -> Draft:
        made = named(self.view, self.reader, given.judgement)
        return Draft(kind="undo", target=made.target, undoes=made.id)

    def _add(self, given: inputs.Add) -> Draft:
        import msgspec

        full = pages.report(self.view, given.report, self.reader)
        try:
            record: Any = msgspec.convert({"id": "new", **given.value}, RECORDS[given.record_kind])
        except msgspec.ValidationError as error:
            raise Unfit(f"value: {error}") from None
        event = given.record_kind == "event"
        alone = replace(full.coded, events=(record,) if event else (), attributions=() if event else (record,))
        wrong = wrong_spans(alone)
        if wrong:
            raise Unfit(f"value: {wrong[0]}")
        key = event_keys([record])[0] if event else claim_keys([record])[0]
        target = Target(kind=given.record_kind, report=full.row.head.id, key=key)
        return Draft(kind="add", target=target, value=msgspec.to_builtins(record))
