CREATE TABLE recipient (
  notice_id VARCHAR NOT NULL,
  seq       INTEGER NOT NULL,
  role      VARCHAR NOT NULL,
  raw       VARCHAR NOT NULL,
  name      VARCHAR NOT NULL,
  purpose   VARCHAR,
  agency_id VARCHAR
);
COMMENT ON TABLE recipient IS 'Kính gửi, Nơi nhận, Lưu';
COMMENT ON COLUMN recipient.notice_id IS '-> notice';
COMMENT ON COLUMN recipient.seq IS '1, 2, ... in printed order within its notice or directive';
COMMENT ON COLUMN recipient.role IS 'addressee (Kính gửi) | recipient (Nơi nhận) | archive (Lưu)';
COMMENT ON COLUMN recipient.raw IS 'the line as printed';
COMMENT ON COLUMN recipient.name IS 'without dash, closing mark and purpose';
COMMENT ON COLUMN recipient.purpose IS '''để báo cáo'' of ''(để báo cáo)''';
COMMENT ON COLUMN recipient.agency_id IS '-> agency; NULL where the catalogue does not know it';
