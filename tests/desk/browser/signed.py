"""A desk with accounts on loopback: ``python -m tests.desk.browser.signed LEDGER PORT``.

``sayso desk`` asks for accounts only beyond loopback, and a test opens no port to others.
"""

from __future__ import annotations

import sys

from sayso.desk.desk import Desk, Settings
from sayso.desk.serve import serve
from sayso.ledger import open_ledger


def main(place: str, port: int) -> None:
    """Serve until interrupted."""
    with open_ledger(place) as ledger:
        serve(Desk(ledger, Settings(accounts=True, place=place, port=port)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
