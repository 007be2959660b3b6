CREATE INDEX transactions_report ON transactions (report)
-- next
CREATE TABLE dossiers (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  id TEXT NOT NULL,
  name INTEGER,
  "query" INTEGER,
  "by" TEXT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE INDEX dossiers_id ON dossiers (id)
-- next
CREATE TABLE accounts (
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  password TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (name)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE sessions (
  hash TEXT NOT NULL,
  account TEXT NOT NULL,
  at TEXT NOT NULL,
  expires TEXT NOT NULL,
  PRIMARY KEY (hash)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE INDEX sessions_account ON sessions (account)
-- next
CREATE TABLE tokens (
  hash TEXT NOT NULL,
  account TEXT NOT NULL,
  label TEXT NOT NULL,
  at TEXT NOT NULL,
  expires TEXT,
  PRIMARY KEY (hash)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE INDEX tokens_account ON tokens (account)
-- next
CREATE TRIGGER dossiers_update BEFORE UPDATE ON dossiers WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."id" IS NOT OLD."id" OR NEW."name" IS NOT OLD."name" OR NEW."query" IS NOT OLD."query" OR NEW."by" IS NOT OLD."by" BEGIN SELECT RAISE(ABORT, 'dossiers: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER dossiers_delete BEFORE DELETE ON dossiers  BEGIN SELECT RAISE(ABORT, 'dossiers: rows of the ledger are never deleted'); END
