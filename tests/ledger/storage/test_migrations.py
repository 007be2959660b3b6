"""The schema's versions: new, old, newer than this program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sayso.errors import LedgerTooNew
from sayso.ledger import dossiers, migrations, open_ledger
from sayso.ledger.engine import make_engine
from sayso.ledger.migrations import ddl as schema
from sayso.ledger.transactions import writing
from sayso.ledger.write import add_in
from tests.ledger.storage.storage_records import report

if TYPE_CHECKING:
    from sqlalchemy import Engine


def shape(engine: Engine) -> list[Any]:
    """Everything that the database knows of the schema."""
    if engine.dialect.name == "sqlite":
        statements = ["SELECT type, name, tbl_name, sql FROM sqlite_master"]
    else:
        statements = [
            (
                "SELECT table_name, column_name, ordinal_position, data_type, is_nullable, column_default"
                " FROM information_schema.columns WHERE table_schema = current_schema()"
            ),
            "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()",
            (
                "SELECT event_object_table, trigger_name, event_manipulation, action_statement, action_orientation, action_timing"
                " FROM information_schema.triggers WHERE trigger_schema = current_schema()"
            ),
            "SELECT proname, prosrc, '' FROM pg_proc WHERE pronamespace = current_schema()::regnamespace",
        ]
    with engine.connect() as connection:
        rows = [tuple(r) for s in statements for r in connection.exec_driver_sql(s)]
        here = "" if engine.dialect.name == "sqlite" else connection.exec_driver_sql("SELECT current_schema()").scalar() or ""
    return sorted(tuple(" ".join(str(v).replace(f"{here}.", "").split()) for v in row) for row in rows)


def test_migrating_and_creating_give_the_same_schema(ledger_url: str) -> None:
    engine = make_engine(ledger_url)
    migrations.upgrade(engine)
    migrated = shape(engine)
    assert len(migrated) > 50
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            here = connection.exec_driver_sql("SELECT current_schema()").scalar()
            connection.exec_driver_sql(f"DROP SCHEMA {here} CASCADE")
            connection.exec_driver_sql(f"CREATE SCHEMA {here}")
    engine.dispose()
    if engine.dialect.name == "sqlite":
        Path(ledger_url).unlink()
    with open_ledger(ledger_url, create=True) as ledger:
        assert shape(ledger.engine) == migrated


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_the_frozen_statements_are_those_of_the_tables(dialect: str) -> None:
    # A migration only adds statements so far; one that alters a table needs another comparison.
    files = sorted((Path(migrations.__file__).parent / "versions").glob(f"*.{dialect}.sql"))
    frozen = [s for f in files for s in f.read_text("utf-8").rstrip("\n").split(schema.BETWEEN)]
    assert sorted(frozen) == sorted(schema.ddl(dialect))


def test_a_migrated_ledger_works(ledger_url: str) -> None:
    engine = make_engine(ledger_url)
    migrations.upgrade(engine)
    engine.dispose()
    with open_ledger(ledger_url) as ledger:
        assert ledger.coded(ledger.add(report()).report) == report()
        assert all(c.ok for c in ledger.check())


def test_a_ledger_of_the_first_schema_keeps_what_it_holds(ledger_url: str) -> None:
    engine = make_engine(ledger_url)
    migrations.upgrade(engine, "0001")
    with writing(engine, "add") as tx:
        added = add_in(tx, report())
    engine.dispose()
    with open_ledger(ledger_url) as ledger:
        assert ledger.coded(added.report) == report()
        dossiers.save(ledger, "Karsa", "place=Karsa", "vera")
        assert all(c.ok for c in ledger.check())


def test_an_old_ledger_is_brought_up_to_date(ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ledger(ledger_url, create=True).close()
    ran = []
    monkeypatch.setattr(migrations, "REVISIONS", (*migrations.REVISIONS, "0003"))
    monkeypatch.setattr(migrations, "HEAD", "0003")
    monkeypatch.setattr(migrations, "upgrade", lambda engine: ran.append(engine.url.database))
    open_ledger(ledger_url).close()
    assert len(ran) == 1


def test_a_newer_ledger_is_refused_and_left_alone(ledger_url: str) -> None:
    with open_ledger(ledger_url, create=True) as ledger:
        ledger.add(report())
        with ledger.engine.connect().execution_options(sayso_writes=True) as connection, connection.begin():
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for create in (False, True):
        with pytest.raises(LedgerTooNew, match="newer Sayso"):
            open_ledger(ledger_url, create=create)


def test_every_revision_has_its_module() -> None:
    files = sorted(p.name for p in (Path(migrations.__file__).parent / "versions").glob("[0-9]*.py"))
    assert [f.split("_")[0] for f in files] == list(migrations.REVISIONS)


def test_alembic_is_not_imported_to_open_a_ledger(tmp_path: Path) -> None:
    program = (
        "import sys; from sayso.ledger import open_ledger;"
        f"open_ledger({str(tmp_path / 'x.ledger')!r}, create=True).close();"
        "sys.exit(any(m.split('.')[0] in {'alembic', 'spacy', 'numpy'} for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
