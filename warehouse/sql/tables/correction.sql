CREATE TABLE correction (
  correction_id VARCHAR,
  notice_id     VARCHAR NOT NULL,
  directive_id  VARCHAR,
  table_name    VARCHAR NOT NULL,
  row_key       VARCHAR,
  field         VARCHAR,
  action        VARCHAR NOT NULL,
  machine_value VARCHAR,
  value         VARCHAR,
  reason        VARCHAR,
  made_by       VARCHAR NOT NULL,
  made_at       TIMESTAMPTZ NOT NULL,
  state         VARCHAR NOT NULL
);
COMMENT ON TABLE correction IS 'What people corrected, and what became of it';
COMMENT ON COLUMN correction.correction_id IS 'key';
COMMENT ON COLUMN correction.notice_id IS '-> notice';
COMMENT ON COLUMN correction.directive_id IS '-> directive';
COMMENT ON COLUMN correction.table_name IS 'whose value it corrects';
COMMENT ON COLUMN correction.row_key IS 'the row within its table';
COMMENT ON COLUMN correction.field IS 'the column; NULL for add and delete';
COMMENT ON COLUMN correction.action IS 'set | add | delete';
COMMENT ON COLUMN correction.machine_value IS 'what the machine had when the correction was made';
COMMENT ON COLUMN correction.value IS 'what the person says';
COMMENT ON COLUMN correction.reason IS 'why';
COMMENT ON COLUMN correction.made_by IS 'who';
COMMENT ON COLUMN correction.made_at IS 'when, UTC';
COMMENT ON COLUMN correction.state IS 'applied | machine_agrees | machine_changed | conflicting | orphaned';
