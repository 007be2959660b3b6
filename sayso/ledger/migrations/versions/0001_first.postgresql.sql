CREATE TABLE transactions (
  number BIGINT NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  by TEXT,
  coder BIGINT,
  report BIGINT,
  digest BYTEA NOT NULL,
  previous BYTEA NOT NULL,
  hash BYTEA NOT NULL,
  PRIMARY KEY (number)
)
-- next
CREATE INDEX transactions_at ON transactions (at)
-- next
CREATE TABLE seals (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  of_tx BIGINT NOT NULL,
  digest BYTEA NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE coders (
  key BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (key)
)
-- next
CREATE TABLE texts (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  body BYTEA,
  PRIMARY KEY (report)
)
-- next
CREATE TABLE words (
  report BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_from BIGINT NOT NULL,
  body TEXT,
  PRIMARY KEY (report, n)
)
-- next
CREATE TABLE salts (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  salt BYTEA NOT NULL,
  PRIMARY KEY (report, tx_from)
)
-- next
CREATE TABLE fingerprints (
  value BYTEA NOT NULL,
  report BIGINT NOT NULL,
  kind TEXT NOT NULL,
  tx_from BIGINT NOT NULL,
  PRIMARY KEY (value, report, kind)
)
-- next
CREATE INDEX fingerprints_report ON fingerprints (report)
-- next
CREATE TABLE reports (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  ref TEXT NOT NULL,
  id TEXT NOT NULL,
  outlet TEXT,
  published TEXT,
  published_from TEXT,
  title INTEGER,
  url INTEGER,
  length BIGINT NOT NULL,
  revises BIGINT,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE INDEX reports_id ON reports (id)
-- next
CREATE INDEX reports_ref ON reports (ref)
-- next
CREATE TABLE codings (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  coder BIGINT NOT NULL,
  schema_version BIGINT NOT NULL,
  language TEXT,
  translated SMALLINT NOT NULL,
  translation_because INTEGER,
  events TEXT,
  claims TEXT,
  event_ids TEXT,
  claim_ids TEXT,
  orders TEXT,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE failures (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  stage TEXT NOT NULL,
  error TEXT NOT NULL,
  message INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE warnings (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  kind TEXT NOT NULL,
  message INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE layout (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  start BIGINT NOT NULL,
  "end" BIGINT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE mentions (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  start BIGINT NOT NULL,
  "end" BIGINT NOT NULL,
  actor TEXT,
  name INTEGER,
  kind TEXT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE dates (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  start BIGINT NOT NULL,
  "end" BIGINT NOT NULL,
  type TEXT NOT NULL,
  value TEXT,
  interval TEXT,
  because INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE places (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  start BIGINT NOT NULL,
  "end" BIGINT NOT NULL,
  name INTEGER,
  geonames BIGINT,
  admin1 TEXT,
  country TEXT,
  lat DOUBLE PRECISION,
  lon DOUBLE PRECISION,
  precision TEXT,
  because INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE attributions (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  record BIGINT NOT NULL,
  kind TEXT NOT NULL,
  act TEXT NOT NULL,
  certainty TEXT NOT NULL,
  negated SMALLINT NOT NULL,
  parent TEXT,
  spoken SMALLINT NOT NULL,
  speaker_start BIGINT,
  speaker_end BIGINT,
  speaker_actor TEXT,
  speaker_name INTEGER,
  cue_start BIGINT,
  cue_end BIGINT,
  because INTEGER,
  basis TEXT,
  translated SMALLINT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE content (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  record BIGINT NOT NULL,
  position BIGINT NOT NULL,
  start BIGINT NOT NULL,
  "end" BIGINT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE via (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  record BIGINT NOT NULL,
  position BIGINT NOT NULL,
  start BIGINT,
  "end" BIGINT,
  actor TEXT,
  name INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE links (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  record BIGINT NOT NULL,
  position BIGINT NOT NULL,
  type TEXT NOT NULL,
  "to" TEXT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE events (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  record BIGINT NOT NULL,
  start BIGINT NOT NULL,
  "end" BIGINT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  contexts TEXT NOT NULL,
  cameo TEXT NOT NULL,
  goldstein DOUBLE PRECISION,
  intensity DOUBLE PRECISION,
  quad TEXT NOT NULL,
  status TEXT NOT NULL,
  background SMALLINT NOT NULL,
  condition_start BIGINT,
  condition_end BIGINT,
  deadline SMALLINT NOT NULL,
  deadline_value TEXT,
  deadline_start BIGINT,
  deadline_end BIGINT,
  date_value TEXT,
  date_precision TEXT,
  date_start BIGINT,
  date_end BIGINT,
  date_because INTEGER,
  place_name INTEGER,
  geonames BIGINT,
  admin1 TEXT,
  country TEXT,
  lat DOUBLE PRECISION,
  lon DOUBLE PRECISION,
  place_precision TEXT,
  place_start BIGINT,
  place_end BIGINT,
  place_because INTEGER,
  said_by INTEGER,
  confidence TEXT,
  because INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE INDEX events_date ON events (date_value)
-- next
CREATE INDEX events_type ON events (type)
-- next
CREATE TABLE about (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  record BIGINT NOT NULL,
  position BIGINT NOT NULL,
  start BIGINT NOT NULL,
  "end" BIGINT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE parties (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  record BIGINT NOT NULL,
  role TEXT NOT NULL,
  position BIGINT NOT NULL,
  actor TEXT,
  name INTEGER,
  country TEXT,
  sector TEXT,
  start BIGINT,
  "end" BIGINT,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE INDEX parties_actor ON parties (actor)
-- next
CREATE TABLE counts (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  record BIGINT NOT NULL,
  position BIGINT NOT NULL,
  kind TEXT NOT NULL,
  low BIGINT,
  best BIGINT,
  high BIGINT,
  who INTEGER,
  start BIGINT NOT NULL,
  "end" BIGINT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE vouchers (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  record BIGINT NOT NULL,
  position BIGINT NOT NULL,
  claim TEXT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE agreements (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  number BIGINT NOT NULL,
  name INTEGER,
  kind TEXT NOT NULL,
  parties INTEGER,
  disputed_by INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE agreement_steps (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  agreement BIGINT NOT NULL,
  position BIGINT NOT NULL,
  step TEXT NOT NULL,
  date TEXT,
  event TEXT,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE predictions (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  by INTEGER,
  event_text INTEGER,
  horizon TEXT,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE contradictions (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  about TEXT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE judgements (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  by TEXT NOT NULL,
  target TEXT NOT NULL,
  spans TEXT,
  code TEXT,
  ordinal BIGINT,
  name INTEGER,
  field TEXT,
  value INTEGER,
  note INTEGER,
  others INTEGER,
  undoes TEXT,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE INDEX judgements_id ON judgements (id)
-- next
CREATE TABLE tombstones (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  what TEXT NOT NULL,
  start BIGINT,
  "end" BIGINT,
  reason TEXT NOT NULL,
  by TEXT,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE TABLE sensitivities (
  report BIGINT NOT NULL,
  tx_from BIGINT NOT NULL,
  n INTEGER NOT NULL,
  tx_to BIGINT,
  kind TEXT NOT NULL,
  record BIGINT,
  actor TEXT,
  level TEXT NOT NULL,
  people TEXT,
  PRIMARY KEY (report, tx_from, n)
)
-- next
CREATE FUNCTION sayso_versioned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.tx_to IS NULL AND NEW.tx_to > OLD.tx_from
     AND to_jsonb(NEW) - 'tx_to' = to_jsonb(OLD) - 'tx_to' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ': only tx_to may be written, and only once';
END $$
-- next
CREATE FUNCTION sayso_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ': rows of the ledger never change and are never deleted';
END $$
-- next
CREATE FUNCTION sayso_erasable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM tombstones WHERE report = OLD.report AND tx_from > (SELECT coalesce(max(number), 0) FROM transactions)) THEN
    RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ': only sayso erase may do that';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER about_guard BEFORE UPDATE OR DELETE ON about FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER about_truncate BEFORE TRUNCATE ON about FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER agreement_steps_guard BEFORE UPDATE OR DELETE ON agreement_steps FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER agreement_steps_truncate BEFORE TRUNCATE ON agreement_steps FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER agreements_guard BEFORE UPDATE OR DELETE ON agreements FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER agreements_truncate BEFORE TRUNCATE ON agreements FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER attributions_guard BEFORE UPDATE OR DELETE ON attributions FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER attributions_truncate BEFORE TRUNCATE ON attributions FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER codings_guard BEFORE UPDATE OR DELETE ON codings FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER codings_truncate BEFORE TRUNCATE ON codings FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER content_guard BEFORE UPDATE OR DELETE ON content FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER content_truncate BEFORE TRUNCATE ON content FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER contradictions_guard BEFORE UPDATE OR DELETE ON contradictions FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER contradictions_truncate BEFORE TRUNCATE ON contradictions FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER counts_guard BEFORE UPDATE OR DELETE ON counts FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER counts_truncate BEFORE TRUNCATE ON counts FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER dates_guard BEFORE UPDATE OR DELETE ON dates FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER dates_truncate BEFORE TRUNCATE ON dates FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER events_guard BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER events_truncate BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER failures_guard BEFORE UPDATE OR DELETE ON failures FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER failures_truncate BEFORE TRUNCATE ON failures FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER judgements_guard BEFORE UPDATE OR DELETE ON judgements FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER judgements_truncate BEFORE TRUNCATE ON judgements FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER layout_guard BEFORE UPDATE OR DELETE ON layout FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER layout_truncate BEFORE TRUNCATE ON layout FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER links_guard BEFORE UPDATE OR DELETE ON links FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER links_truncate BEFORE TRUNCATE ON links FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER mentions_guard BEFORE UPDATE OR DELETE ON mentions FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER mentions_truncate BEFORE TRUNCATE ON mentions FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER parties_guard BEFORE UPDATE OR DELETE ON parties FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER parties_truncate BEFORE TRUNCATE ON parties FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER places_guard BEFORE UPDATE OR DELETE ON places FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER places_truncate BEFORE TRUNCATE ON places FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER predictions_guard BEFORE UPDATE OR DELETE ON predictions FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER predictions_truncate BEFORE TRUNCATE ON predictions FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER reports_guard BEFORE UPDATE OR DELETE ON reports FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER reports_truncate BEFORE TRUNCATE ON reports FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER seals_guard BEFORE UPDATE OR DELETE ON seals FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER seals_truncate BEFORE TRUNCATE ON seals FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER sensitivities_guard BEFORE UPDATE OR DELETE ON sensitivities FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER sensitivities_truncate BEFORE TRUNCATE ON sensitivities FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER tombstones_guard BEFORE UPDATE OR DELETE ON tombstones FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER tombstones_truncate BEFORE TRUNCATE ON tombstones FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER via_guard BEFORE UPDATE OR DELETE ON via FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER via_truncate BEFORE TRUNCATE ON via FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER vouchers_guard BEFORE UPDATE OR DELETE ON vouchers FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER vouchers_truncate BEFORE TRUNCATE ON vouchers FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER warnings_guard BEFORE UPDATE OR DELETE ON warnings FOR EACH ROW EXECUTE FUNCTION sayso_versioned()
-- next
CREATE TRIGGER warnings_truncate BEFORE TRUNCATE ON warnings FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER transactions_guard BEFORE UPDATE OR DELETE ON transactions FOR EACH ROW EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER transactions_truncate BEFORE TRUNCATE ON transactions FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER coders_guard BEFORE UPDATE OR DELETE ON coders FOR EACH ROW EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER coders_truncate BEFORE TRUNCATE ON coders FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER texts_guard BEFORE UPDATE OR DELETE ON texts FOR EACH ROW EXECUTE FUNCTION sayso_erasable()
-- next
CREATE TRIGGER texts_truncate BEFORE TRUNCATE ON texts FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER words_guard BEFORE UPDATE OR DELETE ON words FOR EACH ROW EXECUTE FUNCTION sayso_erasable()
-- next
CREATE TRIGGER words_truncate BEFORE TRUNCATE ON words FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER salts_guard BEFORE UPDATE OR DELETE ON salts FOR EACH ROW EXECUTE FUNCTION sayso_erasable()
-- next
CREATE TRIGGER salts_truncate BEFORE TRUNCATE ON salts FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TRIGGER fingerprints_guard BEFORE UPDATE OR DELETE ON fingerprints FOR EACH ROW EXECUTE FUNCTION sayso_erasable()
-- next
CREATE TRIGGER fingerprints_truncate BEFORE TRUNCATE ON fingerprints FOR EACH STATEMENT EXECUTE FUNCTION sayso_fixed()
-- next
CREATE TABLE search (report BIGINT NOT NULL, n INTEGER NOT NULL, body TSVECTOR NOT NULL, PRIMARY KEY (report, n))
-- next
CREATE INDEX search_body ON search USING gin (body)
