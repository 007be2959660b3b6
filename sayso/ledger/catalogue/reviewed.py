"""Catalogue rows of reports that people judged: from the records after judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.ledger.queries.rows import ClaimRow, EventRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.ledger.catalogue.frames import Rows
    from sayso.ledger.catalogue.strings import Strings
    from sayso.ledger.judgements.model import Review
    from sayso.ledger.queries.rows import FullReport


def put(rows: Rows, strings: Strings, key: int, report: FullReport, added: int) -> None:
    """Add a report's rows, with those that no longer count; ``added`` is the transaction in which it came in."""
    number = strings.number
    head, review = report.row.head, report.row.review
    events = [*report.events, *(r for r in report.hidden if isinstance(r, EventRow))]
    claims = [*report.claims, *(r for r in report.hidden if isinstance(r, ClaimRow))]
    state, assigned, disputed, *_ = _review(strings, review)
    rows.reports.append(
        (
            key, number(head.id), number(head.name), number(head.outlet), number(head.published), state, assigned, disputed,
            report.row.events, report.row.claims, added,
        )
    )  # fmt: skip
    placed = _ranks([row.event.anchor.start for row in events])
    for plain, row in enumerate(events):
        _event(rows, strings, key, row, (plain, placed[plain]))
    placed = _ranks([row.claim.content[0].start if row.claim.content else 0 for row in claims])
    for plain, claim in enumerate(claims):
        of = len(rows.claims)
        act = number(claim.claim.act)
        rows.claims.append((key, number(claim.id), plain, placed[plain], act, *_review(strings, claim.review)))
        for source in (claim.claim.speaker, *claim.claim.via):
            if source:
                rows.sources.append((of, number(source.actor), number(source.name), number(source.text)))


def _event(rows: Rows, strings: Strings, key: int, row: EventRow, place: tuple[int, int]) -> None:
    number = strings.number
    event, where = row.event, row.event.place
    of = len(rows.events)
    state, assigned, disputed, marked, touched = _review(strings, row.review)
    rows.events.append(
        (
            key, number(row.id), *place, number(event.type), number(event.mode), number(event.status), number(event.quad),
            number(where.country if where else None), number(where.name if where else None),
            number(where.admin1 if where else None), number(event.date.value if event.date else None), state, assigned,
            event.background, bool(row.chains), disputed, marked, touched,
        )
    )  # fmt: skip
    for role, parties in enumerate((event.actors, event.recipients)):
        for p in parties:
            words = p.span.text if p.span else None
            rows.parties.append((of, role, number(p.actor), number(p.name), number(words), number(p.country), number(p.sector)))
    for name in dict.fromkeys(n for chain in row.chains for n in chain):
        rows.told.append((of, number(name)))
    for claim in dict.fromkeys((*event.attributions, *(c.id for c in row.claims))):
        rows.vouchers.append((of, number(claim)))


def _review(strings: Strings, review: Review) -> tuple[int, int, bool, bool, int]:
    # A judgement's id is j and the number of its transaction.
    touched = max((int(m.judgement[1:]) for m in (*review.marks, *review.notes)), default=0)
    return strings.number(review.state), strings.number(review.assigned), bool(review.conflicts), bool(review.marks), touched


def _ranks(starts: Iterable[int]) -> list[int]:
    """The place of each by where it starts, equals in their order."""
    listed = list(starts)
    out = [0] * len(listed)
    for rank, i in enumerate(sorted(range(len(listed)), key=lambda i: listed[i])):
        out[i] = rank
    return out
