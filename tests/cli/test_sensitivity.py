"""Who may see a report is said on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.errors import NotFound
from sayso.ledger import open_ledger
from sayso.ledger.queries import pages
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from sayso.ledger.sensitivity import Reader
from tests.cli.commandline import sayso
from tests.handmade import story

if TYPE_CHECKING:
    from pathlib import Path

GUEST, TOM, VERA = Reader(name="guest"), Reader(name="tom", team=True), Reader(name="vera", team=True)


def test_who_may_see_a_report(tmp_path: Path) -> None:
    place = tmp_path / "x.ledger"
    with open_ledger(place, create=True) as ledger:
        name = ledger.add(story()).report or ""

    def seen(reader: Reader) -> bool:
        with open_ledger(place) as ledger:
            try:
                return bool(pages.report(View(SqlSource(ledger)), name, reader))
            except NotFound:
                return False

    for given, may in (
        (("team",), [False, True, True]),
        (("people", "--for", "vera"), [False, False, True]),
        (("open",), [True, True, True]),
    ):
        done = sayso(place, "sensitivity", name[:6], *given)
        assert (done.status, done.out.startswith(f"{name}: {given[0]}")) == (0, True)
        assert [seen(r) for r in (GUEST, TOM, VERA)] == may
    assert sayso(place, "sensitivity", "rffffffffff", "team").status == 8
    for wrong in (("people",), ("team", "--for", "vera"), ("secret",)):
        assert sayso(place, "sensitivity", name, *wrong).status == 2
    assert seen(GUEST)
