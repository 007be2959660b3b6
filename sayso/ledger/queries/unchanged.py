"""Which reports need no coding again: `sayso add` run a second time should take no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.ledger.ledger import Ledger
    from sayso.schema import CodedReport


def unchanged(ledger: Ledger, bare: CodedReport) -> str | None:
    """The ledger's id of a report that this coder has coded already and of which nothing else is known now; else null.

    Args:
        ledger: where.
        bare: the report as it came in, under the coder's name, with nothing coded.
    """
    known = ledger.known(bare)
    if known is None:
        return None
    old = ledger.coded(known)
    same_words = all(
        new is None or new == had
        for new, had in (
            (bare.title, old.title),
            (bare.url, old.url),
            (bare.published, old.published),
            (bare.language, old.language),
        )
    )
    return known if same_words and old.coder == bare.coder and old.failure is None else None
