"""Which reports need no coding again: `sayso add` run a second time should take no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.ledger.ledger import Ledger
    from sayso.ledger.results import AddResult
    from sayso.schema import CodedReport


def unchanged(ledger: Ledger, bare: CodedReport, *, named: bool = True) -> AddResult | None:
    """What adding the report would give where that needs no coding: ``unchanged`` or ``erased``; else null.

    Reads marks, the report's head and its coding's row, and no record of the coding.

    Args:
        ledger: where.
        bare: the report as it came in, under the coder's name, with nothing coded.
        named: see :meth:`sayso.ledger.Ledger.add`.
    """
    from sqlalchemy import select

    from sayso.ledger import tables as t
    from sayso.ledger.known import match
    from sayso.ledger.results import AddResult

    with ledger.connect() as connection:
        found = match(connection, bare, named=named)
        same = found.same
        if same is None:
            return None
        if same.erased:
            return AddResult(report=same.head.ref, status="erased")
        if found.before is not None or found.unread:
            return None
        coding, failure = t.codings, t.failures
        made = connection.execute(
            select(coding.c.language, t.coders.c.name)
            .join(t.coders, t.coders.c.key == coding.c.coder)
            .where(coding.c.report == same.key, coding.c.tx_to.is_(None))
        ).one()
        failed = connection.execute(select(failure.c.n).where(failure.c.report == same.key, failure.c.tx_to.is_(None))).first()
    same_words = all(
        new is None or new == had
        for new, had in (
            (bare.title, same.title),
            (bare.url, same.url),
            (bare.published, same.head.published),
            (bare.language, made.language),
        )
    )
    return (
        AddResult(report=same.head.ref, status="unchanged") if same_words and made.name == bare.coder and not failed else None
    )
