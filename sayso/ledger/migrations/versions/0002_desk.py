"""What the desk needs: dossiers, accounts, sessions, tokens.  Its statements are frozen in the two files beside this one."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and their triggers."""
    connection = op.get_bind()
    file = Path(__file__).with_suffix(f".{connection.dialect.name}.sql")
    for statement in file.read_text("utf-8").split("\n-- next\n"):
        connection.exec_driver_sql(statement)
