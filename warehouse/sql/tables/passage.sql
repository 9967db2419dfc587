CREATE TABLE passage (
  notice_id    VARCHAR,
  seq          INTEGER,
  char_start   INTEGER,
  char_end     INTEGER,
  directive_id VARCHAR,
  kind         VARCHAR
);
COMMENT ON TABLE passage IS 'Covers notice_text.text exactly once: what each part of the text is';
COMMENT ON COLUMN passage.notice_id IS '-> notice';
COMMENT ON COLUMN passage.seq IS '1, 2, ... in printed order within its notice or directive';
COMMENT ON COLUMN passage.char_start IS '0-based code point offset into notice_text.text';
COMMENT ON COLUMN passage.char_end IS 'end of the span, exclusive';
COMMENT ON COLUMN passage.directive_id IS '-> directive, where the passage is one';
COMMENT ON COLUMN passage.kind IS 'header | addressee | context | preamble | directive | closing | signature | recipients | annex';
