"""Triggers that keep the past as it was.

``tx_to`` is written once and all else stays; texts and words go only behind a tombstone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.ledger import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Table

#: A tombstone of a transaction that is not yet sealed (its row in ``transactions`` comes last).
_ERASING = (
    "EXISTS (SELECT 1 FROM tombstones WHERE report = OLD.report"
    " AND tx_from > (SELECT coalesce(max(number), 0) FROM transactions))"
)


def statements(dialect: str) -> Iterator[str]:
    """The DDL, for ``sqlite`` or ``postgresql``."""
    return _sqlite() if dialect == "sqlite" else _postgres()


def _sqlite() -> Iterator[str]:
    for table in tables.VERSIONED:
        yield _refuse(table, "UPDATE", f"WHEN {_other_change(table)}", "only tx_to may be written, and only once")
        yield _refuse(table, "DELETE", "", "rows of the ledger are never deleted")
    for table in (tables.transactions, tables.coders):
        yield _refuse(table, "UPDATE", "", "rows of the ledger never change")
        yield _refuse(table, "DELETE", "", "rows of the ledger are never deleted")
    for table in tables.ERASABLE:
        for change in ("UPDATE", "DELETE"):
            yield _refuse(table, change, f"WHEN NOT {_ERASING}", "only sayso erase may do that")


def _refuse(table: Table, change: str, when: str, why: str) -> str:
    name = f"{table.name}_{change.lower()}"
    return f"CREATE TRIGGER {name} BEFORE {change} ON {table.name} {when} BEGIN SELECT RAISE(ABORT, '{table.name}: {why}'); END"


def _other_change(table: Table) -> str:
    same = " OR ".join(f'NEW."{c.name}" IS NOT OLD."{c.name}"' for c in table.c if c.name != "tx_to")
    return f"OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR {same}"


def _postgres() -> Iterator[str]:
    yield """
CREATE FUNCTION sayso_versioned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.tx_to IS NULL AND NEW.tx_to > OLD.tx_from
     AND to_jsonb(NEW) - 'tx_to' = to_jsonb(OLD) - 'tx_to' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ': only tx_to may be written, and only once';
END $$"""
    yield """
CREATE FUNCTION sayso_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ': rows of the ledger never change and are never deleted';
END $$"""
    yield f"""
CREATE FUNCTION sayso_erasable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT {_ERASING} THEN
    RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ': only sayso erase may do that';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$"""
    for group, function in (
        (tables.VERSIONED, "sayso_versioned"),
        ((tables.transactions, tables.coders), "sayso_fixed"),
        (tables.ERASABLE, "sayso_erasable"),
    ):
        for table in group:
            yield (
                f"CREATE TRIGGER {table.name}_guard BEFORE UPDATE OR DELETE ON {table.name}"
                f" FOR EACH ROW EXECUTE FUNCTION {function}()"
            )
            yield (
                f"CREATE TRIGGER {table.name}_truncate BEFORE TRUNCATE ON {table.name}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()"
            )
