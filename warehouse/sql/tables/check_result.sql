CREATE TABLE check_result (
  run_id       VARCHAR,
  check_name   VARCHAR,
  table_name   VARCHAR,
  severity     VARCHAR,
  outcome      VARCHAR,
  observed     VARCHAR,
  expected     VARCHAR,
  failing_rows INTEGER,
  checked_at   TIMESTAMPTZ
);
COMMENT ON TABLE check_result IS 'What each check said';
COMMENT ON COLUMN check_result.run_id IS '-> run';
COMMENT ON COLUMN check_result.check_name IS 'of the rule';
COMMENT ON COLUMN check_result.table_name IS 'the table that the row is about';
COMMENT ON COLUMN check_result.severity IS 'critical | warning | info';
COMMENT ON COLUMN check_result.outcome IS 'passed | failed | error';
COMMENT ON COLUMN check_result.observed IS 'what was found';
COMMENT ON COLUMN check_result.expected IS 'what the rule wants';
COMMENT ON COLUMN check_result.failing_rows IS 'number of offending rows';
COMMENT ON COLUMN check_result.checked_at IS 'UTC';
