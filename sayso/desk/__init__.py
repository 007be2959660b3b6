"""The desk: web pages and REST API over the ledger, and the place where people add, read and judge.

    app = make_app(Desk(ledger, Settings()))

Pages are server-rendered HTML that works without JavaScript; :mod:`sayso.desk.pages` has one module a page.  The desk knows no
SQL and no language: it asks :mod:`sayso.ledger.queries` and gives reports to the coder.
"""

from __future__ import annotations
