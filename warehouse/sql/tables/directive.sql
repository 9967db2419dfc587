CREATE TABLE directive (
  directive_id       VARCHAR NOT NULL,
  notice_id          VARCHAR NOT NULL,
  seq                INTEGER NOT NULL,
  path               VARCHAR NOT NULL,
  parent_path        VARCHAR,
  kind               VARCHAR NOT NULL,
  section            VARCHAR NOT NULL,
  is_leaf            BOOLEAN NOT NULL,
  marker             VARCHAR,
  text               VARCHAR NOT NULL,
  context_text       VARCHAR,
  search_text        VARCHAR NOT NULL,
  is_trackable       BOOLEAN NOT NULL,
  product            VARCHAR,
  schedule           VARCHAR,
  char_start         INTEGER NOT NULL,
  char_end           INTEGER NOT NULL,
  boxes              STRUCT(page INTEGER, x0 DOUBLE, y0 DOUBLE, x1 DOUBLE, y1 DOUBLE)[],
  reading_confidence DOUBLE,
  rule_confidence    DOUBLE,
  needs_review       BOOLEAN NOT NULL
);
COMMENT ON TABLE directive IS 'What it asks for: one row an item, group, bullet, continuation';
COMMENT ON COLUMN directive.directive_id IS 'key. First given as notice_id:path; a better reading, new rules or a new version keep it by aligning words and place (the ledger remembers); never used for another directive';
COMMENT ON COLUMN directive.notice_id IS '-> notice';
COMMENT ON COLUMN directive.seq IS '1, 2, ... in printed order within its notice or directive';
COMMENT ON COLUMN directive.path IS 'parent''s path + ''/'' + own label: section ''II'', item ''3'', letter ''a'' ''đ'', ''(1)'', bullet ''-1'', bullet under a bullet ''-1/-2'', second paragraph ''p2'', ''closing'' (''closing/1'' ... if several), ''Điều 3''; a decimal number is written once: ''2.4'' under ''2'', ''2.4.1'' under ''2.4'', ''II/1.1'' under ''II/1''. Examples: ''3/-1'', ''2.4/-2'', ''1/a'', ''2/(1)''';
COMMENT ON COLUMN directive.parent_path IS 'path of the directive above; NULL at the top';
COMMENT ON COLUMN directive.kind IS 'item | group | bullet | continuation | closing | row (of a task table)';
COMMENT ON COLUMN directive.section IS 'main | annex';
COMMENT ON COLUMN directive.is_leaf IS 'item, bullet or row without children: one task';
COMMENT ON COLUMN directive.marker IS 'as printed: ''3.'', ''a)'', ''-''';
COMMENT ON COLUMN directive.text IS 'the passage itself, marker included, children excluded, lines joined';
COMMENT ON COLUMN directive.context_text IS 'the headings above it, outermost first, '' › '' between';
COMMENT ON COLUMN directive.search_text IS 'lower case, no accents, đ -> d';
COMMENT ON COLUMN directive.is_trackable IS 'has a deadline or a named product; false for standing duties';
COMMENT ON COLUMN directive.product IS 'what is asked for: ''báo cáo'', ''tờ trình'', ''kế hoạch'', ...';
COMMENT ON COLUMN directive.schedule IS 'continuous | recurring | urgent | conditional, where no date is given';
COMMENT ON COLUMN directive.char_start IS '0-based code point offset into notice_text.text';
COMMENT ON COLUMN directive.char_end IS 'end of the span, exclusive';
COMMENT ON COLUMN directive.boxes IS 'one a line or page part; NULL for plain text';
COMMENT ON COLUMN directive.reading_confidence IS '0..1, how sure the characters are; 1.0 for born-digital text';
COMMENT ON COLUMN directive.rule_confidence IS '0..1, how sure the interpretation is';
COMMENT ON COLUMN directive.needs_review IS 'a person should look at it: see review_item';
