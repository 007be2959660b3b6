"""A ledger on each database; every test has one of its own."""

from __future__ import annotations

import uuid
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, make_url

from sayso.ledger import Ledger, open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def _postgres(url: str) -> Iterator[str]:
    schema = f"sayso_{uuid.uuid4().hex}"
    base = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(base)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    mine = make_url(url).update_query_dict({"options": f"-csearch_path={schema}"})
    yield mine.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def ledger_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a ledger may be made: a file, then a schema on a PostgreSQL server."""
    if request.param == "sqlite":
        yield str(tmp_path / "test.ledger")
    else:
        yield from _postgres(request.getfixturevalue("postgres_url"))


@pytest.fixture
def postgres_schemas(postgres_url: str) -> Iterator[Callable[[], str]]:
    """Makes any number of empty schemas, gone after the test."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(contextmanager(_postgres)(postgres_url))


@pytest.fixture
def postgres_ledger(postgres_url: str) -> Iterator[Ledger]:
    """An empty ledger on PostgreSQL."""
    for url in _postgres(postgres_url):
        with open_ledger(url, create=True) as made:
            yield made


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with open_ledger(ledger_url, create=True) as made:
        yield made


@pytest.fixture
def sound(ledger: Ledger) -> Iterator[Ledger]:
    """An empty ledger that must pass the doctor's checks when the test is over."""
    yield ledger
    assert [c for c in ledger.check() if not c.ok] == []
