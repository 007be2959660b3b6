"""What changed in the ledger between two moments, or between what two coders made of the same reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from sayso.ledger.judgements.match import carry
from sayso.ledger.judgements.values import CORRECTABLE, plain
from sayso.ledger.queries.rows import ClaimRow, EventRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.ledger.judgements.model import Key
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.rows import FullReport
    from sayso.ledger.queries.view import View

ChangeKind = Literal["added", "removed", "changed"]
NAMED = {"event": "events", "claim": "claims"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A report, event or claim that came, went or changed; ``fields`` are field -> (before, after) as JSON."""

    kind: ChangeKind
    what: Literal["report", "event", "claim"]
    report: str
    before: EventRow | ClaimRow | FullReport | None
    after: EventRow | ClaimRow | FullReport | None
    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def row(self) -> EventRow | ClaimRow | FullReport:
        """The record as it is now, or as it last was."""
        row = self.after if self.after is not None else self.before
        assert row is not None
        return row


def diff(old: View, new: View, asked: Filter, *, only_both: bool = False) -> Iterator[Change]:
    """Changes between two views of one ledger, after judgements, report by report.

    Records are paired as in a new coding (by identity, else by overlap), so that a moved anchor is a change and not a loss
    and a gain.  ``only_both`` leaves out reports that are in one view only.
    """
    before = {r.row.head.id: r for r in old.everything(asked)}
    after = {r.row.head.id: r for r in new.everything(asked)}
    reports = before.keys() & after.keys() if only_both else before.keys() | after.keys()
    for report in sorted(reports, key=lambda r: _published(before.get(r) or after[r])):
        yield from _report(report, before.get(report), after.get(report))


def _published(report: FullReport) -> tuple[str, str]:
    return report.row.head.published or "", report.row.head.id


def _report(report: str, before: FullReport | None, after: FullReport | None) -> Iterator[Change]:
    if before is None and after is not None:
        yield Change(kind="added", what="report", report=report, before=None, after=after)
    elif before is not None and after is not None:
        if before.row.head.coder == after.row.head.coder and before.events == after.events and before.claims == after.claims:
            return
        yield from _records("event", report, before, after)
        yield from _records("claim", report, before, after)


def _records(what: Literal["event", "claim"], report: str, before: FullReport, after: FullReport) -> Iterator[Change]:
    old, new = _by_key(what, before), _by_key(what, after)
    pairs = carry({k: _record(r) for k, r in old.items()}, {k: _record(r) for k, r in new.items()})
    for key, row in old.items():
        partner = pairs.get(key)
        if partner is None:
            yield Change(kind="removed", what=what, report=report, before=row, after=None)
            continue
        fields = changed_fields(what, _record(row), _record(new[partner]))
        if fields:
            yield Change(kind="changed", what=what, report=report, before=row, after=new[partner], fields=fields)
    taken = set(pairs.values())
    for key, row in new.items():
        if key not in taken:
            yield Change(kind="added", what=what, report=report, before=None, after=row)


def changed_fields(what: str, old: Any, new: Any) -> dict[str, tuple[Any, Any]]:
    """The fields in which two records differ; ids of records and reasons aside."""
    fields = [f for f in CORRECTABLE[what] if f not in {"attributions", "links"}]
    fields += ["anchor"] if what == "event" else ["cue"]
    return {f: (plain(a), plain(b)) for f in fields if (a := getattr(old, f)) != (b := getattr(new, f))}


def _by_key(what: str, report: FullReport) -> dict[Key, Any]:
    return {row.key: row for row in getattr(report, NAMED[what]) if row.key is not None}


def _record(row: EventRow | ClaimRow) -> Any:
    return row.event if isinstance(row, EventRow) else row.claim
