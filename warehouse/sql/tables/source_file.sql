CREATE TABLE source_file (
  file_sha256    VARCHAR NOT NULL,
  content_sha256 VARCHAR,
  source_uri     VARCHAR NOT NULL,
  file_name      VARCHAR,
  member_path    VARCHAR,
  notice_id      VARCHAR,
  relation       VARCHAR,
  state          VARCHAR,
  first_seen     TIMESTAMPTZ,
  last_seen      TIMESTAMPTZ,
  gone_at        TIMESTAMPTZ
);
COMMENT ON TABLE source_file IS 'Every file that was ever seen';
COMMENT ON COLUMN source_file.file_sha256 IS 'of the original bytes';
COMMENT ON COLUMN source_file.content_sha256 IS 'identity of the content: equal for re-saved copies';
COMMENT ON COLUMN source_file.source_uri IS 'where it came from, without user, password, query';
COMMENT ON COLUMN source_file.file_name IS 'without folders';
COMMENT ON COLUMN source_file.member_path IS 'inside its archive or e-mail';
COMMENT ON COLUMN source_file.notice_id IS '-> notice: a copy stands under the notice it was merged with';
COMMENT ON COLUMN source_file.relation IS 'original | copy | resaved | rescan | corrected | member (of an archive or e-mail)';
COMMENT ON COLUMN source_file.state IS 'seen | archived | read | cleaned | parsed | loaded | published | quarantined | not_a_notice';
COMMENT ON COLUMN source_file.first_seen IS 'UTC';
COMMENT ON COLUMN source_file.last_seen IS 'UTC';
COMMENT ON COLUMN source_file.gone_at IS 'when the source no longer offered it';
