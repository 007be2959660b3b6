"""A coding without some of its records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.ledger.judgements.coding import read_coding
from sayso.ledger.judgements.match import claim_keys, event_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.ledger.queries.rows import FullReport
    from sayso.ledger.queries.view import View
    from sayso.schema import CodedReport


def without(view: View, report: FullReport, names: Iterable[str]) -> CodedReport:
    """What the coder made of a report, less the records with these ids and all references to them."""
    numbers = view.source.coded(report.row.head.id, view.tx).numbers
    ids = read_coding(report.row.head.id, report.coded, numbers).ids
    gone = {ids[k] for k in ids} & set(names)
    coded = report.coded
    out = {e.id for k, e in zip(event_keys(coded.events), coded.events, strict=True) if ids[k] in gone}
    out |= {a.id for k, a in zip(claim_keys(coded.attributions), coded.attributions, strict=True) if ids[k] in gone}
    return replace(
        coded,
        events=tuple(
            replace(e, attributions=tuple(a for a in e.attributions if a not in out)) for e in coded.events if e.id not in out
        ),
        attributions=tuple(
            replace(
                a,
                parent=None if a.parent in out else a.parent,
                links=tuple(k for k in a.links if k.to not in out),
            )
            for a in coded.attributions
            if a.id not in out
        ),
        agreements=tuple(
            replace(g, steps=tuple(replace(x, event=None) if x.event in out else x for x in g.steps)) for g in coded.agreements
        ),
        contradictions=tuple(c for c in coded.contradictions if not {c[0], c[1]} & out),
    )
