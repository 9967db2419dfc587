CREATE TABLE notice_text (
  notice_id VARCHAR,
  text      VARCHAR
);
COMMENT ON TABLE notice_text IS 'The whole clean text in reading order: header, body, foot, annexes; without stamp, seal, furniture, noise';
COMMENT ON COLUMN notice_text.notice_id IS '-> notice';
COMMENT ON COLUMN notice_text.text IS 'NFC, one line a paragraph; offsets of all tables point into it';
