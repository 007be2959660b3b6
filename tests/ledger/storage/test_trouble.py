"""Trouble with the database is one clear line."""

from __future__ import annotations

import os
import sqlite3
import stat
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, make_url

from sayso.errors import LedgerError, LedgerNotFound, LedgerUnavailable, UsageError
from sayso.ledger import engine as engine_module
from sayso.ledger import open_ledger
from tests.ledger.storage.storage_records import TEXT, report

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.ledger import Ledger


def one_line(error: pytest.ExceptionInfo[LedgerError], *words: str) -> None:
    said = str(error.value)
    assert "\n" not in said
    for word in words:
        assert word in said


def test_no_ledger_there(ledger_url: str, tmp_path: Path) -> None:
    with pytest.raises(LedgerNotFound) as error:
        open_ledger(ledger_url)
    one_line(error, "no ledger at")
    assert not list(tmp_path.iterdir())


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerNotFound) as error:
        open_ledger(tmp_path, create=True)
    one_line(error, str(tmp_path), "folder")


def test_another_file_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, not a ledger. " * 100)
    for create in (False, True):
        with pytest.raises(LedgerNotFound) as error:
            open_ledger(path, create=create)
        one_line(error, str(path), "no ledger")
    assert path.read_text().startswith("These are notes")


def test_another_programs_database_is_no_ledger_and_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE birds (name)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerNotFound, match="another program"):
        open_ledger(path, create=True)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    path.touch()
    with pytest.raises(LedgerNotFound):
        open_ledger(path)
    with open_ledger(path, create=True) as ledger:
        assert ledger.add(report()).status == "added"


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnavailable) as error:
        open_ledger(tmp_path / "none" / "x.ledger", create=True)
    one_line(error, "no folder")


def test_a_folder_without_rights(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    if os.geteuid() == 0:  # root may write everywhere: let somebody else try
        os.seteuid(65534)
    try:
        with pytest.raises(LedgerUnavailable) as error:
            open_ledger(folder / "x.ledger", create=True)
    finally:
        os.seteuid(os.getuid())
        folder.chmod(stat.S_IRWXU)
    one_line(error, str(folder))


def test_a_folder_without_rights_as_the_system_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(LedgerUnavailable) as error:
        open_ledger(tmp_path / "x.ledger", create=True)
    one_line(error, str(tmp_path), "may not be written")


def test_a_ledger_that_may_only_be_read(ledger_url: str) -> None:
    with open_ledger(ledger_url, create=True) as ledger:
        ledger.add(report())

        def read_only(connection: object, _record: object) -> None:
            statement = "PRAGMA query_only=ON" if sqlite else "SET default_transaction_read_only = on"
            cursor = connection.cursor()  # type: ignore[attr-defined]
            cursor.execute(statement)
            cursor.close()
            if not sqlite:
                connection.commit()  # type: ignore[attr-defined]

        from sqlalchemy import event

        sqlite = ledger.engine.dialect.name == "sqlite"
        event.listen(ledger.engine, "connect", read_only)
        ledger.engine.dispose()
        with pytest.raises(LedgerUnavailable) as error:
            ledger.add(report("b", TEXT + " More."))
        one_line(error, "may not be written")
        assert ledger.coded("karsa-1") == report()


def test_a_full_disk(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "x.ledger", create=True) as ledger:
        stored = ledger.add(report())
        pages = 0

        from sqlalchemy import event

        def no_more_pages(connection: sqlite3.Connection, _record: object) -> None:
            connection.execute(f"PRAGMA max_page_count={pages}")

        with ledger.connect() as connection:
            pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar() or 0)
        event.listen(ledger.engine, "connect", no_more_pages)
        ledger.engine.dispose()
        with pytest.raises(LedgerUnavailable) as error:
            ledger.add(report("b", TEXT + "x" * 100_000))
        one_line(error, "x.ledger", "the disk is full")
        assert ledger.coded(stored.report) == report()
        ledger.verify()


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    with open_ledger(path, create=True) as ledger:
        for n in range(20):
            ledger.add(report(str(n), TEXT + str(n)))
        page = 4096
    body = bytearray(path.read_bytes())
    body[5 * page : 60 * page] = b"\xab" * (55 * page)
    path.write_bytes(body)
    with pytest.raises(LedgerError) as error, open_ledger(path) as ledger:
        ledger.verify()
    one_line(error)


def test_a_writer_that_does_not_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.ledger"
    monkeypatch.setattr(engine_module, "PATIENCE", 0.2)
    with open_ledger(path, create=True) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerUnavailable) as error:
            ledger.add(report())
        one_line(error, "another program")
        other.execute("ROLLBACK")
        other.close()
        assert ledger.add(report()).status == "added"


@pytest.mark.postgres
def test_a_server_that_goes_away_between_two_reports(postgres_ledger: Ledger) -> None:
    postgres_ledger.add(report())
    url = make_url(str(postgres_ledger.engine.url.render_as_string(hide_password=False)))
    with postgres_ledger.connect() as connection:
        pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
    killer = create_engine(url)
    with killer.connect() as connection:
        connection.exec_driver_sql(f"SELECT pg_terminate_backend({pid})")
    killer.dispose()
    with pytest.raises(LedgerUnavailable) as error:
        postgres_ledger.add(report("b", TEXT + " More."))
    one_line(error, "went away")
    assert postgres_ledger.add(report("b", TEXT + " More.")).status == "added"
    postgres_ledger.verify()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://nobody@127.0.0.1:1/none", "can't be reached"),
        ("postgresql://u:secret@no-such-host.invalid/x", "can't be reached"),
    ],
)
def test_no_server(url: str, said: str) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerUnavailable) as error:
        open_ledger(url)
    one_line(error, said)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "ftp://x", "://"])
def test_other_urls(url: str) -> None:
    with pytest.raises(UsageError, match="postgresql://"):
        open_ledger(url)
