CREATE TABLE deadline (
  directive_id    VARCHAR NOT NULL,
  seq             INTEGER NOT NULL,
  raw             VARCHAR NOT NULL,
  kind            VARCHAR NOT NULL,
  due_on          DATE,
  due_computed_on DATE,
  basis_on        DATE,
  basis           VARCHAR,
  last_day        DATE,
  start_on        DATE,
  end_on          DATE,
  due_time        TIME,
  inclusive       BOOLEAN,
  precision       VARCHAR,
  is_target       BOOLEAN NOT NULL,
  recurrence      VARCHAR,
  next_due_on     DATE,
  applies_to      VARCHAR,
  char_start      INTEGER NOT NULL,
  char_end        INTEGER NOT NULL,
  rule_confidence DOUBLE,
  origin          VARCHAR NOT NULL
);
COMMENT ON TABLE deadline IS 'By when';
COMMENT ON COLUMN deadline.directive_id IS '-> directive';
COMMENT ON COLUMN deadline.seq IS '1, 2, ... in printed order within its directive';
COMMENT ON COLUMN deadline.raw IS 'the words as printed';
COMMENT ON COLUMN deadline.kind IS 'before | by | period | relative | recurring';
COMMENT ON COLUMN deadline.due_on IS 'the printed date; for a period its last day; NULL for relative and recurring ones';
COMMENT ON COLUMN deadline.due_computed_on IS 'relative ones, and years that are not printed';
COMMENT ON COLUMN deadline.basis_on IS 'the day a relative deadline counts from';
COMMENT ON COLUMN deadline.basis IS 'issued_on | event_on | arrival_stamp';
COMMENT ON COLUMN deadline.last_day IS 'the last day that is still in time: ''trước ngày 15/7'' -> 14/7';
COMMENT ON COLUMN deadline.start_on IS 'first day of a period';
COMMENT ON COLUMN deadline.end_on IS 'last day of a period';
COMMENT ON COLUMN deadline.due_time IS 'time of day, where printed';
COMMENT ON COLUMN deadline.inclusive IS 'whether the named day itself is in time';
COMMENT ON COLUMN deadline.precision IS 'day | third_of_month | month | quarter | year';
COMMENT ON COLUMN deadline.is_target IS '''phấn đấu''';
COMMENT ON COLUMN deadline.recurrence IS 'RFC 5545 RRULE';
COMMENT ON COLUMN deadline.next_due_on IS 'recurring ones: the next day due after the publication';
COMMENT ON COLUMN deadline.applies_to IS 'what it is the deadline of, where the words say so';
COMMENT ON COLUMN deadline.char_start IS '0-based code point offset into notice_text.text';
COMMENT ON COLUMN deadline.char_end IS 'end of the span, exclusive';
COMMENT ON COLUMN deadline.rule_confidence IS '0..1, how sure the interpretation is';
COMMENT ON COLUMN deadline.origin IS 'machine | person | register: who the value stands by';
