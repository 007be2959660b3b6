"""The past stays as it was: triggers, the hash chain, as-of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from sayso.errors import NotFound, UsageError, VerificationFailed
from sayso.ledger import tables as t
from sayso.ledger import transactions
from sayso.ledger.doctor import checks
from sayso.ledger.verify import examine
from tests.ledger.storage.storage_records import TEXT, report

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sayso.ledger import Ledger


def change(ledger: Ledger, statement: str) -> None:
    """Write past the ledger's own code."""
    with ledger.engine.connect().execution_options(sayso_writes=True) as connection, connection.begin():
        connection.exec_driver_sql(statement)


def take_triggers_away(connection: Connection) -> None:
    """What somebody would do first who wants to change the past."""
    if connection.dialect.name == "sqlite":
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
        for name in names:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
    else:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")


ROW = "report = 1 AND tx_from = 1 AND n = 1"


REFUSED = [
    "UPDATE events SET type = 'AID'",
    "UPDATE events SET tx_to = NULL",
    "UPDATE events SET tx_to = 1",
    "UPDATE events SET tx_to = 2, type = 'AID'",
    "UPDATE reports SET outlet = 'Other'",
    "DELETE FROM parties",
    "UPDATE transactions SET at = '2000-01-01T00:00:00.000000Z'",
    "DELETE FROM transactions",
    "UPDATE coders SET name = 'x'",
    "UPDATE texts SET body = NULL",
    "DELETE FROM texts",
    "UPDATE words SET body = 'x'",
    "DELETE FROM words",
    "DELETE FROM salts",
    "DELETE FROM fingerprints",
    "DELETE FROM judgements",
    "DELETE FROM tombstones",
]


def test_the_database_refuses_to_change_the_past(sound: Ledger) -> None:
    sound.add(report())
    sound.erase(name="it", reason="a tombstone of the past opens nothing")
    with sound.transaction("mark") as tx:  # so that every table has a row
        tx.insert(t.judgements, 1, [{"id": "j1", "kind": "note", "by": "vera", "target": "report"}])
    allowed = []
    for statement in REFUSED:
        try:
            change(sound, statement)
        except DBAPIError:
            continue
        allowed.append(statement)
    assert allowed == []
    sound.verify()


def test_tx_to_is_written_once(ledger: Ledger) -> None:
    ledger.add(report())
    change(ledger, f"UPDATE events SET tx_to = 2 WHERE {ROW}")
    with pytest.raises(DBAPIError):
        change(ledger, f"UPDATE events SET tx_to = 3 WHERE {ROW}")
    with pytest.raises(VerificationFailed):  # and one that no transaction knows of is found
        ledger.verify()


CHANGES = [
    f"UPDATE events SET status = 'negated' WHERE {ROW}",
    f"UPDATE events SET tx_to = 2 WHERE {ROW}",
    f"DELETE FROM parties WHERE {ROW}",
    'INSERT INTO about (report, tx_from, n, record, position, start, "end") VALUES (1, 1, 77, 1, 9, 0, 5)',
    'INSERT INTO about (report, tx_from, n, record, position, start, "end") VALUES (1, 99, 77, 1, 9, 0, 5)',
    "UPDATE words SET body = 'Someone Else' WHERE report = 1 AND n = 1",
    "DELETE FROM words WHERE report = 1 AND n = 1",
    "INSERT INTO words (report, n, tx_from, body) VALUES (1, 999, 1, 'x')",
    "INSERT INTO words (report, n, tx_from, body) VALUES (1, 999, 99, 'x')",
    "UPDATE texts SET body = NULL WHERE report = 1",
    "DELETE FROM texts WHERE report = 1",
    "UPDATE transactions SET at = '2000-01-01T00:00:00.000000Z' WHERE number = 1",
    "DELETE FROM transactions WHERE number = 1",
    "DELETE FROM transactions WHERE number = 2",
    "UPDATE coders SET name = 'x'",
    "DELETE FROM seals WHERE report = 1",
]


def test_verification_notices_every_change(ledger: Ledger) -> None:
    ledger.add(report())
    ledger.add(report("b", TEXT + " More."))
    assert ledger.verify().transactions == 2
    unnoticed = []
    for statement in CHANGES:
        with ledger.engine.connect().execution_options(sayso_writes=True) as connection:
            take_triggers_away(connection)
            connection.exec_driver_sql(statement)
            problems = examine(connection).problems
            assert [c.name for c in checks(connection) if not c.ok][:1] == ["hash chain"]
            connection.rollback()
        if not problems:
            unnoticed.append(statement)
    assert unnoticed == []
    ledger.verify()


def test_the_chain_goes_on_over_all_kinds_of_writing(sound: Ledger) -> None:
    heads = [sound.verify().head]
    sound.add(report())
    heads.append(sound.verify().head)
    sound.add(report(coder="2", events=()))
    heads.append(sound.verify().head)
    sound.erase(report="karsa-1", reason="r")
    heads.append(sound.verify().head)
    assert len(set(heads)) == 4


def test_an_error_in_a_transaction_undoes_it(sound: Ledger) -> None:
    def half() -> None:
        with sound.transaction("judge", by="vera") as tx:
            tx.insert(t.judgements, 0, [{"id": "j1", "kind": "note", "by": "vera", "target": "actor"}])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    with sound.connect() as connection:
        assert connection.execute(select(t.judgements)).all() == []
        assert connection.execute(select(t.transactions)).all() == []


def test_as_of_takes_numbers_times_and_days(sound: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for n, at in enumerate(["2020-01-01T09:00:00.000000Z", "2020-01-01T23:59:59.999999Z", "2020-01-03T00:00:00.000000Z"]):
        monkeypatch.setattr(transactions, "now", lambda at=at: at)
        sound.add(report(str(n), TEXT + str(n)))
    assert sound.as_of(None) is None
    assert [sound.as_of(x) for x in (0, 2, "3")] == [0, 2, 3]
    assert [sound.as_of(x) for x in ("2019-12-31", "2020-01-01", date(2020, 1, 2), "2020-01-03")] == [0, 2, 2, 3]
    assert sound.as_of("2020-01-01T09:00:00Z") == 1
    assert sound.as_of("2020-01-01T08:59:59") == 0
    assert sound.as_of(datetime(2020, 1, 1, 10, 0, tzinfo=UTC) + timedelta(hours=1)) == 1
    assert sound.as_of("2020-01-01T12:00:00+02:00") == 1
    with pytest.raises(NotFound):
        sound.as_of(4)
    with pytest.raises(UsageError):
        sound.as_of("yesterday")
    assert [len(list(sound.stream(as_of=x))) for x in ("2019-12-31", "2020-01-01", None)] == [0, 2, 3]
    with pytest.raises(NotFound):
        sound.coded("2", as_of="2020-01-02")


def test_time_never_runs_backwards(sound: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for n, at in enumerate(["2020-01-02T00:00:00.000000Z", "2020-01-01T00:00:00.000000Z"]):
        monkeypatch.setattr(transactions, "now", lambda at=at: at)
        sound.add(report(str(n), TEXT + str(n)))
    with sound.connect() as connection:
        times = connection.execute(select(t.transactions.c.at).order_by(t.transactions.c.number)).scalars().all()
    assert times == ["2020-01-02T00:00:00.000000Z"] * 2
