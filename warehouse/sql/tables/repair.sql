CREATE TABLE repair (
  notice_id  VARCHAR,
  page       INTEGER,
  raw        VARCHAR,
  repaired   VARCHAR,
  rule       VARCHAR,
  char_start INTEGER,
  char_end   INTEGER
);
COMMENT ON TABLE repair IS 'Changes to what was read that a closed list made safe';
COMMENT ON COLUMN repair.notice_id IS '-> notice';
COMMENT ON COLUMN repair.page IS 'page number, from 1';
COMMENT ON COLUMN repair.raw IS 'as it was read';
COMMENT ON COLUMN repair.repaired IS 'as it stands in the text';
COMMENT ON COLUMN repair.rule IS 'the closed list or grammar that made it safe';
COMMENT ON COLUMN repair.char_start IS '0-based code point offset into notice_text.text';
COMMENT ON COLUMN repair.char_end IS 'end of the span, exclusive';
