CREATE TABLE office (
  agency_id   VARCHAR,
  name        VARCHAR,
  province_id VARCHAR,
  time_zone   VARCHAR
);
COMMENT ON TABLE office IS 'One row: whose warehouse this is';
COMMENT ON COLUMN office.agency_id IS '-> agency: whose warehouse this is';
COMMENT ON COLUMN office.name IS 'of the office';
COMMENT ON COLUMN office.province_id IS '-> province';
COMMENT ON COLUMN office.time_zone IS 'Asia/Ho_Chi_Minh';
