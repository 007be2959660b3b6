CREATE INDEX transactions_report ON transactions (report)
-- next
CREATE TABLE dossiers (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  id TEXT NOT NULL,
  name INTEGER,
  query INTEGER,
  by TEXT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
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
-- next
CREATE TABLE sessions (
  hash TEXT NOT NULL,
  account TEXT NOT NULL,
  at TEXT NOT NULL,
  expires TEXT NOT NULL,
  PRIMARY KEY (hash)
)
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
-- next
CREATE INDEX tokens_account ON tokens (account)
-- next
CREATE TRIGGER dossiers_guard BEFORE UPDATE OR DELETE ON dossiers FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER dossiers_truncate BEFORE TRUNCATE ON dossiers FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
