CREATE TABLE directive_link (
  from_notice_id    VARCHAR NOT NULL,
  from_directive_id VARCHAR,
  to_notice_id      VARCHAR,
  to_directive_id   VARCHAR,
  to_full_number    VARCHAR,
  kind              VARCHAR NOT NULL,
  effective_on      DATE,
  new_due_on        DATE,
  raw               VARCHAR,
  char_start        INTEGER,
  char_end          INTEGER,
  rule_confidence   DOUBLE,
  origin            VARCHAR NOT NULL
);
COMMENT ON TABLE directive_link IS 'The life of directives and papers across notices';
COMMENT ON COLUMN directive_link.from_notice_id IS '-> notice: the later paper';
COMMENT ON COLUMN directive_link.from_directive_id IS '-> directive: its passage that says so';
COMMENT ON COLUMN directive_link.to_notice_id IS '-> notice: the earlier paper; NULL where it is not here';
COMMENT ON COLUMN directive_link.to_directive_id IS '-> directive: the earlier directive, where only one is meant';
COMMENT ON COLUMN directive_link.to_full_number IS 'number of the earlier paper as printed';
COMMENT ON COLUMN directive_link.kind IS 'extends | replaces | repeals | amends | reminds | recalls | reports_on | corrects';
COMMENT ON COLUMN directive_link.effective_on IS 'from when';
COMMENT ON COLUMN directive_link.new_due_on IS 'the new deadline';
COMMENT ON COLUMN directive_link.raw IS 'the words as printed';
COMMENT ON COLUMN directive_link.char_start IS '0-based code point offset into notice_text.text';
COMMENT ON COLUMN directive_link.char_end IS 'end of the span, exclusive';
COMMENT ON COLUMN directive_link.rule_confidence IS '0..1, how sure the interpretation is';
COMMENT ON COLUMN directive_link.origin IS 'machine | person | register: who the value stands by';
