CREATE TABLE stamp (
  stamp_id           VARCHAR,
  notice_id          VARCHAR NOT NULL,
  page               INTEGER,
  kind               VARCHAR NOT NULL,
  agency_raw         VARCHAR,
  agency             VARCHAR,
  agency_id          VARCHAR,
  number             VARCHAR,
  stamped_on         DATE,
  stamped_at         TIMESTAMPTZ,
  transfer_to        VARCHAR,
  file_symbol        VARCHAR,
  raw_text           VARCHAR,
  ink                VARCHAR,
  box                STRUCT(page INTEGER, x0 DOUBLE, y0 DOUBLE, x1 DOUBLE, y1 DOUBLE),
  rotation_degrees   DOUBLE,
  handwritten        VARCHAR[],
  reading_confidence DOUBLE,
  needs_review       BOOLEAN
);
COMMENT ON TABLE stamp IS 'Stamps, seals and signature blocks as data';
COMMENT ON COLUMN stamp.stamp_id IS 'key';
COMMENT ON COLUMN stamp.notice_id IS '-> notice';
COMMENT ON COLUMN stamp.page IS 'page number, from 1';
COMMENT ON COLUMN stamp.kind IS 'incoming | seal | urgency | copy | digital_signature';
COMMENT ON COLUMN stamp.agency_raw IS 'as read';
COMMENT ON COLUMN stamp.agency IS 'canonical; the RECEIVING office for ''incoming''';
COMMENT ON COLUMN stamp.agency_id IS '-> agency; the RECEIVING office for ''incoming''';
COMMENT ON COLUMN stamp.number IS 'arrival number as stamped or written';
COMMENT ON COLUMN stamp.stamped_on IS 'day on the stamp';
COMMENT ON COLUMN stamp.stamped_at IS 'instant of a digital signature; of an incoming stamp its day with the hour of Giờ; UTC';
COMMENT ON COLUMN stamp.transfer_to IS '''Chuyển''';
COMMENT ON COLUMN stamp.file_symbol IS '''Số và ký hiệu HS''';
COMMENT ON COLUMN stamp.raw_text IS 'all its words as read';
COMMENT ON COLUMN stamp.ink IS 'red | blue | violet | black';
COMMENT ON COLUMN stamp.box IS 'where it stands';
COMMENT ON COLUMN stamp.rotation_degrees IS 'positive = clockwise';
COMMENT ON COLUMN stamp.handwritten IS 'names of the fields written by hand';
COMMENT ON COLUMN stamp.reading_confidence IS '0..1, how sure the characters are; 1.0 for born-digital text';
COMMENT ON COLUMN stamp.needs_review IS 'a person should look at it: see review_item';
