"""The ledger: storage, migrations and queries; the only room that knows SQL.

    with open_ledger("sayso.ledger", create=True) as ledger:
        result = ledger.add(coded)
        record = ledger.coded(result.report)

See docs/ledger.md.  Tables are in :mod:`sayso.ledger.tables`.
"""

from __future__ import annotations

from sayso.ledger.ledger import Ledger, open_ledger
from sayso.ledger.results import AddResult, Check, EraseResult, Verification

__all__ = ["AddResult", "Check", "EraseResult", "Ledger", "Verification", "open_ledger"]
