CREATE TABLE set_aside (
  run_id     VARCHAR,
  table_name VARCHAR,
  notice_id  VARCHAR,
  row_key    VARCHAR,
  rule       VARCHAR,
  row_json   JSON,
  first_seen TIMESTAMPTZ
);
COMMENT ON TABLE set_aside IS 'Rows that a rule kept back';
COMMENT ON COLUMN set_aside.run_id IS '-> run: the run that wrote the row';
COMMENT ON COLUMN set_aside.table_name IS 'the table that the row is about';
COMMENT ON COLUMN set_aside.notice_id IS '-> notice';
COMMENT ON COLUMN set_aside.row_key IS 'the row within its table, independent of the order of rows';
COMMENT ON COLUMN set_aside.rule IS 'the rule that kept it back';
COMMENT ON COLUMN set_aside.row_json IS 'the row as it was';
COMMENT ON COLUMN set_aside.first_seen IS 'UTC';
