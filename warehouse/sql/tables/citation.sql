CREATE TABLE citation (
  citation_id         VARCHAR NOT NULL,
  notice_id           VARCHAR NOT NULL,
  directive_id        VARCHAR,
  kind                VARCHAR NOT NULL,
  raw                 VARCHAR NOT NULL,
  doc_type            VARCHAR,
  number              VARCHAR,
  symbol              VARCHAR,
  full_number         VARCHAR,
  issued_on           DATE,
  issued_on_precision VARCHAR,
  issuer              VARCHAR,
  issuer_source       VARCHAR,
  resolved_notice_id  VARCHAR,
  candidates          STRUCT(notice_id VARCHAR, distance INTEGER, confidence DOUBLE)[],
  char_start          INTEGER NOT NULL,
  char_end            INTEGER NOT NULL,
  reading_confidence  DOUBLE,
  rule_confidence     DOUBLE
);
COMMENT ON TABLE citation IS 'Papers that it cites';
COMMENT ON COLUMN citation.citation_id IS 'key';
COMMENT ON COLUMN citation.notice_id IS '-> notice';
COMMENT ON COLUMN citation.directive_id IS 'NULL: cited outside the directives';
COMMENT ON COLUMN citation.kind IS 'document | self (''Thông báo này'') | attachment';
COMMENT ON COLUMN citation.raw IS 'the words as printed';
COMMENT ON COLUMN citation.doc_type IS 'e.g. Thông báo, Nghị định';
COMMENT ON COLUMN citation.number IS 'as printed';
COMMENT ON COLUMN citation.symbol IS 'e.g. TB-UBND';
COMMENT ON COLUMN citation.full_number IS 'number and symbol, e.g. 88/TB-UBND';
COMMENT ON COLUMN citation.issued_on IS 'date of issue';
COMMENT ON COLUMN citation.issued_on_precision IS 'day | month';
COMMENT ON COLUMN citation.issuer IS 'canonical; who issued the cited paper';
COMMENT ON COLUMN citation.issuer_source IS 'printed | symbol';
COMMENT ON COLUMN citation.resolved_notice_id IS 'the notice here that it names, when only one fits';
COMMENT ON COLUMN citation.candidates IS 'when more than one fits, or a digit may be misread';
COMMENT ON COLUMN citation.char_start IS '0-based code point offset into notice_text.text';
COMMENT ON COLUMN citation.char_end IS 'end of the span, exclusive';
COMMENT ON COLUMN citation.reading_confidence IS '0..1, how sure the characters are; 1.0 for born-digital text';
COMMENT ON COLUMN citation.rule_confidence IS '0..1, how sure the interpretation is';
