CREATE TABLE calendar_day (
  day        DATE,
  is_working BOOLEAN NOT NULL,
  name       VARCHAR
);
COMMENT ON TABLE calendar_day IS 'Working days and holidays';
COMMENT ON COLUMN calendar_day.day IS 'key';
COMMENT ON COLUMN calendar_day.is_working IS 'false on weekends and holidays';
COMMENT ON COLUMN calendar_day.name IS 'of the holiday';
