CREATE TABLE page (
  notice_id          VARCHAR,
  page               INTEGER,
  width_mm           DOUBLE,
  height_mm          DOUBLE,
  dpi                INTEGER,
  method             VARCHAR,
  method_reason      VARCHAR,
  engine             VARCHAR,
  text               VARCHAR,
  reading_confidence DOUBLE,
  rotation           INTEGER,
  skew_degrees       DOUBLE,
  words_total        INTEGER,
  words_body         INTEGER,
  words_stamp        INTEGER,
  words_seal         INTEGER,
  words_furniture    INTEGER,
  words_noise        INTEGER
);
COMMENT ON TABLE page IS 'How each page was read, and its word accounting';
COMMENT ON COLUMN page.notice_id IS '-> notice';
COMMENT ON COLUMN page.page IS 'page number, from 1';
COMMENT ON COLUMN page.width_mm IS 'of the sheet as shown';
COMMENT ON COLUMN page.height_mm IS 'of the sheet as shown';
COMMENT ON COLUMN page.dpi IS 'of the picture that was read; NULL for text';
COMMENT ON COLUMN page.method IS 'plain_text | text_layer | ocr | mixed';
COMMENT ON COLUMN page.method_reason IS 'why this method';
COMMENT ON COLUMN page.engine IS 'engine, model and settings fingerprint';
COMMENT ON COLUMN page.text IS 'as it was read, before cleaning';
COMMENT ON COLUMN page.reading_confidence IS '0..1, how sure the characters are; 1.0 for born-digital text';
COMMENT ON COLUMN page.rotation IS 'degrees clockwise that we turned it';
COMMENT ON COLUMN page.skew_degrees IS 'positive = clockwise, as found';
COMMENT ON COLUMN page.words_total IS 'counted independently of the five below';
COMMENT ON COLUMN page.words_body IS 'words of the text itself';
COMMENT ON COLUMN page.words_stamp IS 'words of stamps and signature blocks';
COMMENT ON COLUMN page.words_seal IS 'letters of round seals';
COMMENT ON COLUMN page.words_furniture IS 'page numbers, running heads';
COMMENT ON COLUMN page.words_noise IS 'specks, markup; body, stamp, seal, furniture and noise add up to words_total';
