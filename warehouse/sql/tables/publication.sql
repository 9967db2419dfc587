CREATE TABLE publication (
  run_id           VARCHAR,
  published_at     TIMESTAMPTZ,
  contract_version INTEGER,
  program_version  VARCHAR,
  duckdb_version   VARCHAR,
  engine           VARCHAR,
  rules_version    VARCHAR,
  notices          INTEGER,
  directives       INTEGER,
  notices_added    INTEGER,
  notices_changed  INTEGER,
  notices_removed  INTEGER,
  rows_sha256      VARCHAR
);
COMMENT ON TABLE publication IS 'Publications and their checksums';
COMMENT ON COLUMN publication.run_id IS '-> run';
COMMENT ON COLUMN publication.published_at IS 'UTC';
COMMENT ON COLUMN publication.contract_version IS 'of the tables and their meaning';
COMMENT ON COLUMN publication.program_version IS 'of chidao';
COMMENT ON COLUMN publication.duckdb_version IS 'that wrote the file';
COMMENT ON COLUMN publication.engine IS 'recognition engines in use';
COMMENT ON COLUMN publication.rules_version IS 'versions of cleaning and parsing';
COMMENT ON COLUMN publication.notices IS 'current notices';
COMMENT ON COLUMN publication.directives IS 'of current notices';
COMMENT ON COLUMN publication.notices_added IS 'since the publication before';
COMMENT ON COLUMN publication.notices_changed IS 'since the publication before';
COMMENT ON COLUMN publication.notices_removed IS 'since the publication before';
COMMENT ON COLUMN publication.rows_sha256 IS 'of the canonical rows of all data tables: a torn read shows';
