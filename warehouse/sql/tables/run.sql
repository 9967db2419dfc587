CREATE TABLE run (
  run_id          VARCHAR,
  started_at      TIMESTAMPTZ,
  ended_at        TIMESTAMPTZ,
  outcome         VARCHAR NOT NULL,
  arrived         INTEGER,
  read            INTEGER,
  unchanged       INTEGER,
  quarantined     INTEGER,
  set_aside       INTEGER,
  blocked_by      VARCHAR[],
  accepted_by     VARCHAR,
  accepted_reason VARCHAR
);
COMMENT ON TABLE run IS 'The pipeline''s own account: runs';
COMMENT ON COLUMN run.run_id IS 'key';
COMMENT ON COLUMN run.started_at IS 'UTC';
COMMENT ON COLUMN run.ended_at IS 'UTC';
COMMENT ON COLUMN run.outcome IS 'published | blocked | failed | nothing_new';
COMMENT ON COLUMN run.arrived IS 'files new to the ledger';
COMMENT ON COLUMN run.read IS 'documents read in this run';
COMMENT ON COLUMN run.unchanged IS 'files that were known';
COMMENT ON COLUMN run.quarantined IS 'documents in quarantine at its end';
COMMENT ON COLUMN run.set_aside IS 'rows that rules kept back';
COMMENT ON COLUMN run.blocked_by IS 'checks that blocked it, sorted';
COMMENT ON COLUMN run.accepted_by IS 'who accepted a failed check';
COMMENT ON COLUMN run.accepted_reason IS 'why';
