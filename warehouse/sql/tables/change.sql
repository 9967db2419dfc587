CREATE TABLE change (
  run_id       VARCHAR,
  published_at TIMESTAMPTZ,
  table_name   VARCHAR,
  notice_id    VARCHAR,
  row_key      VARCHAR,
  field        VARCHAR,
  action       VARCHAR,
  old_value    VARCHAR,
  new_value    VARCHAR,
  cause        VARCHAR NOT NULL
);
COMMENT ON TABLE change IS 'What changed from one publication to the next, and why';
COMMENT ON COLUMN change.run_id IS '-> run';
COMMENT ON COLUMN change.published_at IS 'UTC';
COMMENT ON COLUMN change.table_name IS 'the table that the row is about';
COMMENT ON COLUMN change.notice_id IS '-> notice';
COMMENT ON COLUMN change.row_key IS 'the row within its table, independent of the order of rows';
COMMENT ON COLUMN change.field IS 'the column; NULL: the whole row';
COMMENT ON COLUMN change.action IS 'added | changed | removed | split | merged';
COMMENT ON COLUMN change.old_value IS 'before';
COMMENT ON COLUMN change.new_value IS 'after';
COMMENT ON COLUMN change.cause IS 'new_document | new_version | new_engine | new_rules | new_settings | new_catalogue | correction | register | set_aside | source_gone';
