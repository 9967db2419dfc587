CREATE TABLE review_item (
  notice_id  VARCHAR,
  table_name VARCHAR,
  row_key    VARCHAR,
  field      VARCHAR,
  value      VARCHAR,
  reason     VARCHAR
);
COMMENT ON TABLE review_item IS 'What the machine doubts';
COMMENT ON COLUMN review_item.notice_id IS '-> notice';
COMMENT ON COLUMN review_item.table_name IS 'the table that the row is about';
COMMENT ON COLUMN review_item.row_key IS 'the row within its table, independent of the order of rows';
COMMENT ON COLUMN review_item.field IS 'the column';
COMMENT ON COLUMN review_item.value IS 'what the machine has';
COMMENT ON COLUMN review_item.reason IS 'why it is in doubt';
