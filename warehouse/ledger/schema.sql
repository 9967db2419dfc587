-- The ledger, version 2. Instants are ISO 8601 in UTC. Booleans are 0 | 1.
CREATE TABLE IF NOT EXISTS run (
  run_id TEXT PRIMARY KEY, started_at TEXT NOT NULL, ended_at TEXT, outcome TEXT NOT NULL,
  arrived INTEGER NOT NULL DEFAULT 0, read INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0,
  quarantined INTEGER NOT NULL DEFAULT 0, set_aside INTEGER NOT NULL DEFAULT 0,
  blocked_by TEXT NOT NULL DEFAULT '[]', accepted_by TEXT, accepted_reason TEXT
) STRICT;

-- One row a content identity. file_sha256: the copy first seen, the one that is read. failed_since: of the current quarantine.
CREATE TABLE IF NOT EXISTS document (
  notice_id TEXT PRIMARY KEY, content_sha256 TEXT NOT NULL UNIQUE, file_sha256 TEXT NOT NULL, file_name TEXT NOT NULL, source_uri TEXT NOT NULL,
  received_at TEXT NOT NULL, arrival INTEGER NOT NULL UNIQUE, state TEXT NOT NULL,
  stage TEXT, code TEXT, message TEXT, transient INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0,
  failed_since TEXT, failed_last TEXT, failed_run TEXT, secret INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS document_state ON document (state);
CREATE INDEX IF NOT EXISTS document_file ON document (file_sha256);

CREATE TABLE IF NOT EXISTS source_file (
  source_uri TEXT NOT NULL, member_path TEXT NOT NULL DEFAULT '', file_sha256 TEXT NOT NULL, source_name TEXT NOT NULL, file_name TEXT NOT NULL,
  parent_sha256 TEXT, size INTEGER, modified_at TEXT, notice_id TEXT NOT NULL, content_sha256 TEXT NOT NULL, relation TEXT NOT NULL,
  first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, gone_at TEXT, version TEXT,
  PRIMARY KEY (source_uri, member_path, file_sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS source_file_sha ON source_file (file_sha256);
CREATE INDEX IF NOT EXISTS source_file_notice ON source_file (notice_id);
CREATE INDEX IF NOT EXISTS source_file_source ON source_file (source_name);

-- Every attempt is kept; code 'interrupted' until the work ended.
CREATE TABLE IF NOT EXISTS attempt (
  attempt INTEGER PRIMARY KEY, notice_id TEXT NOT NULL, file_sha256 TEXT NOT NULL, run_id TEXT NOT NULL, stage TEXT NOT NULL, started_at TEXT NOT NULL,
  seconds REAL, code TEXT, message TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS attempt_file ON attempt (file_sha256);

-- Where each stage's result lies, and what made it: to know what is stale and why.
CREATE TABLE IF NOT EXISTS stage_result (
  notice_id TEXT NOT NULL, stage TEXT NOT NULL, key TEXT NOT NULL, version TEXT NOT NULL, settings TEXT NOT NULL, engine TEXT NOT NULL,
  PRIMARY KEY (notice_id, stage)
) STRICT, WITHOUT ROWID;

-- The versions of papers. One paper keeps its document_id for good.
CREATE TABLE IF NOT EXISTS paper (
  notice_id TEXT PRIMARY KEY, document_id TEXT NOT NULL, version INTEGER NOT NULL, UNIQUE (document_id, version)
) STRICT, WITHOUT ROWID;

-- directive_id for good: one row a paper, `known` is zstd JSON of all ids ever given in it: see warehouse/load/identities.py.
CREATE TABLE IF NOT EXISTS directive_identity (document_id TEXT PRIMARY KEY, known BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS correction (
  correction_id TEXT PRIMARY KEY, notice_id TEXT NOT NULL, directive_id TEXT, table_name TEXT NOT NULL, row_key TEXT, field TEXT, action TEXT NOT NULL,
  machine_value TEXT, value TEXT, reason TEXT, made_by TEXT NOT NULL, made_at TEXT NOT NULL, state TEXT NOT NULL, undone_at TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS correction_notice ON correction (notice_id);
CREATE TABLE IF NOT EXISTS follow_up (
  directive_id TEXT NOT NULL, agency_id TEXT NOT NULL DEFAULT '', status TEXT NOT NULL, done_on TEXT, result_notice_id TEXT, result TEXT, note TEXT,
  made_by TEXT, made_at TEXT, PRIMARY KEY (directive_id, agency_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS register_entry (
  book TEXT NOT NULL, year INTEGER NOT NULL, arrival_number TEXT NOT NULL, arrived_on TEXT, issuer TEXT, full_number TEXT, issued_on TEXT, title TEXT,
  handed_to TEXT, due_on TEXT, notice_id TEXT, PRIMARY KEY (book, year, arrival_number)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sheet (sha256 TEXT PRIMARY KEY, file_name TEXT NOT NULL, taken_at TEXT NOT NULL, answer TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS publication (run_id TEXT NOT NULL, published_at TEXT NOT NULL, path TEXT NOT NULL, rows_sha256 TEXT NOT NULL) STRICT;
