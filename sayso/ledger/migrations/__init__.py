"""Versions of the schema.

A new ledger gets the newest schema at once, from sayso/ledger/tables.py.  An older one is brought up to date by Alembic, which
takes a second to import and is therefore only imported then: a plain select tells the version.  A test holds both ways to the
same result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from sayso.errors import LedgerNotFound, LedgerTooNew
from sayso.ledger.trouble import name_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

#: All revisions, oldest first; a revision has a module of its name in versions/.
REVISIONS = ("0001", "0002")
HEAD = REVISIONS[-1]

#: As Alembic makes it.
VERSION_TABLE = """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""


def version_of(connection: Connection) -> str | None:
    """The schema's revision, or null where there is no ledger.

    Raises:
        LedgerNotFound: a SQLite file that holds another program's tables.
    """
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables and "transactions" in tables:
        version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return version
    if tables and connection.dialect.name == "sqlite":
        raise LedgerNotFound(f"{name_of(connection.engine)} is a database of another program, not a ledger")
    return None


def create_schema(engine: Engine) -> None:
    """Make all tables, triggers and the search index in one transaction; does nothing where another process was quicker."""
    from sayso.ledger.migrations.ddl import ddl

    if engine.dialect.name == "sqlite":
        _use_wal(engine)
    with engine.connect().execution_options(sayso_writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('sayso:' || current_schema()))"))
        if version_of(connection) is not None:
            return
        for statement in (*ddl(engine.dialect.name), VERSION_TABLE):
            connection.exec_driver_sql(statement)
        connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:v)"), {"v": HEAD})


def _use_wal(engine: Engine) -> None:
    """Let readers and a writer work at once; the file remembers it.  SQLAlchemy's connections are in a transaction already."""
    from sqlalchemy.exc import OperationalError

    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode=WAL")
    except Exception as error:
        raise OperationalError("PRAGMA journal_mode=WAL", None, error) from error
    finally:
        connection.close()


def bring_up_to_date(engine: Engine, version: str) -> None:
    """Migrate a ledger of an older revision.

    Raises:
        LedgerTooNew: the revision is unknown to this Sayso.
    """
    if version == HEAD:
        return
    if version not in REVISIONS:
        raise LedgerTooNew(f"ledger {name_of(engine)} was written by a newer Sayso (schema {version}, this one knows {HEAD})")
    upgrade(engine)


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run Alembic up to a revision."""
    from pathlib import Path

    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    with engine.connect().execution_options(sayso_writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
