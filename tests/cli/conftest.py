"""Places for ledgers, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ledger.conftest import _postgres

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a ledger may be made: a file, then a schema on a PostgreSQL server."""
    if request.param == "sqlite":
        yield str(tmp_path / "karsa.ledger")
    else:
        yield from _postgres(request.getfixturevalue("postgres_url"))
