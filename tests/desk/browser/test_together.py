"""Two people on one record, a session that dies, a ledger that grows while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.desk.browser import ledgers, served
from tests.desk.browser.tools import play

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "correct horse battery staple"


def test_two_reviewers_on_one_record(browser: None, tmp_path: Path) -> None:  # noqa: ARG001 - asked for
    from sayso.desk.security.passwords import hashed
    from sayso.ledger import accounts, open_ledger

    path, names = ledgers.for_judging(tmp_path / "x.ledger")
    with open_ledger(path) as ledger:
        for name, role in (("ana", "admin"), ("ben", "reviewer")):
            accounts.add_account(ledger, name, role, hashed(PASSWORD))

    def end_sessions(_: Any) -> None:
        with open_ledger(path) as ledger:
            accounts.set_password(ledger, "ana", hashed(PASSWORD))

    with served.desk_with_accounts(path) as address:
        found = play("reviewers", {"sessions end": end_sessions}, desk=address, names=names, password=PASSWORD)
    assert not found["wrong"], "\n".join(found["wrong"])
    assert found["done"] == 7


def test_a_ledger_that_grows_while_it_is_read(browser: None, tmp_path: Path) -> None:  # noqa: ARG001 - asked for
    from sayso.ledger import open_ledger

    path = ledgers.fill(tmp_path / "x.ledger", *(ledgers.one(n) for n in range(1, 57)))
    before = _ids(path)
    count = iter(range(1000, 2000))

    def add(_: Any) -> None:
        with open_ledger(path) as ledger:
            ledger.add(ledgers.newer(next(count)), by="ben")

    with served.desk(path) as address:
        found = play("paging", {"add": add}, desk=address)
    assert not found["wrong"], "\n".join(found["wrong"])
    for view, shown in found["seen"].items():
        assert before[view] <= set(shown), f"{view} left something out"


def _ids(path: Path) -> dict[str, set[str]]:
    from sayso.ledger import open_ledger
    from sayso.ledger.queries import pages
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.sql import SqlSource
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader

    with open_ledger(path) as ledger:
        view = View(SqlSource(ledger), None)
        return {
            "/events": {r.id for r in pages.events(view, Filter(), Reader(), limit=1000).rows},
            "/claims": {r.id for r in pages.claims(view, Filter(), Reader(), limit=1000).rows},
            "/": {f"/reports/{r.head.id}" for r in pages.reports(view, Filter(), Reader(), limit=1000).rows},
        }
