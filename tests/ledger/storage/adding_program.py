"""Adds forty reports to a ledger and says so after each: python adding_program.py LEDGER [PREFIX]."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sayso.ledger import open_ledger
from tests.ledger.storage.storage_records import TEXT, report

if TYPE_CHECKING:
    from sayso.schema import CodedReport

NUMBER = 40


def forty(prefix: str = "k") -> list[CodedReport]:
    """The same reports every time."""
    return [
        report(f"{prefix}-{n}", f"{TEXT} This is number {n} of {prefix}." + " More of it." * (n * 7 % 50))
        for n in range(NUMBER)
    ]


def main(where: str, prefix: str = "k") -> None:
    """Add them, saying so."""
    with open_ledger(where, create=True) as ledger:
        for record in forty(prefix):
            ledger.add(record)
            sys.stdout.write(f"{record.id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
