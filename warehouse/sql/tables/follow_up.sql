CREATE TABLE follow_up (
  directive_id     VARCHAR NOT NULL,
  agency_id        VARCHAR,
  status           VARCHAR NOT NULL,
  done_on          DATE,
  result_notice_id VARCHAR,
  result           VARCHAR,
  note             VARCHAR,
  made_by          VARCHAR,
  made_at          TIMESTAMPTZ
);
COMMENT ON TABLE follow_up IS 'What became of a directive: imported, never guessed';
COMMENT ON COLUMN follow_up.directive_id IS '-> directive';
COMMENT ON COLUMN follow_up.agency_id IS '-> agency; NULL = for all that are charged';
COMMENT ON COLUMN follow_up.status IS 'chua_thuc_hien | dang_thuc_hien | cho_xac_nhan | hoan_thanh | tam_dung | khong_thuc_hien';
COMMENT ON COLUMN follow_up.done_on IS 'day of completion';
COMMENT ON COLUMN follow_up.result_notice_id IS '-> notice: the paper that reports the result';
COMMENT ON COLUMN follow_up.result IS 'what came of it';
COMMENT ON COLUMN follow_up.note IS 'free words';
COMMENT ON COLUMN follow_up.made_by IS 'who';
COMMENT ON COLUMN follow_up.made_at IS 'when, UTC';
