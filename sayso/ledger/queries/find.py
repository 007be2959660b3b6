"""Finding one thing by what people type, and saying what is near where there is nothing."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from sayso.errors import NotFound
from sayso.ledger.judgements.coding import read_coding
from sayso.ledger.judgements.match import carry
from sayso.ledger.queries.rows import EventRow
from sayso.ledger.queries.source import SHORTEST

if TYPE_CHECKING:
    from sayso.ledger.queries.rows import ClaimRow, FullReport, ReportHead
    from sayso.ledger.queries.view import View


def find(view: View, name: str) -> EventRow | ClaimRow | FullReport:
    """See :meth:`sayso.ledger.queries.view.View.find`."""
    heads = view.source.heads(view.tx)
    report, dot, number = name.partition(".")
    if dot and number and (holders := _reports(heads, report)):
        return _record(view, _one(report, holders), number)
    found = _reports(heads, name)
    if not found:
        raise NotFound(_nothing(name, heads))
    return view.full(view.source.coded(_one(name, found).id, view.tx))[0]


def _reports(heads: list[ReportHead], name: str) -> list[ReportHead]:
    """Reports of that id, else those whose id begins so, else those that came with that id or address."""
    return (
        [h for h in heads if h.id == name]
        or [h for h in heads if len(name) >= SHORTEST and h.id.startswith(name)]
        or [h for h in heads if name in {h.name, h.url}]
    )


def _one(name: str, found: list[ReportHead]) -> ReportHead:
    if len(found) > 1:
        raise NotFound(f"{name} is {len(found)} reports: {', '.join(_words(h) for h in found[:5])}")
    return found[0]


def _record(view: View, head: ReportHead, number: str) -> EventRow | ClaimRow:
    full, _ = view.full(view.source.coded(head.id, view.tx))
    rows: list[EventRow | ClaimRow] = [*full.events, *full.claims, *full.hidden]
    name = f"{head.id}.{number}"
    row = next((row for row in rows if row.id == name), None) or recoded(view, head, name, rows)
    if row is None:
        raise NotFound(f"report {head.id} has no record {number}; its records: sayso show {head.id}")
    return row


def recoded(view: View, head: ReportHead, name: str, rows: list[EventRow | ClaimRow]) -> EventRow | ClaimRow | None:
    """What has become of a record of an earlier coding.

    Raises:
        NotFound: an earlier coder made it and nothing has taken its place.
    """
    present = {row.key: row for row in rows if row.key is not None}
    for stored in view.source.history(head.id, view.tx)[1:]:
        old = read_coding(head.id, stored.coded, stored.numbers)
        key = next((k for k, n in old.ids.items() if n == name), None)
        if key is None:
            continue
        records = {k: row.event if isinstance(row, EventRow) else row.claim for k, row in present.items()}
        partner = carry(old.records, records).get(key)
        if partner is not None:
            return present[partner]
        raise NotFound(f"{name} was made by {stored.head.coder} and is no longer coded; see --as-of {stored.tx}")
    return None


def _words(head: ReportHead) -> str:
    return f"{head.id} ({', '.join(w for w in (head.outlet, head.published) if w)})"


def _nothing(name: str, heads: list[ReportHead]) -> str:
    if not heads:
        return f"no report, event or claim {name}: the ledger is empty (sayso add FILES)"
    near = difflib.get_close_matches(name.partition(".")[0], [n for h in heads for n in (h.id, h.name)], n=3, cutoff=0.6)
    if near:
        return f"no report, event or claim {name}; did you mean {' or '.join(near)}?"
    return f"no report, event or claim {name}; ids stand in: sayso reports, sayso events, sayso claims"
