"""Opening the database: engine, pragmas, schema version."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from sayso.errors import LedgerError, LedgerNotFound, LedgerUnavailable, UsageError
from sayso.ledger.migrations import bring_up_to_date, create_schema, version_of
from sayso.ledger.trouble import name_of, told_plainly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection, Engine

#: Seconds that a writer waits for another one.
PATIENCE = 60


def make_engine(url_or_path: str | Path) -> Engine:
    """An engine for a file or a URL; connects to nothing yet.

    Raises:
        UsageError: a URL of a kind of database that Sayso does not keep ledgers in.
        LedgerUnavailable: PostgreSQL is wanted and psycopg is not installed.
    """
    url = _url(url_or_path)
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, hide_parameters=True, connect_args={"timeout": PATIENCE, "isolation_level": None})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        engine = create_engine(url, hide_parameters=True, connect_args={"connect_timeout": 10})
    except ImportError:
        raise LedgerUnavailable("PostgreSQL needs the extra: pip install 'sayso[postgres]'") from None
    event.listen(engine, "connect", _prepare_postgres)
    return engine


def _url(url_or_path: str | Path) -> URL:
    from sqlalchemy import URL

    given = os.fspath(url_or_path)
    if "://" not in given:
        return URL.create("sqlite", database=given)
    try:
        url = make_url(given)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError):
        backend, url = "", None
    if url is not None and backend == "sqlite" and url.database:
        return url
    if url is not None and backend in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    raise UsageError(f"a ledger is a file or a postgresql:// URL, not {given.split('://')[0]}://")


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    # recursive_triggers: REPLACE may not slip past the triggers.
    for pragma in ("secure_delete=ON", "recursive_triggers=ON", "temp_store=MEMORY"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A commit survives the end of the process in either mode.  NORMAL leaves it to the system when it reaches the disk, which
    # makes adding many times faster; a power cut may then cost the last few reports, which `sayso add` adds again.
    options = connection.get_execution_options()
    connection.exec_driver_sql(f"PRAGMA synchronous={'NORMAL' if options.get('sayso_repeatable') else 'FULL'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("sayso_writes") else "BEGIN")


def _prepare_postgres(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
        cursor.execute("SET client_min_messages = warning")
    connection.commit()


def opened(engine: Engine, *, create: bool) -> Engine:
    """Check that the engine leads to a ledger that this Sayso can read; make or migrate it where that is wanted."""
    try:
        with told_plainly(engine):
            if engine.dialect.name == "sqlite":
                _check_file(engine, create=create)
            with engine.connect() as connection:
                version = version_of(connection)
            if version is None and not create:
                raise LedgerNotFound(f"no ledger at {name_of(engine)}")
            if version is None:
                create_schema(engine)
            else:
                bring_up_to_date(engine, version)
    except LedgerError:
        engine.dispose()
        raise
    return engine


def _check_file(engine: Engine, *, create: bool) -> None:
    path = Path(engine.url.database or "")
    try:
        if path.is_dir():
            raise LedgerNotFound(f"ledger {path}: that is a folder, not a file")
        if path.exists():
            if not os.access(path, os.R_OK):
                raise LedgerUnavailable(f"ledger {path}: the file may not be read")
            return
    except OSError as error:
        raise LedgerUnavailable(f"ledger {path}: {error.strerror}") from error
    if not create:
        raise LedgerNotFound(f"no ledger at {path}")
    if not path.parent.is_dir():
        raise LedgerUnavailable(f"ledger {path}: there is no folder {path.parent}")
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise LedgerUnavailable(f"ledger {path}: the folder {path.parent} may not be written")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the database throughout."""
    with told_plainly(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(  # noqa: PLW2901 - the same connection
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        yield connection
