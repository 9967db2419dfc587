CREATE TABLE quarantine (
  file_sha256 VARCHAR,
  source_uri  VARCHAR,
  file_name   VARCHAR,
  stage       VARCHAR,
  code        VARCHAR,
  message     VARCHAR,
  transient   BOOLEAN,
  attempts    INTEGER,
  first_seen  TIMESTAMPTZ,
  last_seen   TIMESTAMPTZ,
  run_id      VARCHAR
);
COMMENT ON TABLE quarantine IS 'Documents that could not be processed, now';
COMMENT ON COLUMN quarantine.file_sha256 IS 'of the original bytes';
COMMENT ON COLUMN quarantine.source_uri IS 'where it came from, without user, password, query';
COMMENT ON COLUMN quarantine.file_name IS 'of a secret paper only the sha256 and the code';
COMMENT ON COLUMN quarantine.stage IS 'pull | read | clean | parse | load | audit | publish';
COMMENT ON COLUMN quarantine.code IS 'one of a closed, documented list: ''encrypted_pdf'', ''ocr_timeout'', ''secret_document'', ...';
COMMENT ON COLUMN quarantine.message IS 'names the file, the page and the remedy';
COMMENT ON COLUMN quarantine.transient IS 'tried again by the next run';
COMMENT ON COLUMN quarantine.attempts IS 'failed attempts in a row';
COMMENT ON COLUMN quarantine.first_seen IS 'UTC';
COMMENT ON COLUMN quarantine.last_seen IS 'UTC';
COMMENT ON COLUMN quarantine.run_id IS '-> run: the run that wrote the row';
