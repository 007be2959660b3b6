"""Who may come in."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from sayso.errors import NotFound, UsageError
from sayso.ledger import accounts

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sayso.ledger import Ledger

LATER, EARLIER = "2999-01-01T00:00:00+01:00", "2020-01-01T00:00:00Z"


def test_an_account_comes_changes_and_goes_with_what_it_opened(sound: Ledger) -> None:
    before = sound.verify()
    accounts.add_account(sound, " vera ", "admin", "hash-1")
    accounts.add_account(sound, "Tom", "reader", "hash-2")
    assert [a.name for a in accounts.accounts(sound)] == ["Tom", "vera"]
    accounts.set_role(sound, "Tom", "admin")
    accounts.add_session(sound, "s1", "vera", LATER)
    accounts.add_token(sound, "t1", "vera", "script")
    accounts.set_password(sound, "vera", "hash-3")
    found = accounts.account(sound, "vera")
    assert found is not None
    assert found.password == "hash-3"
    assert accounts.session(sound, "s1") is None  # another password ends what the old one opened
    assert accounts.token(sound, "t1") is not None
    accounts.add_session(sound, "s2", "vera", LATER)
    accounts.remove_account(sound, "vera")
    assert accounts.account(sound, "vera") is None
    assert accounts.session(sound, "s2") is None
    assert accounts.token(sound, "t1") is None
    assert sound.verify() == before  # none of it is in the hash chain


def test_sessions_and_tokens_end(sound: Ledger) -> None:
    accounts.add_account(sound, "vera", "admin", "h")
    made = accounts.add_session(sound, "s1", "vera", LATER)
    assert made.expires == "2998-12-31T23:00:00.000000Z"
    assert accounts.session(sound, "s1") == made
    accounts.add_session(sound, "s2", "vera", EARLIER)
    assert accounts.session(sound, "s2") is None
    accounts.end_session(sound, "s1")
    assert accounts.session(sound, "s1") is None
    accounts.add_token(sound, "t1", "vera", "old", EARLIER)
    assert accounts.token(sound, "t1") is None
    assert [k.label for k in accounts.tokens(sound, "vera")] == ["old"]
    accounts.remove_token(sound, "t1")
    assert accounts.tokens(sound, "vera") == []


def test_what_makes_no_sense_is_refused(sound: Ledger) -> None:
    accounts.add_account(sound, "vera", "admin", "h")
    for name, role in (("VERA", "reader"), ("", "reader"), ("tom", "boss")):
        with pytest.raises(UsageError):
            accounts.add_account(sound, name, role, "h")
    with pytest.raises(UsageError, match="only admin"):
        accounts.set_role(sound, "vera", "reader")
    with pytest.raises(UsageError, match="only admin"):
        accounts.remove_account(sound, "vera")
    for missing in (
        lambda: accounts.set_role(sound, "tom", "reader"),
        lambda: accounts.remove_account(sound, "tom"),
        lambda: accounts.set_password(sound, "tom", "h"),
        lambda: accounts.add_session(sound, "s", "tom", LATER),
        lambda: accounts.add_token(sound, "t", "tom", "x"),
    ):
        with pytest.raises(NotFound):
            missing()


@pytest.mark.parametrize("deed", ["role", "remove"])
def test_two_admins_who_demote_each_other_at_once_leave_one(ledger: Ledger, deed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("vera", "tom"):
        accounts.add_account(ledger, name, "admin", "h")
    check, together = accounts._keep_an_admin, threading.Barrier(2)

    def checked(connection: Connection, name: str) -> None:
        check(connection, name)
        with suppress(threading.BrokenBarrierError):  # both have checked and neither has changed anything, unless one waits
            together.wait(timeout=1)

    monkeypatch.setattr(accounts, "_keep_an_admin", checked)
    refused: list[str] = []

    def go(name: str) -> None:
        try:
            if deed == "role":
                accounts.set_role(ledger, name, "reader")
            else:
                accounts.remove_account(ledger, name)
        except UsageError as error:
            refused.append(str(error))

    threads = [threading.Thread(target=go, args=(name,)) for name in ("vera", "tom")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert [a.role for a in accounts.accounts(ledger) if a.role == "admin"] == ["admin"]
