CREATE TABLE transactions (
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  "by" TEXT,
  coder INTEGER,
  report INTEGER,
  digest BLOB NOT NULL,
  previous BLOB NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (number)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE INDEX transactions_at ON transactions (at)
-- next
CREATE TABLE seals (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  of_tx INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE coders (
  "key" INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY ("key")
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE texts (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  body BLOB,
  PRIMARY KEY (report)
)
 STRICT
-- next
CREATE TABLE words (
  report INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  body TEXT,
  PRIMARY KEY (report, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE salts (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  salt BLOB NOT NULL,
  PRIMARY KEY (report, tx_from)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE fingerprints (
  value BLOB NOT NULL,
  report INTEGER NOT NULL,
  kind TEXT NOT NULL,
  tx_from INTEGER NOT NULL,
  PRIMARY KEY (value, report, kind)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE INDEX fingerprints_report ON fingerprints (report)
-- next
CREATE TABLE reports (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  ref TEXT NOT NULL,
  id TEXT NOT NULL,
  outlet TEXT,
  published TEXT,
  published_from TEXT,
  title INTEGER,
  url INTEGER,
  length INTEGER NOT NULL,
  revises INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE INDEX reports_id ON reports (id)
-- next
CREATE INDEX reports_ref ON reports (ref)
-- next
CREATE TABLE codings (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  coder INTEGER NOT NULL,
  schema_version INTEGER NOT NULL,
  language TEXT,
  translated INTEGER NOT NULL,
  translation_because INTEGER,
  events TEXT,
  claims TEXT,
  event_ids TEXT,
  claim_ids TEXT,
  orders TEXT,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE failures (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  stage TEXT NOT NULL,
  error TEXT NOT NULL,
  message INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE warnings (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  kind TEXT NOT NULL,
  message INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE layout (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE mentions (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  actor TEXT,
  name INTEGER,
  kind TEXT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE dates (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  type TEXT NOT NULL,
  value TEXT,
  interval TEXT,
  because INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE places (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  name INTEGER,
  geonames INTEGER,
  admin1 TEXT,
  country TEXT,
  lat REAL,
  lon REAL,
  precision TEXT,
  because INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE attributions (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  record INTEGER NOT NULL,
  kind TEXT NOT NULL,
  act TEXT NOT NULL,
  certainty TEXT NOT NULL,
  negated INTEGER NOT NULL,
  parent TEXT,
  spoken INTEGER NOT NULL,
  speaker_start INTEGER,
  speaker_end INTEGER,
  speaker_actor TEXT,
  speaker_name INTEGER,
  cue_start INTEGER,
  cue_end INTEGER,
  because INTEGER,
  basis TEXT,
  translated INTEGER NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE content (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  record INTEGER NOT NULL,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE via (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  record INTEGER NOT NULL,
  position INTEGER NOT NULL,
  start INTEGER,
  "end" INTEGER,
  actor TEXT,
  name INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE links (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  record INTEGER NOT NULL,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  "to" TEXT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE events (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  record INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  contexts TEXT NOT NULL,
  cameo TEXT NOT NULL,
  goldstein REAL,
  intensity REAL,
  quad TEXT NOT NULL,
  status TEXT NOT NULL,
  background INTEGER NOT NULL,
  condition_start INTEGER,
  condition_end INTEGER,
  deadline INTEGER NOT NULL,
  deadline_value TEXT,
  deadline_start INTEGER,
  deadline_end INTEGER,
  date_value TEXT,
  date_precision TEXT,
  date_start INTEGER,
  date_end INTEGER,
  date_because INTEGER,
  place_name INTEGER,
  geonames INTEGER,
  admin1 TEXT,
  country TEXT,
  lat REAL,
  lon REAL,
  place_precision TEXT,
  place_start INTEGER,
  place_end INTEGER,
  place_because INTEGER,
  said_by INTEGER,
  confidence TEXT,
  because INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE INDEX events_date ON events (date_value)
-- next
CREATE INDEX events_type ON events (type)
-- next
CREATE TABLE about (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  record INTEGER NOT NULL,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE parties (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  record INTEGER NOT NULL,
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  actor TEXT,
  name INTEGER,
  country TEXT,
  sector TEXT,
  start INTEGER,
  "end" INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE INDEX parties_actor ON parties (actor)
-- next
CREATE TABLE counts (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  record INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  low INTEGER,
  best INTEGER,
  high INTEGER,
  who INTEGER,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE vouchers (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  record INTEGER NOT NULL,
  position INTEGER NOT NULL,
  claim TEXT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE agreements (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  number INTEGER NOT NULL,
  name INTEGER,
  kind TEXT NOT NULL,
  parties INTEGER,
  disputed_by INTEGER,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE agreement_steps (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  agreement INTEGER NOT NULL,
  position INTEGER NOT NULL,
  step TEXT NOT NULL,
  date TEXT,
  event TEXT,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE predictions (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  "by" INTEGER,
  event_text INTEGER,
  horizon TEXT,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE contradictions (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  about TEXT NOT NULL,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE judgements (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  "by" TEXT NOT NULL,
  target TEXT NOT NULL,
  spans TEXT,
  code TEXT,
  ordinal INTEGER,
  name INTEGER,
  field TEXT,
  value INTEGER,
  note INTEGER,
  others INTEGER,
  undoes TEXT,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE INDEX judgements_id ON judgements (id)
-- next
CREATE TABLE tombstones (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  what TEXT NOT NULL,
  start INTEGER,
  "end" INTEGER,
  reason TEXT NOT NULL,
  "by" TEXT,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE sensitivities (
  report INTEGER NOT NULL,
  tx_from INTEGER NOT NULL,
  n INTEGER NOT NULL,
  tx_to INTEGER,
  kind TEXT NOT NULL,
  record INTEGER,
  actor TEXT,
  level TEXT NOT NULL,
  people TEXT,
  PRIMARY KEY (report, tx_from, n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TRIGGER about_update BEFORE UPDATE ON about WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."record" IS NOT OLD."record" OR NEW."position" IS NOT OLD."position" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" BEGIN SELECT RAISE(ABORT, 'about: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER about_delete BEFORE DELETE ON about  BEGIN SELECT RAISE(ABORT, 'about: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER agreement_steps_update BEFORE UPDATE ON agreement_steps WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."agreement" IS NOT OLD."agreement" OR NEW."position" IS NOT OLD."position" OR NEW."step" IS NOT OLD."step" OR NEW."date" IS NOT OLD."date" OR NEW."event" IS NOT OLD."event" BEGIN SELECT RAISE(ABORT, 'agreement_steps: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER agreement_steps_delete BEFORE DELETE ON agreement_steps  BEGIN SELECT RAISE(ABORT, 'agreement_steps: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER agreements_update BEFORE UPDATE ON agreements WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."number" IS NOT OLD."number" OR NEW."name" IS NOT OLD."name" OR NEW."kind" IS NOT OLD."kind" OR NEW."parties" IS NOT OLD."parties" OR NEW."disputed_by" IS NOT OLD."disputed_by" BEGIN SELECT RAISE(ABORT, 'agreements: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER agreements_delete BEFORE DELETE ON agreements  BEGIN SELECT RAISE(ABORT, 'agreements: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER attributions_update BEFORE UPDATE ON attributions WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."record" IS NOT OLD."record" OR NEW."kind" IS NOT OLD."kind" OR NEW."act" IS NOT OLD."act" OR NEW."certainty" IS NOT OLD."certainty" OR NEW."negated" IS NOT OLD."negated" OR NEW."parent" IS NOT OLD."parent" OR NEW."spoken" IS NOT OLD."spoken" OR NEW."speaker_start" IS NOT OLD."speaker_start" OR NEW."speaker_end" IS NOT OLD."speaker_end" OR NEW."speaker_actor" IS NOT OLD."speaker_actor" OR NEW."speaker_name" IS NOT OLD."speaker_name" OR NEW."cue_start" IS NOT OLD."cue_start" OR NEW."cue_end" IS NOT OLD."cue_end" OR NEW."because" IS NOT OLD."because" OR NEW."basis" IS NOT OLD."basis" OR NEW."translated" IS NOT OLD."translated" BEGIN SELECT RAISE(ABORT, 'attributions: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER attributions_delete BEFORE DELETE ON attributions  BEGIN SELECT RAISE(ABORT, 'attributions: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER codings_update BEFORE UPDATE ON codings WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."coder" IS NOT OLD."coder" OR NEW."schema_version" IS NOT OLD."schema_version" OR NEW."language" IS NOT OLD."language" OR NEW."translated" IS NOT OLD."translated" OR NEW."translation_because" IS NOT OLD."translation_because" OR NEW."events" IS NOT OLD."events" OR NEW."claims" IS NOT OLD."claims" OR NEW."event_ids" IS NOT OLD."event_ids" OR NEW."claim_ids" IS NOT OLD."claim_ids" OR NEW."orders" IS NOT OLD."orders" BEGIN SELECT RAISE(ABORT, 'codings: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER codings_delete BEFORE DELETE ON codings  BEGIN SELECT RAISE(ABORT, 'codings: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER content_update BEFORE UPDATE ON content WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."record" IS NOT OLD."record" OR NEW."position" IS NOT OLD."position" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" BEGIN SELECT RAISE(ABORT, 'content: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER content_delete BEFORE DELETE ON content  BEGIN SELECT RAISE(ABORT, 'content: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER contradictions_update BEFORE UPDATE ON contradictions WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."one" IS NOT OLD."one" OR NEW."other" IS NOT OLD."other" OR NEW."about" IS NOT OLD."about" BEGIN SELECT RAISE(ABORT, 'contradictions: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER contradictions_delete BEFORE DELETE ON contradictions  BEGIN SELECT RAISE(ABORT, 'contradictions: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER counts_update BEFORE UPDATE ON counts WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."record" IS NOT OLD."record" OR NEW."position" IS NOT OLD."position" OR NEW."kind" IS NOT OLD."kind" OR NEW."low" IS NOT OLD."low" OR NEW."best" IS NOT OLD."best" OR NEW."high" IS NOT OLD."high" OR NEW."who" IS NOT OLD."who" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" BEGIN SELECT RAISE(ABORT, 'counts: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER counts_delete BEFORE DELETE ON counts  BEGIN SELECT RAISE(ABORT, 'counts: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER dates_update BEFORE UPDATE ON dates WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" OR NEW."type" IS NOT OLD."type" OR NEW."value" IS NOT OLD."value" OR NEW."interval" IS NOT OLD."interval" OR NEW."because" IS NOT OLD."because" BEGIN SELECT RAISE(ABORT, 'dates: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER dates_delete BEFORE DELETE ON dates  BEGIN SELECT RAISE(ABORT, 'dates: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER events_update BEFORE UPDATE ON events WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."record" IS NOT OLD."record" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" OR NEW."type" IS NOT OLD."type" OR NEW."mode" IS NOT OLD."mode" OR NEW."contexts" IS NOT OLD."contexts" OR NEW."cameo" IS NOT OLD."cameo" OR NEW."goldstein" IS NOT OLD."goldstein" OR NEW."intensity" IS NOT OLD."intensity" OR NEW."quad" IS NOT OLD."quad" OR NEW."status" IS NOT OLD."status" OR NEW."background" IS NOT OLD."background" OR NEW."condition_start" IS NOT OLD."condition_start" OR NEW."condition_end" IS NOT OLD."condition_end" OR NEW."deadline" IS NOT OLD."deadline" OR NEW."deadline_value" IS NOT OLD."deadline_value" OR NEW."deadline_start" IS NOT OLD."deadline_start" OR NEW."deadline_end" IS NOT OLD."deadline_end" OR NEW."date_value" IS NOT OLD."date_value" OR NEW."date_precision" IS NOT OLD."date_precision" OR NEW."date_start" IS NOT OLD."date_start" OR NEW."date_end" IS NOT OLD."date_end" OR NEW."date_because" IS NOT OLD."date_because" OR NEW."place_name" IS NOT OLD."place_name" OR NEW."geonames" IS NOT OLD."geonames" OR NEW."admin1" IS NOT OLD."admin1" OR NEW."country" IS NOT OLD."country" OR NEW."lat" IS NOT OLD."lat" OR NEW."lon" IS NOT OLD."lon" OR NEW."place_precision" IS NOT OLD."place_precision" OR NEW."place_start" IS NOT OLD."place_start" OR NEW."place_end" IS NOT OLD."place_end" OR NEW."place_because" IS NOT OLD."place_because" OR NEW."said_by" IS NOT OLD."said_by" OR NEW."confidence" IS NOT OLD."confidence" OR NEW."because" IS NOT OLD."because" BEGIN SELECT RAISE(ABORT, 'events: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER events_delete BEFORE DELETE ON events  BEGIN SELECT RAISE(ABORT, 'events: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER failures_update BEFORE UPDATE ON failures WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."stage" IS NOT OLD."stage" OR NEW."error" IS NOT OLD."error" OR NEW."message" IS NOT OLD."message" BEGIN SELECT RAISE(ABORT, 'failures: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER failures_delete BEFORE DELETE ON failures  BEGIN SELECT RAISE(ABORT, 'failures: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER judgements_update BEFORE UPDATE ON judgements WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."id" IS NOT OLD."id" OR NEW."kind" IS NOT OLD."kind" OR NEW."by" IS NOT OLD."by" OR NEW."target" IS NOT OLD."target" OR NEW."spans" IS NOT OLD."spans" OR NEW."code" IS NOT OLD."code" OR NEW."ordinal" IS NOT OLD."ordinal" OR NEW."name" IS NOT OLD."name" OR NEW."field" IS NOT OLD."field" OR NEW."value" IS NOT OLD."value" OR NEW."note" IS NOT OLD."note" OR NEW."others" IS NOT OLD."others" OR NEW."undoes" IS NOT OLD."undoes" BEGIN SELECT RAISE(ABORT, 'judgements: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER judgements_delete BEFORE DELETE ON judgements  BEGIN SELECT RAISE(ABORT, 'judgements: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER layout_update BEFORE UPDATE ON layout WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" OR NEW."kind" IS NOT OLD."kind" BEGIN SELECT RAISE(ABORT, 'layout: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER layout_delete BEFORE DELETE ON layout  BEGIN SELECT RAISE(ABORT, 'layout: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER links_update BEFORE UPDATE ON links WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."record" IS NOT OLD."record" OR NEW."position" IS NOT OLD."position" OR NEW."type" IS NOT OLD."type" OR NEW."to" IS NOT OLD."to" BEGIN SELECT RAISE(ABORT, 'links: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER links_delete BEFORE DELETE ON links  BEGIN SELECT RAISE(ABORT, 'links: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER mentions_update BEFORE UPDATE ON mentions WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" OR NEW."actor" IS NOT OLD."actor" OR NEW."name" IS NOT OLD."name" OR NEW."kind" IS NOT OLD."kind" BEGIN SELECT RAISE(ABORT, 'mentions: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER mentions_delete BEFORE DELETE ON mentions  BEGIN SELECT RAISE(ABORT, 'mentions: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER parties_update BEFORE UPDATE ON parties WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."record" IS NOT OLD."record" OR NEW."role" IS NOT OLD."role" OR NEW."position" IS NOT OLD."position" OR NEW."actor" IS NOT OLD."actor" OR NEW."name" IS NOT OLD."name" OR NEW."country" IS NOT OLD."country" OR NEW."sector" IS NOT OLD."sector" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" BEGIN SELECT RAISE(ABORT, 'parties: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER parties_delete BEFORE DELETE ON parties  BEGIN SELECT RAISE(ABORT, 'parties: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER places_update BEFORE UPDATE ON places WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" OR NEW."name" IS NOT OLD."name" OR NEW."geonames" IS NOT OLD."geonames" OR NEW."admin1" IS NOT OLD."admin1" OR NEW."country" IS NOT OLD."country" OR NEW."lat" IS NOT OLD."lat" OR NEW."lon" IS NOT OLD."lon" OR NEW."precision" IS NOT OLD."precision" OR NEW."because" IS NOT OLD."because" BEGIN SELECT RAISE(ABORT, 'places: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER places_delete BEFORE DELETE ON places  BEGIN SELECT RAISE(ABORT, 'places: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER predictions_update BEFORE UPDATE ON predictions WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."by" IS NOT OLD."by" OR NEW."event_text" IS NOT OLD."event_text" OR NEW."horizon" IS NOT OLD."horizon" BEGIN SELECT RAISE(ABORT, 'predictions: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER predictions_delete BEFORE DELETE ON predictions  BEGIN SELECT RAISE(ABORT, 'predictions: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER reports_update BEFORE UPDATE ON reports WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."ref" IS NOT OLD."ref" OR NEW."id" IS NOT OLD."id" OR NEW."outlet" IS NOT OLD."outlet" OR NEW."published" IS NOT OLD."published" OR NEW."published_from" IS NOT OLD."published_from" OR NEW."title" IS NOT OLD."title" OR NEW."url" IS NOT OLD."url" OR NEW."length" IS NOT OLD."length" OR NEW."revises" IS NOT OLD."revises" BEGIN SELECT RAISE(ABORT, 'reports: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER reports_delete BEFORE DELETE ON reports  BEGIN SELECT RAISE(ABORT, 'reports: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER seals_update BEFORE UPDATE ON seals WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."of_tx" IS NOT OLD."of_tx" OR NEW."digest" IS NOT OLD."digest" BEGIN SELECT RAISE(ABORT, 'seals: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER seals_delete BEFORE DELETE ON seals  BEGIN SELECT RAISE(ABORT, 'seals: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER sensitivities_update BEFORE UPDATE ON sensitivities WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."kind" IS NOT OLD."kind" OR NEW."record" IS NOT OLD."record" OR NEW."actor" IS NOT OLD."actor" OR NEW."level" IS NOT OLD."level" OR NEW."people" IS NOT OLD."people" BEGIN SELECT RAISE(ABORT, 'sensitivities: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER sensitivities_delete BEFORE DELETE ON sensitivities  BEGIN SELECT RAISE(ABORT, 'sensitivities: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER tombstones_update BEFORE UPDATE ON tombstones WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."what" IS NOT OLD."what" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" OR NEW."reason" IS NOT OLD."reason" OR NEW."by" IS NOT OLD."by" BEGIN SELECT RAISE(ABORT, 'tombstones: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER tombstones_delete BEFORE DELETE ON tombstones  BEGIN SELECT RAISE(ABORT, 'tombstones: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER via_update BEFORE UPDATE ON via WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."record" IS NOT OLD."record" OR NEW."position" IS NOT OLD."position" OR NEW."start" IS NOT OLD."start" OR NEW."end" IS NOT OLD."end" OR NEW."actor" IS NOT OLD."actor" OR NEW."name" IS NOT OLD."name" BEGIN SELECT RAISE(ABORT, 'via: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER via_delete BEFORE DELETE ON via  BEGIN SELECT RAISE(ABORT, 'via: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER vouchers_update BEFORE UPDATE ON vouchers WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."record" IS NOT OLD."record" OR NEW."position" IS NOT OLD."position" OR NEW."claim" IS NOT OLD."claim" BEGIN SELECT RAISE(ABORT, 'vouchers: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER vouchers_delete BEFORE DELETE ON vouchers  BEGIN SELECT RAISE(ABORT, 'vouchers: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER warnings_update BEFORE UPDATE ON warnings WHEN OLD.tx_to IS NOT NULL OR NEW.tx_to IS NULL OR NEW.tx_to <= OLD.tx_from OR NEW."report" IS NOT OLD."report" OR NEW."tx_from" IS NOT OLD."tx_from" OR NEW."n" IS NOT OLD."n" OR NEW."kind" IS NOT OLD."kind" OR NEW."message" IS NOT OLD."message" BEGIN SELECT RAISE(ABORT, 'warnings: only tx_to may be written, and only once'); END
-- next
CREATE TRIGGER warnings_delete BEFORE DELETE ON warnings  BEGIN SELECT RAISE(ABORT, 'warnings: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER transactions_update BEFORE UPDATE ON transactions  BEGIN SELECT RAISE(ABORT, 'transactions: rows of the ledger never change'); END
-- next
CREATE TRIGGER transactions_delete BEFORE DELETE ON transactions  BEGIN SELECT RAISE(ABORT, 'transactions: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER coders_update BEFORE UPDATE ON coders  BEGIN SELECT RAISE(ABORT, 'coders: rows of the ledger never change'); END
-- next
CREATE TRIGGER coders_delete BEFORE DELETE ON coders  BEGIN SELECT RAISE(ABORT, 'coders: rows of the ledger are never deleted'); END
-- next
CREATE TRIGGER texts_update BEFORE UPDATE ON texts WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE report = OLD.report AND tx_from > (SELECT coalesce(max(number), 0) FROM transactions)) BEGIN SELECT RAISE(ABORT, 'texts: only sayso erase may do that'); END
-- next
CREATE TRIGGER texts_delete BEFORE DELETE ON texts WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE report = OLD.report AND tx_from > (SELECT coalesce(max(number), 0) FROM transactions)) BEGIN SELECT RAISE(ABORT, 'texts: only sayso erase may do that'); END
-- next
CREATE TRIGGER words_update BEFORE UPDATE ON words WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE report = OLD.report AND tx_from > (SELECT coalesce(max(number), 0) FROM transactions)) BEGIN SELECT RAISE(ABORT, 'words: only sayso erase may do that'); END
-- next
CREATE TRIGGER words_delete BEFORE DELETE ON words WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE report = OLD.report AND tx_from > (SELECT coalesce(max(number), 0) FROM transactions)) BEGIN SELECT RAISE(ABORT, 'words: only sayso erase may do that'); END
-- next
CREATE TRIGGER salts_update BEFORE UPDATE ON salts WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE report = OLD.report AND tx_from > (SELECT coalesce(max(number), 0) FROM transactions)) BEGIN SELECT RAISE(ABORT, 'salts: only sayso erase may do that'); END
-- next
CREATE TRIGGER salts_delete BEFORE DELETE ON salts WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE report = OLD.report AND tx_from > (SELECT coalesce(max(number), 0) FROM transactions)) BEGIN SELECT RAISE(ABORT, 'salts: only sayso erase may do that'); END
-- next
CREATE TRIGGER fingerprints_update BEFORE UPDATE ON fingerprints WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE report = OLD.report AND tx_from > (SELECT coalesce(max(number), 0) FROM transactions)) BEGIN SELECT RAISE(ABORT, 'fingerprints: only sayso erase may do that'); END
-- next
CREATE TRIGGER fingerprints_delete BEFORE DELETE ON fingerprints WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE report = OLD.report AND tx_from > (SELECT coalesce(max(number), 0) FROM transactions)) BEGIN SELECT RAISE(ABORT, 'fingerprints: only sayso erase may do that'); END
-- next
CREATE VIRTUAL TABLE search USING fts5(body, title, names, content='', tokenize='unicode61 remove_diacritics 0')
