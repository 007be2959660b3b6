"""Today's schema as statements; a migration freezes them in a file beside it.

``python -m sayso.ledger.migrations.ddl sqlite`` prints them in the form of such a file.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from sayso.ledger import search, tables, triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Dialect

#: Between two statements of a file (triggers have semicolons inside).
BETWEEN = "\n-- next\n"


def ddl(dialect: str) -> list[str]:
    """The statements that make the schema on ``sqlite`` or ``postgresql``."""
    return [_tidy(statement) for statement in _statements(dialect)]


def _statements(name: str) -> Iterator[str]:
    dialect: Dialect = sqlite.dialect() if name == "sqlite" else postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in tables.metadata.tables.values():
        yield str(CreateTable(table).compile(dialect=dialect))
        for index in sorted(table.indexes, key=lambda i: str(i.name)):
            yield str(CreateIndex(index).compile(dialect=dialect))
    yield from triggers.statements(name)
    yield from search.statements(name)


def _tidy(statement: str) -> str:
    return "\n".join(line.replace("\t", "  ").rstrip() for line in statement.strip().splitlines() if line.strip())


if __name__ == "__main__":
    sys.stdout.write(BETWEEN.join(ddl(sys.argv[1])) + "\n")
