CREATE TABLE evidence (
  notice_id          VARCHAR,
  table_name         VARCHAR,
  row_key            VARCHAR,
  field              VARCHAR,
  origin             VARCHAR,
  rule               VARCHAR,
  raw                VARCHAR,
  char_start         INTEGER,
  char_end           INTEGER,
  boxes              STRUCT(page INTEGER, x0 DOUBLE, y0 DOUBLE, x1 DOUBLE, y1 DOUBLE)[],
  reading_confidence DOUBLE,
  rule_confidence    DOUBLE
);
COMMENT ON TABLE evidence IS 'For every value of every table: where it says so';
COMMENT ON COLUMN evidence.notice_id IS '-> notice';
COMMENT ON COLUMN evidence.table_name IS 'whose value it is';
COMMENT ON COLUMN evidence.row_key IS ''''' for the notice; directive_id; directive_id#seq for its agencies and deadlines; seq for recipients and citations';
COMMENT ON COLUMN evidence.field IS 'whose value it is: the column';
COMMENT ON COLUMN evidence.origin IS 'machine | person | register: who the value stands by';
COMMENT ON COLUMN evidence.rule IS 'the rule that found it';
COMMENT ON COLUMN evidence.raw IS 'the words as printed';
COMMENT ON COLUMN evidence.char_start IS '0-based code point offset into notice_text.text';
COMMENT ON COLUMN evidence.char_end IS 'end of the span, exclusive';
COMMENT ON COLUMN evidence.boxes IS 'where on the pages it stands; fractions of the page, origin top left';
COMMENT ON COLUMN evidence.reading_confidence IS '0..1, how sure the characters are; 1.0 for born-digital text';
COMMENT ON COLUMN evidence.rule_confidence IS '0..1, how sure the interpretation is';
