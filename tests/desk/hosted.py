"""A desk that others reach: accounts of every role, a token of each, and reports for everybody, for the team and for one person."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from sayso.coding.coder import Coder
from sayso.desk.app import make_app
from sayso.desk.coding import WarmCoder
from sayso.desk.desk import Desk, Settings
from sayso.desk.security import passwords
from sayso.desk.security.sessions import make_token
from sayso.ledger import accounts, open_ledger
from sayso.ledger.sensitivity import Subject, mark
from tests.handmade import TEXT, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sayso.ledger import Ledger
    from sayso.schema import CodedReport

PASSWORD = "correct horse battery"
ROLES = ("reader", "analyst", "reviewer", "admin")
ADDRESS = "https://desk.example"
#: Words that stand in one report only.
TEAM, NAMED = "Quillmoor", "Zandervelt"


@dataclass(frozen=True)
class Hosted:
    """The desk, its ledger, and a token of each role (the account is named like its role)."""

    desk: Desk
    ledger: Ledger
    tokens: dict[str, str]
    reports: dict[str, str]

    def client(self, role: str | None = None) -> TestClient:
        """A program with the token of a role; without one a browser that has not signed in."""
        client = TestClient(make_app(self.desk), base_url=ADDRESS, follow_redirects=False)
        if role:
            client.headers["Authorization"] = f"Bearer {self.tokens[role]}"
        return client


def secret(word: str, outlet: str) -> CodedReport:
    """A report that names nobody but ``word``, in its text, title, parties, and what is said."""
    made = story(
        id=f"of-{word}",
        outlet=outlet,
        title=f"{word} meets",
        text=TEXT.replace("Rebels", word[:6]),
        url=f"https://{word}.example/",
    )
    shelled, closed = made.events
    party = replace(shelled.actors[0], name=word, span=None)
    anchor = replace(shelled.anchor, start=7, end=14)
    return replace(made, events=(replace(shelled, actors=(party,), anchor=anchor), closed), published="2021-01-02")


@contextmanager
def hosted(path: Path, *more: CodedReport, rate: int = 1_000_000) -> Iterator[Hosted]:
    """The desk over a fresh ledger; its coder reads nothing, which is quick."""
    with open_ledger(path / "hosted.ledger", create=True) as ledger:
        ids = {"open": ledger.add(story(), by="admin").report}
        ids["team"] = ledger.add(secret(TEAM, f"{TEAM} Times"), by="admin").report
        ids["named"] = ledger.add(secret(NAMED, f"{NAMED} Times"), by="admin").report
        for record in more:
            ledger.add(record, by="admin")
        from sqlalchemy import select

        from sayso.ledger import tables as t

        with ledger.transaction("mark", by="admin") as tx:
            keys = {ref: key for key, ref in tx.connection.execute(select(t.reports.c.report, t.reports.c.ref))}
            mark(tx, Subject(report=keys[ids["team"]]), "team")
            mark(tx, Subject(report=keys[ids["named"]]), "people", ["admin"])
        hash_ = passwords.hashed(PASSWORD)
        tokens = {}
        for role in ROLES:
            accounts.add_account(ledger, role, role, hash_)
            tokens[role] = make_token(ledger, role, "test")
        desk = Desk(ledger, Settings(accounts=True, host="0.0.0.0", rate=rate))
        desk.__dict__["coder"] = WarmCoder(lambda: Coder(()))
        yield Hosted(desk, ledger, tokens, ids)
