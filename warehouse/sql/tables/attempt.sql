CREATE TABLE attempt (
  file_sha256 VARCHAR,
  run_id      VARCHAR,
  stage       VARCHAR,
  started_at  TIMESTAMPTZ,
  seconds     DOUBLE,
  code        VARCHAR,
  message     VARCHAR
);
COMMENT ON TABLE attempt IS 'Every attempt at every stage';
COMMENT ON COLUMN attempt.file_sha256 IS 'of the original bytes';
COMMENT ON COLUMN attempt.run_id IS '-> run';
COMMENT ON COLUMN attempt.stage IS 'pull | read | clean | parse | load | audit | publish';
COMMENT ON COLUMN attempt.started_at IS 'UTC';
COMMENT ON COLUMN attempt.seconds IS 'wall time; NULL = never finished';
COMMENT ON COLUMN attempt.code IS 'NULL = it went well; otherwise the quarantine code';
COMMENT ON COLUMN attempt.message IS 'what happened, with the remedy';
